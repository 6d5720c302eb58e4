"""HTML as text, made from elements: whatever is put in comes out as text, because only names of ours become tags."""

from collections.abc import Iterable

from assess.outputs.formats.printable import printable

EMPTY = frozenset({"meta", "col", "br", "hr"})
"""Elements that have no end."""

SPECIAL = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
SLASH = "/"


class Markup(str):
    """Text that is HTML already: it came out of `element`."""

    __slots__ = ()


def element(name: str, *children: "str | Iterable[str]", **attributes: str) -> Markup:
    """An element with attributes and children. What is not `Markup` is escaped; a Python keyword takes a `_` at its end."""
    given = "".join(f' {key.rstrip("_").replace("_", ":")}="{escaped(value)}"' for key, value in attributes.items())
    if name in EMPTY:
        return Markup(f"<{name}{given}>")
    return Markup(f"<{name}{given}>{''.join(_parts(children))}<{SLASH}{name}>")


def raw_element(name: str, text: str) -> Markup:
    """An element whose text HTML does not unescape, as a style sheet. For text of ours alone."""
    return Markup(f"<{name}>{text}<{SLASH}{name}>")


def for_word(*children: str) -> Markup:
    """Something that Word reads and browsers skip."""
    return Markup(f"<!--[if gte mso 9]>{''.join(_parts(children))}<![endif]-->")


def escaped(text: str) -> str:
    """Safe in a text and in an attribute."""
    return printable(text).translate(SPECIAL)


def _parts(children: Iterable["str | Iterable[str]"]) -> Iterable[str]:
    for child in children:
        if isinstance(child, Markup):
            yield child
        elif isinstance(child, str):
            yield escaped(child)
        else:
            yield from _parts(child)
