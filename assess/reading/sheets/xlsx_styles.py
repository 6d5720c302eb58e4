"""The looks of cells in a workbook of Excel, as far as they say what a cell means: kinds of numbers, and what is struck through."""

from dataclasses import dataclass, field

from assess.reading.sheets.texts import BUILT_IN, Form, form_of
from assess.reading.sheets.xml_parts import Attributes


@dataclass(frozen=True, kw_only=True, slots=True)
class Styles:
    """The looks by their number, as cells name them."""

    forms: tuple[Form, ...] = ()
    struck: frozenset[int] = frozenset()

    def form(self, style: int) -> Form:
        """The kind of number; an ordinary one where the file does not say."""
        return self.forms[style] if 0 <= style < len(self.forms) else Form.NUMBER


@dataclass(slots=True)
class StylesReader:
    """Reads the part. What is no number where one should be counts as none."""

    inside: str = ""
    codes: dict[str, str] = field(default_factory=dict)
    fonts: list[bool] = field(default_factory=list)
    looks: list[tuple[str, str]] = field(default_factory=list)

    def start(self, name: str, attributes: Attributes) -> None:
        """Take in the beginning of an element."""
        match self.inside, name:
            case "", "numFmts" | "fonts" | "cellXfs":
                self.inside = name
            case "numFmts", "numFmt":
                self.codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
            case "fonts", "font":
                self.fonts.append(False)
            case "fonts", "strike" if self.fonts:
                self.fonts[-1] = is_struck(attributes)
            case "cellXfs", "xf":
                self.looks.append((attributes.get("numFmtId", ""), attributes.get("fontId", "")))

    def end(self, name: str) -> None:
        """Take in its end."""
        if name == self.inside:
            self.inside = ""

    def text(self, text: str) -> None:
        """Take in nothing: styles hold no texts."""

    def styles(self) -> Styles:
        """All that was read."""
        struck = {str(number) for number, is_so in enumerate(self.fonts) if is_so}
        forms: dict[str, Form] = {}
        for number, _ in self.looks:
            forms.setdefault(number, self._form(number))
        return Styles(
            forms=tuple(forms[number] for number, _ in self.looks),
            struck=frozenset(style for style, (_, font) in enumerate(self.looks) if font in struck),
        )

    def _form(self, number: str) -> Form:
        if number in self.codes:
            return form_of(self.codes[number])
        return BUILT_IN.get(int(number), Form.NUMBER) if number.isdecimal() and len(number) < 9 else Form.NUMBER


def is_struck(attributes: Attributes) -> bool:
    """True if the mark of a line through a text stands, and does not say that there is none."""
    return attributes.get("val", "1") not in ("0", "false", "off")
