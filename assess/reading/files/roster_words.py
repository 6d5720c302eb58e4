"""The words for offices, and for the columns of a list of people, in `standards/ledger.yaml`; every one has some."""

from assess.model.people import Office, OfficeWords, RosterColumn, RosterWords
from assess.reading.fields import Node, read_fields, read_texts, text_of


def read_offices(node: Node | None) -> dict[Office, OfficeWords]:
    """The field `offices`."""
    fields = {} if node is None else read_fields(node, required=tuple(Office))
    return {Office(name): _office(each) for name, each in fields.items()}


def read_roster_columns(node: Node | None) -> dict[RosterColumn, RosterWords]:
    """The field `roster`."""
    fields = {} if node is None else read_fields(node, required=tuple(RosterColumn))
    return {RosterColumn(name): _column(each) for name, each in fields.items()}


def _office(node: Node) -> OfficeWords:
    fields = read_fields(node, required=("zh", "en", "also"), optional=("of",))
    of = fields.get("of")
    said = text_of(read_fields(of, required=("zh", "en")), of) if of is not None else None
    return OfficeWords(text=text_of(fields, node), also=read_texts(fields.get("also")), of=said)


def _column(node: Node) -> RosterWords:
    fields = read_fields(node, required=("zh", "en", "also"))
    return RosterWords(text=text_of(fields, node), also=read_texts(fields.get("also")))
