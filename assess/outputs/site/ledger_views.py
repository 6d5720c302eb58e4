"""Views of the ledger's form: which activities, which fields of an entry, and how each is typed."""

import json
from collections.abc import Iterator

from assess.model.answers import NAME_LIMIT
from assess.model.ledger import CELL_LIMIT, Column, FieldKind
from assess.model.meanings import meanings_of
from assess.model.rules import AtLeast
from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.score.ledger import AUDIENCES, month_heads
from assess.outputs.site.office_views import office_views
from assess.outputs.site.views import ActivityGroupView, ColumnView, LedgerView, OptionView

# Whole sentences are written here; the others are a name or a number.
EVIDENCE = "files"
LONG_COLUMNS = frozenset({"topic", "absences", EVIDENCE})
KEYBOARDS = {FieldKind.PERSONS: "numeric", FieldKind.GROUP: "numeric", FieldKind.HOURS: "decimal"}


def ledger_view(standard: Standard, language: Language) -> LedgerView:
    """The activities by areas, and the fields of an entry."""
    columns = standard.ledger.columns.values()
    return LedgerView(
        groups=tuple(_groups(standard, language)),
        months=month_heads(language),
        columns=tuple(
            _column(each, standard, language) for each in sorted(columns, key=lambda each: each.kind is not FieldKind.ACTIVITY)
        ),
        offices=office_views(standard.ledger, language),
        cell_limit=CELL_LIMIT,
        name_limit=NAME_LIMIT,
    )


def _groups(standard: Standard, language: Language) -> Iterator[ActivityGroupView]:
    """Each activity once, in the first area that counts it."""
    views = {each.value: each for each in _activities(standard, language)}
    for area in standard.areas:
        counted = {each.rule.activity for each in area.requirements if isinstance(each.rule, AtLeast)}
        here = tuple(views.pop(name) for name in tuple(views) if name in counted)
        if here:
            yield ActivityGroupView(title=area.text.of(language), activities=here)


def _activities(standard: Standard, language: Language) -> tuple[OptionView, ...]:
    names = ((name, each.text.of(language)) for name, each in standard.activities.items())
    meant = meanings_of(standard).activities
    return tuple(OptionView(value=name, text=text[:1].upper() + text[1:], meaning=meant[name]) for name, text in names)


def _column(column: Column, standard: Standard, language: Language) -> ColumnView:
    """Date, activity and files belong to every entry; the rest to the activities that name it."""
    activities = standard.activities.items()
    return ColumnView(
        id=column.id,
        text=column.text.of(language),
        activities=tuple(name for name, each in activities if column.id in each.fields),
        labels=_labels(column, standard, language),
        options=_choices(column.kind, language),
        groups=tuple(_groups(standard, language)) if column.kind is FieldKind.ACTIVITY else (),
        is_day=column.kind is FieldKind.DATE,
        is_evidence=column.id == EVIDENCE,
        is_long=column.kind is FieldKind.TEXT and column.id in LONG_COLUMNS,
        required=column.kind in (FieldKind.DATE, FieldKind.ACTIVITY),
        input="date" if column.kind is FieldKind.DATE else "text",
        keyboard=KEYBOARDS.get(column.kind, "text"),
    )


def _labels(column: Column, standard: Standard, language: Language) -> str:
    called = {name: each.labels[column.id].of(language) for name, each in standard.activities.items() if column.id in each.labels}
    return json.dumps(called, ensure_ascii=False) if called else ""


def _choices(kind: FieldKind, language: Language) -> tuple[OptionView, ...]:
    audiences = AUDIENCES.items() if kind is FieldKind.AUDIENCE else ()
    return tuple(OptionView(value=name.value, text=text.of(language)) for name, text in audiences)
