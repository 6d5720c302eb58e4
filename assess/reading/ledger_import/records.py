"""The rows of a sheet, whatever its layout: records of texts under headings, or with what the layout itself says of them."""

from dataclasses import dataclass, field

from assess.model.import_plan import Gives, Layout, NoteKind, WhyNot, WordKind
from assess.reading.sheets import Worksheet


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """A thing that may be an entry. `cells` are texts by the id of their column, `fixed` those by a field that the layout knows.

    `out` is why it is none by itself, `asks` the values of the layout that are asked about, `unknown` columns whose formula has no
    value. `sub` counts the records of one row.
    """

    number: int
    cells: dict[str, str] = field(default_factory=dict)
    fixed: dict[str, str] = field(default_factory=dict)
    gives: Gives = field(default_factory=Gives)
    sub: int = 0
    out: NoteKind | None = None
    text: str = ""
    asks: tuple[tuple[WordKind, str], ...] = ()
    unknown: frozenset[str] = frozenset()
    planned: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """Records under the same headings: ids of columns → the headings; none where the layout knows the fields itself."""

    headings: dict[str, str]
    records: tuple[Record, ...]
    gives: Gives = field(default_factory=Gives)
    hidden: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetRead:
    """A sheet that was looked at. `why` is the reason why it is off; one that cannot be a ledger has no blocks."""

    id: str
    sheet: Worksheet
    layout: Layout
    blocks: tuple[Block, ...] = ()
    gives: Gives = field(default_factory=Gives)
    why: WhyNot | None = None

    @property
    def can(self) -> bool:
        """True if something of it can be entered."""
        return bool(self.blocks)


def numbered(texts: list[str]) -> list[str]:
    """Ids from texts: a repeated one gets its number, 备注#2."""
    seen: dict[str, int] = {}
    ids = []
    for text in texts:
        seen[text] = seen.get(text, 0) + 1
        ids.append(text if seen[text] == 1 else f"{text}#{seen[text]}")
    return ids
