"""An import plan as data with sentences: what the page shows of a workbook, asks about it, and adds to the ledger."""

from assess.errors import Problem, Where, Wrong
from assess.model.import_plan import (
    Answers,
    CellFound,
    ImportPlan,
    RowFound,
    RowState,
    SheetFound,
    TableFound,
    Take,
    WordFound,
)
from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.branch_file.import_left import say_left
from assess.outputs.branch_file.import_words import (
    EXTRA_FIELDS,
    say_choice,
    say_column_note,
    say_gives,
    say_layout,
    say_note,
    say_place,
    say_question,
    say_summary,
    say_why,
    say_word,
)
from assess.outputs.words.listing import capital, listed
from assess.outputs.words.months import MONTHS, say_month
from assess.outputs.words.problems import say

NEW_AT_MOST = 300
"""New rows that are listed; the grid and the sentences count all."""
LOOK_FIRST = (RowState.WRONG, RowState.DOUBT, RowState.SIMILAR, RowState.OUT, RowState.SAME, RowState.NEW)


def import_data(plan: ImportPlan, standard: Standard, language: Language) -> dict[str, object]:
    """The reply to a request about a workbook."""
    rows = sorted(plan.rows, key=lambda row: LOOK_FIRST.index(row.state))
    new = [row for row in rows if row.state is RowState.NEW]
    beyond = {row.id for row in new[NEW_AT_MOST:]}
    return {
        "kind": plan.kind.value,
        "shape": plan.shape,
        "kept": answers_data(plan.kept),
        "from_kept": plan.from_kept,
        "open": _open(plan),
        "sentences": [text.of(language) for text in say_summary(plan)],
        "sheets": [_sheet(sheet, standard, language) for sheet in plan.sheets],
        "tables": [_table(table, plan, standard, language) for table in plan.tables],
        "fields": _fields(standard, language),
        "words": [_word(word, standard, language) for word in plan.words],
        "rows": [_row(row, standard, language) for row in rows if row.id not in beyond],
        "grid": _grid(plan, standard, language),
        "add": [row.entry for row in plan.rows if row.take is Take.ADD and is_entry(row)],
        "replace": [
            {"place": row.beside.number - 1, "entry": row.entry}
            for row in plan.rows
            if row.take is Take.REPLACE and row.beside is not None and is_entry(row)
        ],
        "left": [text.of(language) for text in say_left(plan, standard, language)],
    }


def answers_data(answers: Answers) -> dict[str, object]:
    """The answers that are remembered, as the page keeps them."""
    return {"sheets": answers.sheets, "columns": answers.columns, "words": answers.words}


def is_entry(row: RowFound) -> bool:
    """True if a row can be put into the ledger: its day and its activity are known."""
    return row.state is not RowState.WRONG and bool(row.entry.get("date") and row.entry.get("activity")) and row.day is not None


def _open(plan: ImportPlan) -> dict[str, int]:
    """The number of open questions in each step."""
    nothing_on = not any(sheet.on for sheet in plan.sheets)
    return {
        "sheets": sum(sheet.can for sheet in plan.sheets) if nothing_on else 0,
        "columns": sum(column.doubt for table in plan.tables for column in table.columns),
        "words": sum((word.answer is None or word.doubt) and not word.asked for word in plan.words),
        "rows": sum(row.open for row in plan.rows),
    }


# — sheets, columns, words


def _sheet(sheet: SheetFound, standard: Standard, language: Language) -> dict[str, object]:
    return {
        "id": sheet.id,
        "name": sheet.name,
        "on": sheet.on,
        "can": sheet.can,
        "hidden": sheet.hidden,
        "layout": say_layout(sheet.layout).of(language),
        "gives": say_gives(sheet.gives, standard, language),
        "count": sheet.count,
        "why": say_why(sheet.why).of(language) if sheet.why is not None and not sheet.on else "",
    }


def _table(table: TableFound, plan: ImportPlan, standard: Standard, language: Language) -> dict[str, object]:
    names = {sheet.id: sheet.name for sheet in plan.sheets}
    return {
        "id": table.id,
        "name": listed([names[id_] for id_ in table.sheets if names[id_]], language),
        "columns": [
            {
                "id": column.id,
                "heading": column.heading,
                "field": column.field,
                "doubt": column.doubt,
                "examples": list(column.examples),
                "note": say_column_note(column.note).of(language) if column.note is not None else "",
            }
            for column in table.columns
        ],
    }


def _fields(standard: Standard, language: Language) -> list[dict[str, str]]:
    own = [{"id": id_, "text": column.text.of(language)} for id_, column in standard.ledger.columns.items()]
    return [*own, *({"id": id_, "text": text.of(language)} for id_, text in EXTRA_FIELDS.items())]


def _word(word: WordFound, standard: Standard, language: Language) -> dict[str, object]:
    return {
        "id": word.id,
        "text": say_word(word, language),
        "kind": word.kind.value,
        "count": word.count,
        "where": say_place(word.first, language),
        "answer": word.answer,
        "doubt": word.doubt and not word.asked,
        "question": say_question(word).of(language),
        "choices": [{"id": each, "text": say_choice(word, each, standard, language)} for each in word.choices],
    }


# — rows


def _row(row: RowFound, standard: Standard, language: Language) -> dict[str, object]:
    beside = None if row.beside is None else {"number": row.beside.number, "entry": row.beside.cells}
    return {
        "id": row.id,
        "place": say_place(row.place, language),
        "state": row.state.value,
        "entry": row.entry,
        "take": row.take.value,
        "beside": beside,
        "cells": [_cell(cell, standard, language) for cell in row.cells],
        "notes": [say_note(note, standard, language) for note in row.notes],
    }


def _cell(cell: CellFound, standard: Standard, language: Language) -> dict[str, str]:
    column = standard.ledger.columns.get(cell.column)
    label = column.text if column is not None else EXTRA_FIELDS[cell.column]
    problem = ""
    if cell.flaw is not None:
        problem = say(Problem(where=Where(), wrong=Wrong(cell.flaw.wrong), facts=cell.flaw.facts), language)
    return {"column": cell.column, "label": label.of(language), "text": cell.text, "problem": problem}


def _grid(plan: ImportPlan, standard: Standard, language: Language) -> dict[str, object]:
    return {
        "months": [say_month(month, language) for month in MONTHS],
        "rows": [
            {"id": id_, "text": capital(standard.activities[id_].text.of(language)), "counts": list(counts)}
            for id_, counts in plan.counts.items()
        ],
    }
