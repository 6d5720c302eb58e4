"""Answers about a file, as the page keeps them, → `Answers`. What is of another form is passed over."""

from collections.abc import Container, Mapping

from assess.errors import Where, Wrong
from assess.model.import_plan import Answers, RowAnswer, Take
from assess.reading.fields import ProblemCollector

FORMAT, VERSION = "wuhua-ledger-layouts", 1
"""The name of a file of remembered layouts, and its version."""
ACTIVITY_WORDS = ("activity:", "sheet:")
TEXT_LIMIT = 1000


def read_answers(raw: object) -> Answers:
    """The answers in a request."""
    if not isinstance(raw, dict):
        return Answers()
    sheets = {str(id_): each for id_, each in _mapping(raw.get("sheets")).items() if isinstance(each, bool)}
    columns = {str(id_): _texts(each) for id_, each in _mapping(raw.get("columns")).items() if isinstance(each, dict)}
    rows = {str(id_): _row(each) for id_, each in _mapping(raw.get("rows")).items() if isinstance(each, dict)}
    return Answers(sheets=sheets, columns=columns, words=_texts(raw.get("words")), rows=rows)


def _row(raw: Mapping[object, object]) -> RowAnswer:
    take = raw.get("take")
    return RowAnswer(take=Take(str(take)) if take in tuple(Take) else None, cells=_texts(raw.get("cells")))


def _mapping(raw: object) -> Mapping[object, object]:
    return raw if isinstance(raw, dict) else {}


def _texts(raw: object) -> dict[str, str]:
    return {str(name): text[:TEXT_LIMIT] for name, text in _mapping(raw).items() if isinstance(text, str)}


def kept_data(answers: Answers) -> dict[str, object]:
    """Everything that is remembered: all but what was said about rows."""
    return {"sheets": answers.sheets, "columns": answers.columns, "words": answers.words}


def over(given: Answers, earlier: Answers) -> Answers:
    """The answers of now, and earlier ones where nothing was said now."""
    tables = dict.fromkeys((*earlier.columns, *given.columns))
    return Answers(
        sheets={**earlier.sheets, **given.sheets},
        columns={id_: {**earlier.columns.get(id_, {}), **given.columns.get(id_, {})} for id_ in tables},
        words={**earlier.words, **given.words},
        rows=given.rows,
    )


# — a file of layouts


def read_layouts(
    raw: object, fields: Container[str], activities: Container[str], collector: ProblemCollector
) -> dict[str, Answers] | None:
    """The layouts in a file of them; None where it is none. What it says of fields or activities that there are not is reported."""
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        return None
    version = raw.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version > VERSION:
        collector.add(Where(path="version"), Wrong.NEWER_FORMAT, got=str(version)[:40], known=VERSION)
        return {}
    found = {}
    for shape, each in _mapping(raw.get("layouts")).items():
        answers = read_answers(each)
        found[str(shape)] = Answers(
            sheets=answers.sheets,
            columns={
                id_: _fields(columns, fields, collector, f"layouts.{shape}.columns") for id_, columns in answers.columns.items()
            },
            words=_words(answers.words, activities, collector, f"layouts.{shape}.words"),
        )
    return found


def _fields(columns: Mapping[str, str], fields: Container[str], collector: ProblemCollector, path: str) -> dict[str, str]:
    kept = {}
    for id_, name in columns.items():
        if name and name not in fields:
            collector.add(Where(path=f"{path}.{id_}"), Wrong.UNKNOWN_ID, id=name[:60], of="ledger.yaml")
        else:
            kept[id_] = name
    return kept


def _words(words: Mapping[str, str], activities: Container[str], collector: ProblemCollector, path: str) -> dict[str, str]:
    kept = {}
    for id_, answer in words.items():
        unknown = (
            [each for each in answer.split("+") if each not in activities] if answer and id_.startswith(ACTIVITY_WORDS) else []
        )
        if unknown:
            collector.add(Where(path=f"{path}.{id_}"), Wrong.UNKNOWN_ID, id=unknown[0][:60], of="activities.yaml")
        else:
            kept[id_] = answer
    return kept
