"""Glossary, sources, corrections, doubts, pitfalls, what lies outside the poster, versions and training: nothing here is scored."""

from assess.errors import Wrong
from assess.model.library import Change, Correction, Doubt, Library, Outside, Provision, Source, Term, Version
from assess.model.standard import Attested, Confidence, CorrectionKind, SourceKind
from assess.reading.content.meanings import read_recorded_texts
from assess.reading.content.session import FILE as SESSION
from assess.reading.content.session import read_agenda
from assess.reading.content.standard import Files
from assess.reading.content.training import read_modules
from assess.reading.fields import (
    Node,
    read_bilingual,
    read_fields,
    read_list,
    read_mapping,
    read_member,
    read_optional,
    read_table,
    read_text,
    read_texts,
    read_whole,
    read_yes_no,
    text_of,
)


def read_library(files: Files) -> Library:
    """All these files; problems go to the collector that the nodes carry."""
    return Library(
        terms=tuple(read_table(files["glossary.yaml"], _term).values()),
        sources=read_table(files["sources.yaml"], _source),
        corrections=_corrections(files["corrections.yaml"]),
        doubts=tuple(_doubt(each) for each in read_list(files["doubts.yaml"])),
        pitfalls={name: read_bilingual(each) for name, each in read_mapping(files["pitfalls.yaml"]).items()},
        outside=read_table(files["outside.yaml"], _outside),
        versions=tuple(_version(each) for each in read_list(files["versions.yaml"])),
        modules=read_modules(files),
        agenda=read_agenda(files[SESSION]),
        recorded=read_recorded_texts(files),
    )


def _term(name: str, node: Node) -> Term:
    fields = read_fields(node, required=("zh", "pinyin", "en", "definition", "attested", "basis"), optional=("also",))
    also = read_fields(fields["also"], required=(), optional=("zh", "en")) if "also" in fields else {}
    return Term(
        id=name,
        text=text_of(fields, node),
        pinyin=read_text(fields.get("pinyin")),
        definition=read_bilingual(fields.get("definition")),
        attested=read_member(fields.get("attested"), Attested),
        basis=read_bilingual(fields.get("basis")),
        also_zh=read_texts(also.get("zh")),
        also_en=read_texts(also.get("en")),
    )


def _source(name: str, node: Node) -> Source:
    fields = read_fields(node, required=("kind", "zh", "en", "issuer", "status", "checked"), optional=("year", "read_at"))
    return Source(
        id=name,
        kind=read_member(fields.get("kind"), SourceKind),
        text=text_of(fields, node),
        issuer=read_bilingual(fields.get("issuer")),
        year=read_optional(fields.get("year"), lambda year: read_whole(year, low=1900, high=2100)),
        status=read_bilingual(fields.get("status")),
        read_at=read_texts(fields.get("read_at")),
        checked=read_text(fields.get("checked")),
    )


def _outside(name: str, node: Node) -> Outside:
    fields = read_fields(node, required=("zh", "en"), optional=("also", "national", "ask"))
    also = read_fields(fields["also"], required=(), optional=("zh", "en")) if "also" in fields else {}
    return Outside(
        id=name,
        text=text_of(fields, node),
        also_zh=read_texts(also.get("zh")),
        also_en=read_texts(also.get("en")),
        national=read_optional(fields.get("national"), _provision),
        ask=read_optional(fields.get("ask"), read_bilingual),
    )


def _provision(node: Node) -> Provision:
    fields = read_fields(node, required=("source", "article", "zh", "en"))
    return Provision(
        source=read_text(fields.get("source")),
        article=read_bilingual(fields.get("article")),
        text=text_of(fields, node),
    )


def _corrections(node: Node) -> tuple[Correction, ...]:
    corrections = tuple(_correction(each) for each in read_list(node))
    ids = [each.id for each in corrections]
    for each in sorted({id_ for id_ in ids if ids.count(id_) > 1}):
        node.wrong(Wrong.DUPLICATE_ID, id=each)
    return corrections


def _correction(node: Node) -> Correction:
    fields = read_fields(node, required=("id", "lines", "before", "after", "kind", "why", "confidence", "applied"))
    return Correction(
        id=read_text(fields.get("id")),
        lines=_lines(fields.get("lines")),
        before=read_text(fields.get("before")),
        after=read_text(fields.get("after")),
        kind=read_member(fields.get("kind"), CorrectionKind),
        why=read_bilingual(fields.get("why")),
        confidence=read_member(fields.get("confidence"), Confidence),
        applied=read_yes_no(fields.get("applied")),
    )


def _doubt(node: Node) -> Doubt:
    fields = read_fields(node, required=("lines", "text", "doubt"))
    return Doubt(
        lines=_lines(fields.get("lines")),
        text=read_text(fields.get("text")),
        doubt=read_bilingual(fields.get("doubt")),
    )


def _version(node: Node) -> Version:
    fields = read_fields(node, required=("version", "since", "changes"))
    return Version(
        version=read_text(fields.get("version")),
        since=read_text(fields.get("since")),
        changes=tuple(_change(each) for each in read_list(fields.get("changes"))),
    )


def _change(node: Node) -> Change:
    fields = read_fields(node, required=("zh", "en"), optional=("about",))
    return Change(text=text_of(fields, node), about=read_texts(fields.get("about")))


def _lines(node: Node | None) -> tuple[int, ...]:
    return tuple(read_whole(each, low=1) for each in read_list(node))
