"""Everything in a file that does not come into the ledger, and why, in words: nothing is dropped in silence."""

from collections.abc import Iterator

from assess.model.import_plan import ImportPlan, NoteKind, RowState
from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.outputs.branch_file.import_words import NOTES, named, say_why
from assess.outputs.words.listing import listed

NOT_AN_ENTRY = (NoteKind.TOTAL, NoteKind.SIGNATURE, NoteKind.HEADINGS, NoteKind.TITLE, NoteKind.SECTION, NoteKind.OTHER_TABLE)
SET_ASIDE = (NoteKind.HIDDEN, NoteKind.STRUCK, NoteKind.VOID, NoteKind.LEFT_OUT)


def say_left(plan: ImportPlan, standard: Standard, language: Language) -> Iterator[Text]:
    """Sentences by kind: sheets, columns, rows."""
    yield from _sheets(plan)
    yield from _columns(plan, language)
    yield from _rows(plan, language)


def _sheets(plan: ImportPlan) -> Iterator[Text]:
    for sheet in plan.sheets:
        if not sheet.on:
            why = say_why(sheet.why) if sheet.why is not None else Text("没有选中。", "It is not ticked.")
            zh, en = (f"工作表“{sheet.name}”", f"Sheet “{sheet.name}”") if sheet.name else ("表格", "The table")
            yield Text(f"{zh}未读入：{why.zh}", f"{en} is not read. {why.en}")


def _columns(plan: ImportPlan, language: Language) -> Iterator[Text]:
    left = {column.heading: column for table in plan.tables for column in table.columns if not column.field and column.count}
    headings = [heading for heading in left if heading]
    if headings:
        zh, en = named(headings, Language.ZH), named(headings, Language.EN)
        yield Text(f"台账没有这些栏目，未读入：{zh}。", f"The ledger has no such columns, so they were left out: {en}.")
    if "" in left:
        yield Text("有没有列名的列，未读入。", "Columns without a heading were left out.")


def _rows(plan: ImportPlan, language: Language) -> Iterator[Text]:
    for kind in (*NOT_AN_ENTRY, *SET_ASIDE):
        rows = [row for row in plan.rows if row.state is RowState.OUT and any(note.kind is kind for note in row.notes)]
        if rows:
            numbers = list(dict.fromkeys(str(row.place.row) for row in rows))
            zh, en = listed(numbers, Language.ZH), listed(numbers, Language.EN)
            many = "row" if len(numbers) == 1 else "rows"
            yield Text(f"{NOTES[kind].zh}，未读入：第{zh}行。", f"Left out, {NOTES[kind].en}: {many} {en}.")
