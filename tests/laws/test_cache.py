"""Judging one sheet after another gives what judging each alone gives, whatever changed in between."""

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.judging.cache import APART, CachingJudge
from assess.judging.scoring import judge
from assess.model.answers import Answer, Choice, Sheet
from assess.model.standard import Standard
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.answers import read_sheet
from tests.laws.small_standards import answers, sheets, standards

DAYS = (None, date(2026, 3, 31), date(2026, 12, 31))
ENTRY = {"activity": "committee-meeting", "due": "3", "present": "3"}


@st.composite
def histories(draw: st.DrawFn) -> tuple[Standard, list[tuple[Sheet, date | None]]]:
    """A standard and sheets as they follow each other: mostly one answer more, one less, or another day."""
    standard = draw(standards(least_areas=2))
    sheet, today = draw(sheets(standard)), draw(st.sampled_from(DAYS))
    history = [(sheet, today)]
    for _ in range(draw(st.integers(1, 5))):
        match draw(st.sampled_from(("answer", "answer", "silence", "facts", "name", "day", "other"))):
            case "answer":
                changed = draw(st.sampled_from(sorted(standard.requirements)))
                sheet = replace(sheet, answers={**sheet.answers, changed: draw(answers())})
            case "silence":
                sheet = replace(sheet, answers=dict(list(sheet.answers.items())[1:]))
            case "facts":
                sheet = replace(sheet, branch=draw(sheets(standard)).branch)
            case "name":
                sheet = replace(sheet, name=sheet.name + "x", saved="2026-01-01")
            case "day":
                today = draw(st.sampled_from(DAYS))
            case _:
                sheet = draw(sheets(standard))
        history.append((sheet, today))
    return standard, history


@given(histories())
def test_what_was_judged_before_never_shows(case: tuple[Standard, list[tuple[Sheet, date | None]]]) -> None:
    standard, history = case
    judging = CachingJudge(standard)
    for sheet, today in history:
        assert judging.judge(sheet, today=today) == judge(standard, sheet, today=today)


def test_what_is_left_out_of_the_comparison_is_named_there_because_it_is_a_part_of_the_sheet() -> None:
    assert {each.name for each in fields(Sheet)} > APART


@pytest.mark.parametrize(
    "change",
    [
        {"year": 2025},
        {"branch": {"committee": "no"}},
        {"ledger": {"covers": [], "rows": []}},
        {"ledger": {"covers": ["committee-meeting"], "since": "2026-06-01", "rows": [{**ENTRY, "date": "2026-07-01"}]}},
        {"ledger": {"covers": ["committee-meeting"], "rows": [{**ENTRY, "date": "2026-02-01"}]}},
    ],
)
def test_a_change_of_facts_year_or_ledger_is_judged_whole(standard: Standard, change: dict[str, object]) -> None:
    first = {
        "format": "wuhua-sheet", "version": 1, "year": 2026, "branch": {"committee": "yes"},
        "answers": {name: {"answer": Choice.MET.value} for name in standard.requirements},
        "ledger": {"covers": ["committee-meeting"], "rows": [{**ENTRY, "date": "2026-01-05"}]},
    }  # fmt: skip
    before, after = (read_sheet(Node(data, ProblemCollector()), standard) for data in (first, {**first, **change}))
    assert before is not None and after is not None
    today = date(2026, 12, 31)
    judging = CachingJudge(standard)
    judging.judge(before, today=today)
    assert judging.judge(after, today=today) == judge(standard, after, today=today) != judge(standard, before, today=today)


def test_one_answer_leaves_all_other_findings_as_they_are(standard: Standard) -> None:
    """Not only equal, but the same: nothing else was judged again."""
    judging = CachingJudge(standard)
    changed = next(iter(standard.requirements))
    before = judging.judge(Sheet())
    after = judging.judge(Sheet(answers={changed: Answer(choice=Choice.MET)}))
    pairs = [
        pair for old, new in zip(before.areas, after.areas, strict=True) for pair in zip(old.findings, new.findings, strict=True)
    ]
    assert [new.requirement for old, new in pairs if new is not old] == [changed]
