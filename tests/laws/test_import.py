"""Laws of an import: order means nothing, nothing comes in twice, nothing is lost, and an answer is asked for once."""

from collections import Counter
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.model.import_plan import Answers, ImportPlan, Layout, RowState, Take
from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.branch_file.import_plan import import_data
from assess.outputs.branch_file.ledger_template import ledger_csv, write_ledger_workbook
from assess.outputs.words.problems import all_sentences
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.ledger import RowReader
from assess.reading.ledger_import.answers import kept_data, read_answers
from assess.reading.ledger_import.plan import Request, look_at, read_import
from assess.reading.sheets import Workbook, Worksheet, WorksheetRow, read_workbook
from assess.reading.sheets.workbook import without_empty_end

YEAR = 2026
HEADINGS = ("日期", "活动", "主题", "主持人", "应到人数", "实到人数")
ODD_HEADINGS = ("几时办的", "办了什么", "说了什么", "谁来牵头", "一共几人", "来了几人")
WORDS = ("红色观影", "读书分享", "院坝夜谈", "擂台比武")
"""What no standard has a name for, nor a part of it."""
PLAIN = st.text(st.sampled_from("甲乙丙丁戊己庚辛"), min_size=1, max_size=6)

Line = tuple[str, ...]

all_sentences()  # what is imported only when it is asked for would change what Hypothesis draws, in the middle of a test


def book(*sheets: tuple[str, Sequence[Line]]) -> Workbook:
    return Workbook(
        kind="xlsx",
        sheets=tuple(
            Worksheet(
                name=name,
                rows=tuple(
                    WorksheetRow(number=number, cells=without_empty_end(line)) for number, line in enumerate(lines, 1) if any(line)
                ),
            )
            for name, lines in sheets
        ),
    )


def plan_of(
    workbook: Workbook,
    standard: Standard,
    rows: object = None,
    *,
    answers: Mapping[str, Any] | None = None,
    remembered: Mapping[str, Answers] | None = None,
) -> ImportPlan:
    request = Request(ledger_rows=rows, year=YEAR, answers=read_answers(answers or {}), remembered=remembered or {}, shipped={})
    return read_import(look_at(workbook, standard), request, standard)


def added(plan: ImportPlan) -> list[dict[str, str]]:
    return [row.entry for row in plan.rows if row.take is Take.ADD and row.state is not RowState.WRONG]


def counted(plan: ImportPlan) -> Counter[tuple[tuple[str, str], ...]]:
    return Counter(tuple(sorted(entry.items())) for entry in added(plan))


def names(standard: Standard) -> list[str]:
    return [name for each in standard.activities.values() for name in (each.text.zh, *each.also) if not name.isascii()]


def days() -> st.SearchStrategy[str]:
    """Whole days in the spellings of offices."""
    months = st.tuples(st.integers(1, 12), st.integers(1, 28))
    forms = st.sampled_from(
        ("2026-{0:02}-{1:02}", "2026年{0}月{1}日", "2026.{0}.{1:02}", "2026/{0}/{1}（星期三）", "2026年{0}月{1}日14:30")
    )
    return st.builds(lambda day, form: form.format(*day), months, forms)


def lines(activities: Sequence[str], *, size: int = 8) -> st.SearchStrategy[list[Line]]:
    due = st.integers(5, 20)
    line = st.tuples(days(), st.sampled_from(activities), PLAIN, PLAIN, due, st.integers(1, 5))
    return st.lists(line.map(lambda each: tuple(map(str, each))), min_size=1, max_size=size)


# — order


@given(st.data())
def test_any_order_of_columns_rows_and_sheets_gives_the_same_entries(standard: Standard, data: st.DataObject) -> None:
    known = names(standard)
    sheets = [data.draw(lines(known)) for _ in range(data.draw(st.integers(1, 3)))]
    first = book(*((f"表{number}", [HEADINGS, *sheet]) for number, sheet in enumerate(sheets)))
    order = data.draw(st.permutations(range(len(HEADINGS))))
    other = [
        (f"表{number}", [tuple(line[place] for place in order) for line in (HEADINGS, *data.draw(st.permutations(sheet)))])
        for number, sheet in enumerate(sheets)
    ]
    again = book(*data.draw(st.permutations(other)))
    # Of two entries of a day with the same topic it is the first that comes in: such files are asked about.
    one, two = plan_of(first, standard), plan_of(again, standard)
    if RowState.SIMILAR not in {row.state for row in (*one.rows, *two.rows)}:
        assert counted(one) == counted(two)
    assert one.shape == two.shape
    assert sorted(Counter(row.state for row in one.rows).items()) == sorted(Counter(row.state for row in two.rows).items())


# — twice


@given(st.data())
def test_an_import_repeated_adds_nothing(standard: Standard, data: st.DataObject) -> None:
    workbook = book(("台账", [("2026年度台账",), HEADINGS, *data.draw(lines([*names(standard), *WORDS]))]))
    answers = {"words": {f"activity:{word}": next(iter(standard.activities)) for word in WORDS}}
    first = plan_of(workbook, standard, answers=answers)
    again = plan_of(workbook, standard, added(first), answers=answers)
    assert added(again) == []
    taken = {row.id for row in first.rows if row.take is Take.ADD}
    assert {row.state for row in again.rows if row.id in taken} <= {RowState.SAME}


@pytest.mark.parametrize("language", Language)
@given(data=st.data())
def test_an_import_of_what_was_exported_adds_nothing(standard: Standard, language: Language, data: st.DataObject) -> None:
    """Also of rows that cannot be read, as they may stand in a ledger."""
    columns = [id_ for id_ in standard.ledger.columns if id_ not in ("date", "activity")]
    row = st.fixed_dictionaries(
        {"date": days() | PLAIN, "activity": st.sampled_from([*names(standard), *WORDS, *standard.activities])},
        optional=dict.fromkeys(columns, PLAIN),
    )
    rows = data.draw(st.lists(row, max_size=6))
    into = BytesIO()
    write_ledger_workbook(standard, language, into, rows)
    for file in (ledger_csv(standard, language, rows).encode(), into.getvalue()):
        plan = plan_of(read_workbook(file), standard, rows)
        assert added(plan) == []
        assert [row for row in plan.rows if row.take is Take.REPLACE] == []


@pytest.mark.parametrize("language", Language)
def test_an_empty_template_is_an_empty_ledger(standard: Standard, language: Language) -> None:
    into = BytesIO()
    write_ledger_workbook(standard, language, into)
    for file in (ledger_csv(standard, language).encode(), into.getvalue()):
        plan = plan_of(read_workbook(file), standard)
        assert added(plan) == []
        assert not [row for row in plan.rows if row.state is not RowState.OUT]


# — nothing lost


CELLS = st.sampled_from(
    [
        *(
            "",
            "",
            "合计",
            "填表人：李明",
            "2026-03-05",
            "3月5日",
            "5日",
            "党员大会",
            "党课、主题党日",
            "红色观影",
            "√",
            "12",
            "作废",
            "2025年",
        ),
        *(
            "日期",
            "活动",
            "主题",
            "1月",
            "2月",
            "3月",
            "姓名",
            "李明",
            "会议时间",
            "谈话人",
            "一、党员大会",
            "=",
            "主持人：李明",
            "说明",
        ),
    ]
)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=6).map(tuple), min_size=1, max_size=12), st.booleans())
def test_all_that_a_file_has_is_listed(standard: Standard, cells: list[Line], headed: bool) -> None:
    """Each row of a sheet that is on is one of headings or is listed; a sheet that is off is said to be."""
    workbook = book(("表", [HEADINGS, *cells] if headed else cells))
    plan = plan_of(workbook, standard)
    heads = look_at(workbook, standard).layouts.tables.is_header
    of_several = (int(number) for row in plan.rows for note in row.notes for number in note.facts.get("rows", "").split())
    listed = {*(row.place.row for row in plan.rows), *of_several}
    for sheet, found in zip(workbook.sheets, plan.sheets, strict=True):
        if not found.on:
            assert found.why is not None
            continue
        for row in sheet.rows:
            named = plan_headings(plan) & {word for cell in row.cells for word in cell.split()}
            assert row.number in listed or heads(row) or named or found.layout in (Layout.MONTHS, Layout.DAYS, Layout.FORM)


def plan_headings(plan: ImportPlan) -> set[str]:
    return {word for table in plan.tables for column in table.columns for word in column.heading.split()}


@given(st.lists(st.lists(CELLS | st.text(max_size=8), max_size=6).map(tuple), max_size=12), st.sampled_from(Language))
def test_any_workbook_is_read_and_only_what_a_ledger_can_hold_is_added(
    standard: Standard, cells: list[Line], language: Language
) -> None:
    plan = plan_of(book(("表", cells), ("3月", cells)), standard)
    reply: Any = import_data(plan, standard, language)
    reader = RowReader(standard, YEAR)
    for number, entry in enumerate(reply["add"], 1):
        assert reader.entries(Node(entry, ProblemCollector()), number)
    assert sum(sum(row["counts"]) for row in reply["grid"]["rows"]) <= len(reply["add"])


# — asked once


@given(st.data())
def test_answers_that_were_kept_need_not_be_given_for_the_next_file(standard: Standard, data: st.DataObject) -> None:
    """Odd headings and words that nobody knows: what was said about this quarter’s file holds for the next one’s."""
    known = names(standard)
    now = [(ODD_HEADINGS), ("2026-01-05", known[0], "甲", "乙", "9", "5"), *data.draw(lines([*known, *WORDS]))]
    then = [(ODD_HEADINGS), *data.draw(lines([*known, *WORDS]))]
    first = plan_of(book(("一季度", now)), standard)
    chosen = next(iter(standard.activities))
    answers = {
        "columns": {
            table.id: {"几时办的": "date", "办了什么": "activity", "说了什么": "topic", "谁来牵头": ""} for table in first.tables
        },
        "words": {f"activity:{word}": chosen for word in WORDS},
    }
    done = plan_of(book(("一季度", now)), standard, answers=answers)
    kept = {done.shape: read_answers(kept_data(done.kept))}
    fresh = plan_of(book(("二季度", then)), standard, remembered=kept)
    reply: Any = import_data(fresh, standard, Language.ZH)
    words_seen = {line[1] for line in now}
    assert fresh.from_kept
    assert (reply["open"]["sheets"], reply["open"]["columns"]) == (0, 0)
    assert {word["text"] for word in reply["words"] if word["answer"] is None} <= {line[1] for line in then} - words_seen
    assert len(added(fresh)) + sum(row.state is not RowState.NEW for row in fresh.rows) >= len(then) - 1
