"""A `Sheet` as the plain data of its file: what was read comes back, and what could not be used comes back unchanged."""

import json
import re

from assess.model.answers import FORMAT, VERSION, Answer, Sheet
from assess.model.branch import FactValue
from assess.model.standard import Standard


def sheet_data(sheet: Sheet, standard: Standard) -> dict[str, object]:
    """The file's data in its canonical order, named with the present standard. See `reading.files.answers` for the format."""
    kept = {name: dict(part) for name, part in sheet.kept.items() if isinstance(part, dict)}
    data: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "standard": {"version": standard.version, "digest": standard.digest},
        "saved": sheet.saved,
        "name": sheet.name,
        "year": sheet.year if sheet.year is not None else sheet.kept.get("year"),
        "branch": {**{name: fact_data(value) for name, value in sheet.branch.facts.items()}, **kept.get("branch", {})},
        "answers": _answers(sheet, kept.get("answers", {})),
    }
    if sheet.ledger_raw is not None:
        data["ledger"] = sheet.ledger_raw
    if sheet.review_raw is not None:
        data["review"] = sheet.review_raw
    if sheet.calendar_raw is not None:
        data["calendar"] = sheet.calendar_raw
    if sheet.earlier_raw is not None:
        data["earlier"] = sheet.earlier_raw
    if sheet.plan_raw is not None:
        data["plan"] = sheet.plan_raw
    data.update(kept.get("fields", {}))
    if "aside" in sheet.kept:
        data["aside"] = sheet.kept["aside"]
    return data


def sheet_text(data: dict[str, object]) -> str:
    """The text of a file: the same data always give the same bytes. Halves of characters, from damaged files, are escaped."""
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return re.sub("[\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", text)


def _answers(sheet: Sheet, kept: dict[str, object]) -> dict[str, object]:
    answers: dict[str, object] = {name: _answer(answer) for name, answer in sheet.answers.items()}
    for name, raw in kept.items():
        read = answers.get(name)
        answers[name] = {**raw, **read} if isinstance(raw, dict) and isinstance(read, dict) else raw
    return answers


def _answer(answer: Answer) -> dict[str, object]:
    choice = answer.choice.value if answer.choice else ""
    fields = {"answer": choice, "reason": answer.reason, "note": answer.note, "as": answer.given_as}
    fields |= {"last": answer.last.value if answer.last else "", "from": answer.last_from}
    return {name: value for name, value in fields.items() if value}


def fact_data(value: FactValue) -> object:
    """A fact as files have it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return list(value) if isinstance(value, tuple) else value
