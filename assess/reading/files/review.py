"""A reviewer's part of a branch's file (考核) → `Review`.

    "review": {"reviewer": "…", "date": "2026-12-01", "unfinished": true, "answers": {<requirement id>: {"answer", "note", "as"}}}

`unfinished` is absent once the reviewer has handed the file back; `as` is the meaning that an answer was given to, as in the
branch's own answers. The part is written back as it stands. What would not fit the form any more (a key written twice, an answer
that is no mapping) is handed to `aside`; what is only unknown, or misspelt, stays in its place.
"""

from collections.abc import Callable
from datetime import date

from assess.errors import Wrong
from assess.model.answers import NAME_LIMIT, TEXT_LIMIT, Answer, Choice
from assess.model.review import Review
from assess.model.standard import Standard
from assess.reading.fields import Node, read_mapping, shown
from assess.reading.files.carried import GIVEN_AS, Carrying
from assess.reading.lenient import iso_day

REVIEW_FIELDS = ("reviewer", "date", "unfinished", "answers")

Raw = dict[str, object]
Aside = Callable[[str, object], None]


def raw_review(node: Node, carrying: Carrying, aside: Aside) -> Raw | None:
    """The part as it is kept: of one form, with the present ids, and each answer with what it was given to.

    Problems of form go to the node's collector.
    """
    if not isinstance(node.value, dict):
        node.wrong(Wrong.NOT_MAPPING, got=shown(node.value))
        aside("review", node.value)
        return None
    raw = dict(node.value)
    if not isinstance(raw.get("reviewer", ""), str):
        node.child("reviewer", raw["reviewer"]).wrong(Wrong.NOT_TEXT, got=shown(raw["reviewer"]))
        aside("review.reviewer", raw.pop("reviewer"))
    if "answers" in raw:
        raw["answers"] = _raw_answers(node.child("answers", raw["answers"]), carrying, aside)
    return raw


def _raw_answers(node: Node, carrying: Carrying, aside: Aside) -> Raw:
    answers: Raw = {}
    standard = carrying.standard
    given = read_mapping(node)
    if not isinstance(node.value, dict):
        aside("review.answers", node.value)
    for name, child in given.items():
        target, meant = standard.moved.get(name, name), carrying.given_as(name)
        if target != name and target not in given and target not in answers:
            child.wrong(Wrong.MOVED_REQUIREMENT, id=name, to=target)
            name = target
        if isinstance(child.value, dict):
            answers[name] = _raw_answer(name, child, aside, meant)
        else:
            child.wrong(Wrong.NOT_MAPPING, got=shown(child.value))
            aside(f"review.answers.{name}", child.value)
    return answers


def _raw_answer(name: str, node: Node, aside: Aside, meant: str) -> Raw:
    answer = dict(read_mapping(node).items())
    note = answer.get("note")
    if note is not None and not isinstance(note.value, str):
        note.wrong(Wrong.NOT_TEXT, got=shown(note.value))
        aside(f"review.answers.{name}.note", answer.pop("note").value)
    raw = {field: each.value for field, each in answer.items()}
    return {**raw, GIVEN_AS: meant} if meant and raw.get("answer") and not raw.get(GIVEN_AS) else raw


def read_review(node: Node, standard: Standard) -> Review:
    """The review in such a part. Problems of content go to the node's report; what cannot be understood is no answer."""
    said = node.value if isinstance(node.value, dict) else {}
    raw = {name: said.get(name) for name in REVIEW_FIELDS}
    answers = raw["answers"]
    given = node.child("answers", answers)
    return Review(
        reviewer=_reviewer(node.child("reviewer", raw["reviewer"])),
        day=_day(node.child("date", raw["date"])),
        unfinished=_unfinished(node.child("unfinished", raw["unfinished"])),
        answers=dict(_answers(given, standard)) if isinstance(answers, dict) else {},
    )


def _answers(node: Node, standard: Standard) -> list[tuple[str, Answer]]:
    found = []
    for name, child in read_mapping(node).items():
        if name not in standard.requirements:
            child.wrong(Wrong.UNKNOWN_REQUIREMENT, id=name[:120])
        elif isinstance(child.value, dict):
            answer = Answer(choice=_choice(child), note=_note(child))
            given = child.child(GIVEN_AS, child.value[GIVEN_AS]) if GIVEN_AS in child.value else None
            found.append((name, Carrying(standard).answer(answer, given, name, name)))
            _check_reason(child, answer, standard)
    return found


def _choice(node: Node) -> Choice | None:
    raw = node.value.get("answer") if isinstance(node.value, dict) else None
    if raw in (None, ""):
        return None
    if raw in list(Choice):
        return Choice(raw)
    node.child("answer", raw).wrong(Wrong.NOT_ONE_OF, got=shown(raw), known=", ".join(Choice))
    return None


def _note(node: Node) -> str:
    raw = node.value.get("note") if isinstance(node.value, dict) else None
    note = raw if isinstance(raw, str) else ""
    if len(note) > TEXT_LIMIT:
        node.child("note", note).wrong(Wrong.TOO_LONG, size=len(note), limit=TEXT_LIMIT)
    return note


def _check_reason(node: Node, answer: Answer, standard: Standard) -> None:
    if answer.choice and standard.scoring.answers[answer.choice].reason_required and not answer.note.strip():
        node.child("note", "").wrong(Wrong.REASON_MISSING)


def _reviewer(node: Node) -> str:
    name = node.value if isinstance(node.value, str) else ""
    if len(name) > NAME_LIMIT:
        node.wrong(Wrong.TOO_LONG, size=len(name), limit=NAME_LIMIT)
    return name


def _unfinished(node: Node) -> bool:
    if node.value not in (None, True, False):
        node.wrong(Wrong.NOT_ONE_OF, got=shown(node.value), known="true, false")
    return bool(node.value)


def _day(node: Node) -> date | None:
    if node.value in (None, ""):
        return None
    day = iso_day(node.value)
    if day is None:
        node.wrong(Wrong.NOT_A_DATE, got=shown(node.value))
    return day
