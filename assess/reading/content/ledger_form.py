"""The form of all ledgers (`standards/ledger.yaml`) → `LedgerForm`: columns, quorums, words for offices and for lists of people."""

from dataclasses import replace

from assess.model.ledger import Audience, Column, FieldKind, LedgerForm, Quorum, WorkbookWord
from assess.model.people import Office, OfficeWords, RosterColumn, RosterWords
from assess.reading.fields import (
    Node,
    read_fields,
    read_id,
    read_mapping,
    read_member,
    read_some,
    read_table,
    read_texts,
    read_whole,
    read_yes_no,
    text_of,
)


def read_ledger_form(node: Node) -> LedgerForm:
    """`ledger.yaml`."""
    fields = read_fields(
        node,
        required=("columns", "audiences", "part_percent", "offices", "roster"),
        optional=("quorums", "titles", "absence_words", "workbook"),
    )
    audiences = read_mapping(fields["audiences"]) if "audiences" in fields else {}
    return LedgerForm(
        columns=read_table(fields["columns"], _column) if "columns" in fields else {},
        audiences={read_member(replace(each, value=name), Audience): read_texts(each) for name, each in audiences.items()},
        part_percent=read_whole(fields.get("part_percent"), high=100),
        quorums=tuple(map(_quorum, read_some(fields.get("quorums")))) if "quorums" in fields else (),
        titles=read_texts(fields["titles"]) if "titles" in fields else (),
        absence_words=read_texts(fields["absence_words"]) if "absence_words" in fields else (),
        offices=_offices(fields.get("offices")),
        roster=_roster_columns(fields.get("roster")),
        workbook=_workbook(fields.get("workbook")),
    )


def _quorum(node: Node) -> Quorum:
    fields = read_fields(node, required=("activity", "percent", "zh", "en"), optional=("more_than", "topics"))
    return Quorum(
        activity=read_id(fields.get("activity")),
        percent=read_whole(fields.get("percent"), high=100),
        more_than="more_than" in fields and read_yes_no(fields["more_than"]),
        topics=read_texts(fields["topics"]) if "topics" in fields else (),
        text=text_of(fields, node),
    )


def _column(name: str, node: Node) -> Column:
    fields = read_fields(node, required=("kind", "zh", "en", "also"))
    return Column(
        id=name, kind=read_member(fields.get("kind"), FieldKind), text=text_of(fields, node), also=read_texts(fields.get("also"))
    )


def _offices(node: Node | None) -> dict[Office, OfficeWords]:
    """The field `offices`."""
    fields = {} if node is None else read_fields(node, required=tuple(Office))
    return {Office(name): _office(each) for name, each in fields.items()}


def _roster_columns(node: Node | None) -> dict[RosterColumn, RosterWords]:
    """The field `roster`."""
    fields = {} if node is None else read_fields(node, required=tuple(RosterColumn))
    return {RosterColumn(name): _roster_column(each) for name, each in fields.items()}


def _workbook(node: Node | None) -> dict[WorkbookWord, tuple[str, ...]]:
    """The field `workbook`."""
    fields = {} if node is None else read_fields(node, required=tuple(WorkbookWord))
    return {WorkbookWord(name): read_texts(each) for name, each in fields.items()}


def _office(node: Node) -> OfficeWords:
    fields = read_fields(node, required=("zh", "en", "also"), optional=("of", "everybody"))
    of = fields.get("of")
    said = text_of(read_fields(of, required=("zh", "en")), of) if of is not None else None
    everybody = read_texts(fields["everybody"]) if "everybody" in fields else ()
    return OfficeWords(text=text_of(fields, node), also=read_texts(fields.get("also")), of=said, everybody=everybody)


def _roster_column(node: Node) -> RosterWords:
    fields = read_fields(node, required=("zh", "en", "also"))
    return RosterWords(text=text_of(fields, node), also=read_texts(fields.get("also")))
