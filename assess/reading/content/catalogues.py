"""The shared lists of the standard: facts, conditions, activities, evidence, comparisons, scoring, labels."""

from enum import StrEnum

from assess.errors import Wrong
from assess.model.answers import Choice
from assess.model.branch import Fact, FactKind, FactTest, Notice
from assess.model.ledger import Audience
from assess.model.periods import MONTHS
from assess.model.rules import Each, Period, Role
from assess.model.standard import (
    MOST_EFFORT,
    Activity,
    AnswerLabel,
    Attested,
    Band,
    Basis,
    Comparison,
    Condition,
    Confidence,
    CorrectionKind,
    Evidence,
    EvidenceKind,
    Kind,
    PlanForm,
    Relation,
    Scoring,
    SourceKind,
    Strength,
    Who,
    label_list,
)
from assess.model.text import Text
from assess.reading.fields import (
    Node,
    read_bilingual,
    read_fields,
    read_id,
    read_ids,
    read_list,
    read_mapping,
    read_member,
    read_optional,
    read_some,
    read_table,
    read_text,
    read_texts,
    read_whole,
    read_yes_no,
    text_of,
)

CLOSED_LISTS: tuple[type[StrEnum], ...] = (
    Kind, Strength, Who, Period, Each, Role, Relation, Confidence, EvidenceKind, CorrectionKind, SourceKind, Attested, Basis,
)  # fmt: skip
"""Each has its words in `labels.yaml`, under its name."""


def read_facts(node: Node) -> tuple[dict[str, Text], dict[str, Fact], frozenset[str]]:
    """`facts.yaml`: the groups of the form, the facts in the order they are asked, and those that are asked no longer."""
    fields = read_fields(node, required=("groups", "facts"), optional=("retired",))
    groups = read_table(fields["groups"], lambda _, group: read_bilingual(group)) if "groups" in fields else {}
    facts = read_table(fields["facts"], _fact) if "facts" in fields else {}
    return groups, facts, frozenset(read_ids(fields.get("retired")))


def _fact(name: str, node: Node) -> Fact:
    fields = read_fields(
        node,
        required=("group", "type", "zh", "en"),
        optional=("at_most", "measure", "hint", "options", "asked_when", "notices"),
    )
    kind = read_member(fields.get("type"), FactKind)
    if kind is FactKind.CHOICE and "options" not in fields:
        node.wrong(Wrong.MISSING_FIELD, name="options")
    if kind in (FactKind.COUNT, FactKind.SIZES) and "at_most" not in fields:
        node.wrong(Wrong.MISSING_FIELD, name="at_most")
    return Fact(
        id=name,
        group=read_id(fields.get("group")),
        kind=kind,
        text=text_of(fields, node),
        hint=read_optional(fields.get("hint"), read_bilingual),
        measure=read_optional(fields.get("measure"), read_bilingual),
        options=_options(fields.get("options")),
        asked_when=read_optional(fields.get("asked_when"), read_id),
        at_most=read_whole(fields.get("at_most")),
        notices=tuple(map(_notice, read_some(fields.get("notices")))) if "notices" in fields else (),
    )


def _notice(node: Node) -> Notice:
    fields = read_fields(node, required=("when", "zh", "en"))
    return Notice(when=tuple(map(_fact_test, read_some(fields.get("when")))), text=text_of(fields, node))


def _fact_test(node: Node) -> FactTest:
    fields = read_fields(node, required=("fact",), optional=("is", "at_least", "at_most", "entries"))
    return FactTest(
        fact=read_id(fields.get("fact")),
        is_=read_texts(fields["is"]) if "is" in fields else (),
        at_least=read_optional(fields.get("at_least"), read_whole),
        at_most=read_optional(fields.get("at_most"), read_whole),
        entries=read_optional(fields.get("entries"), read_whole),
    )


def _options(node: Node | None) -> dict[str, Text]:
    return {} if node is None else read_table(node, lambda _, option: read_bilingual(option))


def read_conditions(node: Node) -> dict[str, Condition]:
    """`conditions.yaml`."""
    return read_table(node, _condition)


def _condition(name: str, node: Node) -> Condition:
    fields = read_fields(node, required=("fact", "basis", "zh", "en"), optional=("is", "not"))
    if ("is" in fields) == ("not" in fields):
        node.wrong(Wrong.MISSING_FIELD, name="is / not")
    return Condition(
        id=name,
        fact=read_id(fields.get("fact")),
        is_=read_texts(fields.get("is")),
        is_not=read_texts(fields.get("not")),
        basis=read_member(fields.get("basis"), Basis),
        text=text_of(fields, node),
    )


def read_activities(node: Node) -> dict[str, Activity]:
    """`activities.yaml`."""
    return read_table(node, _activity)


def _activity(name: str, node: Node) -> Activity:
    fields = read_fields(node, required=("zh", "en", "en_many", "measure", "fields"), optional=("labels", "also", "to"))
    return Activity(
        id=name,
        text=text_of(fields, node),
        en_many=read_text(fields.get("en_many")),
        measure=read_bilingual(fields.get("measure")),
        fields=read_ids(fields.get("fields")),
        labels=read_table(fields["labels"], lambda _, each: read_bilingual(each)) if "labels" in fields else {},
        also=read_texts(fields.get("also")),
        to=(read_member(fields["to"], Audience),) if "to" in fields else (),
    )


def read_plan_form(node: Node) -> PlanForm:
    """`plan.yaml`: every period that a calendar gives has its months."""
    fields = read_fields(node, required=("usual", "activities", "reminder_days"))
    return PlanForm(
        usual=_months(fields["usual"], required=tuple(MONTHS)) if "usual" in fields else {},
        activities=read_table(fields["activities"], lambda _, each: _months(each)) if "activities" in fields else {},
        reminder_days=read_whole(fields.get("reminder_days"), high=60),
    )


def _months(node: Node, *, required: tuple[Period, ...] = ()) -> dict[Period, tuple[int, ...]]:
    fields = read_fields(node, required=required, optional=tuple(MONTHS))
    return {Period(name): _months_of(Period(name), each) for name, each in fields.items()}


def _months_of(per: Period, node: Node) -> tuple[int, ...]:
    return tuple(read_whole(each, low=1, high=MONTHS[per]) for each in read_some(node))


def read_evidence(node: Node) -> dict[str, Evidence]:
    """One file of `evidence/`."""
    return read_table(node, _evidence)


def _evidence(name: str, node: Node) -> Evidence:
    fields = read_fields(node, required=("kind", "zh", "en"))
    return Evidence(id=name, kind=read_member(fields.get("kind"), EvidenceKind), text=text_of(fields, node))


def read_comparisons(node: Node) -> dict[str, Comparison]:
    """`comparisons.yaml`. An article of a rule that was not verified is refused: it would be read as fact."""
    return read_table(node, _comparison)


def _comparison(name: str, node: Node) -> Comparison:
    fields = read_fields(
        node,
        required=("relation", "confidence", "national"),
        optional=("source", "article", "note", "about"),
    )
    relation = read_member(fields.get("relation"), Relation)
    confidence = read_member(fields.get("confidence"), Confidence)
    if "article" in fields and (relation is Relation.NOT_VERIFIED or confidence is Confidence.NONE):
        fields["article"].wrong(Wrong.ARTICLE_NOT_VERIFIED)
    return Comparison(
        id=name,
        relation=relation,
        confidence=confidence,
        source=read_optional(fields.get("source"), read_id),
        article=read_optional(fields.get("article"), read_bilingual),
        national=read_bilingual(fields.get("national")),
        note=read_optional(fields.get("note"), read_bilingual),
        about=read_texts(fields.get("about")),
    )


SCORING_FIELDS = (
    "notice", "answers", "points", "advice", "weights", "bands", "red_line_cap", "efforts", "fact_seconds", "answer_seconds",
    "next_actions",
    "remind_after_days",
    "weakest_requirements",
)  # fmt: skip


def read_scoring(node: Node) -> tuple[Scoring, int]:
    """`scoring.yaml`: the convention, and the points that a requirement has by default."""
    fields = read_fields(node, required=SCORING_FIELDS)
    bands = _bands(fields.get("bands"))
    scoring = Scoring(
        notice=read_bilingual(fields.get("notice")),
        answers=_answers(fields["answers"]) if "answers" in fields else {},
        advice=frozenset(read_member(each, Strength) for each in read_list(fields.get("advice"))),
        weights=_weights(fields.get("weights")),
        bands=bands,
        red_line_cap=_cap(fields.get("red_line_cap"), bands),
        efforts=_efforts(fields["efforts"]) if "efforts" in fields else {},
        fact_seconds=read_whole(fields.get("fact_seconds"), low=1, high=600),
        answer_seconds=read_whole(fields.get("answer_seconds"), low=1, high=600),
        next_actions=read_whole(fields.get("next_actions"), low=1, high=10),
        remind_after_days=read_whole(fields.get("remind_after_days"), low=1, high=365),
        weakest_requirements=read_whole(fields.get("weakest_requirements"), low=1, high=100),
    )
    return scoring, read_whole(fields.get("points"), low=1, high=100)


def _efforts(node: Node) -> dict[Kind, int]:
    given = read_table(node, lambda _, level: read_whole(level, low=1, high=MOST_EFFORT))
    _complete(node, set(given), Kind)
    return {Kind(name): level for name, level in given.items() if name in set(Kind)}


def _answers(node: Node) -> dict[str, AnswerLabel]:
    answers = read_table(node, _answer)
    _complete(node, set(answers), Choice)
    return answers


def _answer(_: str, node: Node) -> AnswerLabel:
    fields = read_fields(
        node,
        required=("zh", "en", "red_line_zh", "red_line_en"),
        optional=("percent", "reason_required"),
    )
    return AnswerLabel(
        percent=read_optional(fields.get("percent"), lambda percent: read_whole(percent, high=100)),
        reason_required=read_yes_no(fields.get("reason_required")),
        text=text_of(fields, node),
        red_line_text=text_of(fields, node, prefix="red_line_"),
    )


def _weights(node: Node | None) -> dict[str, int]:
    return {} if node is None else read_table(node, lambda _, weight: read_whole(weight, low=1, high=100))


def _bands(node: Node | None) -> tuple[Band, ...]:
    bands = tuple(_band(each) for each in read_list(node))
    lowest = [band.lowest for band in bands]
    if node is not None and (not lowest or lowest[-1] != 0 or lowest != sorted(set(lowest), reverse=True)):
        node.wrong(Wrong.BANDS_OUT_OF_ORDER)
    return bands


def _band(node: Node) -> Band:
    fields = read_fields(node, required=("id", "from", "zh", "en"))
    return Band(id=read_id(fields.get("id")), lowest=read_whole(fields.get("from"), high=100), text=text_of(fields, node))


def _cap(node: Node | None, bands: tuple[Band, ...]) -> str:
    cap = read_id(node)
    if node is not None and cap not in [band.id for band in bands]:
        node.wrong(Wrong.UNKNOWN_ID, id=cap, of="bands")
    return cap


def read_labels(node: Node) -> dict[str, dict[str, Text]]:
    """`labels.yaml`: words for every member of every closed list, no more and no fewer."""
    lists = {label_list(closed): closed for closed in CLOSED_LISTS} | {"strength_meaning": Strength}
    fields = read_fields(node, required=tuple(lists))
    return {name: _labels(fields[name], closed) for name, closed in lists.items() if name in fields}


def _labels(node: Node, closed: type[StrEnum]) -> dict[str, Text]:
    labels = {name: read_bilingual(child) for name, child in read_mapping(node).items()}
    _complete(node, set(labels), closed)
    return labels


def _complete(node: Node, given: set[str], closed: type[StrEnum]) -> None:
    wanted = {member.value for member in closed}
    if given != wanted:
        missing, unknown = sorted(wanted - given), sorted(given - wanted)
        node.wrong(Wrong.INCOMPLETE_LIST, missing=", ".join(missing) or "–", unknown=", ".join(unknown) or "–")
