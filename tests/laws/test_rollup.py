"""Many files together: parts make the whole in any order, and nothing of it is an order of branches."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.judging.as_of import as_of
from assess.judging.rollup import merge, roll_up, summarise
from assess.judging.scoring import judge
from assess.model.answers import Sheet
from assess.model.findings import Status
from assess.model.rollup import STALE_DAYS, FoundFile, Refused, Rollup, WhyNot
from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.rollup.data import rollup_data, rollup_text, summary_data
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.rollup import read_summary
from tests.bridge_client import BridgeClient, Json
from tests.bridge_client import sheet as sheet_of
from tests.laws.small_standards import sheets, standards

TODAY = date(2026, 11, 1)
NAMES = ("", "甲支部", "乙支部", "丙支部")
LAST_SAVED = "2026-10-01"


@st.composite
def folders(draw: st.DrawFn) -> tuple[Standard, list[FoundFile]]:
    """A standard and the files of a folder: sheets of few names and years, refused ones, and files of another kind."""
    standard = draw(standards())
    files = []
    for number in range(draw(st.integers(0, 8))):
        name = f"{number}.json"
        match draw(st.sampled_from(("sheet", "sheet", "sheet", "copy", "refused", "other"))):
            case "sheet":
                sheet = replace(
                    draw(sheets(standard)),
                    name=draw(st.sampled_from(NAMES)),
                    year=draw(st.sampled_from((2025, 2026))),
                    saved=draw(st.sampled_from(("", "2026-01-05", LAST_SAVED))),
                )
                files.append(FoundFile(file=name, sheet=sheet, content=draw(st.text("abcdef", min_size=4, max_size=4))))
            case "copy" if files:
                files.append(replace(draw(st.sampled_from(files)), file=name))
            case "refused":
                files.append(FoundFile(file=name, refused=Refused(file=name, wrong="not-json", facts={"line": "1", "column": "1"})))
            case _:
                files.append(FoundFile(file=f"{number}.txt"))
    return standard, files


def rolled(standard: Standard, files: list[FoundFile]) -> Rollup:
    return roll_up(standard, summarise(standard, files, today=TODAY), today=TODAY)


@given(folders(), st.data())
def test_parts_make_the_whole_in_any_order(case: tuple[Standard, list[FoundFile]], data: st.DataObject) -> None:
    standard, files = case
    shuffled = data.draw(st.permutations(files))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(files)), max_size=3)))
    parts = [shuffled[start:end] for start, end in zip([0, *cuts], [*cuts, len(files)], strict=True)]
    summaries = data.draw(st.permutations([summarise(standard, part, today=TODAY) for part in parts]))
    assert roll_up(standard, merge(summaries), today=TODAY) == rolled(standard, files)


@given(folders())
def test_every_file_is_somewhere_and_only_once(case: tuple[Standard, list[FoundFile]]) -> None:
    standard, files = case
    result = rolled(standard, files)
    instead = [each.repeated.file for each in result.repeated]
    elsewhere = [each.file for each in (*result.refused, *result.other_years)]
    assert result.branches + len(instead) + len(elsewhere) + len(result.others) == len(files)
    assert len({*instead, *elsewhere, *result.others}) == len(instead) + len(elsewhere) + len(result.others)


@given(folders())
def test_the_counts_are_those_of_the_files_judged_one_by_one(case: tuple[Standard, list[FoundFile]]) -> None:
    standard, files = case
    result = rolled(standard, files)
    left_out = {each.repeated.file for each in result.repeated} | {each.file for each in result.other_years}
    counted = [each.sheet for each in files if each.sheet is not None and each.file not in left_out]
    states: dict[str, Counter[Status]] = {name: Counter() for name in standard.requirements}
    for sheet in counted:
        for area in judge(standard, sheet, today=as_of(sheet, TODAY).day).areas:
            for finding in area.findings:
                states[finding.requirement][finding.status] += 1
    for tally in result.requirements:
        assert +Counter(tally.counts) == states[tally.requirement]
        assert sum(tally.counts.values()) == result.branches == len(counted)


@given(folders(), st.lists(st.dates(date(2026, 10, 1), date(2028, 1, 1)), min_size=2, max_size=2))
def test_judging_on_the_day_of_saving_equals_judging_later(case: tuple[Standard, list[FoundFile]], days: list[date]) -> None:
    """Of files that say when they were saved: what has passed since is not known, and not known is not missing."""
    standard, files = case
    dated = [each for each in files if each.sheet and each.sheet.saved >= f"{each.sheet.year}"]
    early, late = (summarise(standard, dated, today=day) for day in (max(date.fromisoformat(LAST_SAVED), min(days)), max(days)))
    assert early.records == late.records


@given(folders())
def test_a_copy_is_known_and_changes_no_count(case: tuple[Standard, list[FoundFile]]) -> None:
    standard, files = case
    before = rolled(standard, files)
    left_out = {each.repeated.file for each in before.repeated}
    counted = [each for each in files if each.sheet is not None and each.file not in left_out]
    if not counted:
        return
    after = rolled(standard, [*files, replace(counted[0], file="copy.json")])
    assert after.requirements == before.requirements and after.areas == before.areas
    assert any(each.why is WhyNot.IDENTICAL for each in after.repeated)


@given(folders())
def test_branches_stand_in_the_order_of_their_files_never_of_their_scores(case: tuple[Standard, list[FoundFile]]) -> None:
    standard, files = case
    result = rolled(standard, files)
    for listed in (result.other_years, result.other_standards, result.partly_read, result.nameless):
        assert [each.file for each in listed] == sorted(each.file for each in listed)
    for line in result.red_lines:
        assert [each.file for each in line.breached] == sorted(each.file for each in line.breached)


@given(folders())
def test_a_summary_travels_unchanged(case: tuple[Standard, list[FoundFile]]) -> None:
    standard, files = case
    summary = summarise(standard, files, today=TODAY)
    collector = ProblemCollector()
    assert read_summary(Node(json.loads(json.dumps(summary_data(summary))), collector), standard) == summary
    assert collector.problems == []


@given(folders(), st.sampled_from(Language))
def test_it_can_always_be_said_and_holds_no_words_of_a_branch(case: tuple[Standard, list[FoundFile]], language: Language) -> None:
    standard, files = case
    secret = "谈话内容不外传"
    told = [replace(each, sheet=with_note(each.sheet, secret)) if each.sheet else each for each in files]
    result = rolled(standard, told)
    data = json.dumps(rollup_data(result, standard, language=language, today="2026-11-01"), ensure_ascii=False)
    text = rollup_text(result, standard, language=language, today="2026-11-01")
    assert text and secret not in data + text + json.dumps(summary_data(summarise(standard, told, today=TODAY)), ensure_ascii=False)


def with_note(sheet: Sheet, note: str) -> Sheet:
    return replace(sheet, answers={name: replace(each, note=note, reason=note) for name, each in sheet.answers.items()})


def rolled_up(door: BridgeClient, today: str, **parts: object) -> Json:
    """As the page does it, with the one number of days that is the engine's."""
    text = json.dumps(sheet_of(name="第一支部", year=2026, **parts), ensure_ascii=False)
    summary = door.ask("summarise", files=[{"name": "1.json", "size": len(text), "text": text}], today=today)["summary"]
    found: Json = door.ask("rollup", lang="zh", today=today, summaries=[summary])["rollup"]
    return found


@pytest.mark.parametrize(("today", "named"), [("2026-11-30", False), ("2026-12-01", True)])
def test_the_page_lists_ages_and_names_what_is_stale_without_an_option(small_door: BridgeClient, today: str, named: bool) -> None:
    found = rolled_up(small_door, today, saved="2026-08-31")
    days = (date.fromisoformat(today) - date(2026, 8, 31)).days
    assert found["ages"] == [{"saved": "2026-08-31", "days": days, "files": 1}]
    assert ("stale" in [each["why"] for each in found["to_check"]]) == named == (days >= STALE_DAYS)
    assert f"保存已满{STALE_DAYS}天" in json.dumps(found["sections"], ensure_ascii=False)


def test_a_review_counts_once_it_is_finished(small_door: BridgeClient) -> None:
    review = {"reviewer": "丙", "answers": {"meetings.meet.lecture": {"answer": "met"}}}
    for unfinished in (True, False):
        given_ = {**review, "unfinished": True} if unfinished else review
        assert rolled_up(small_door, "2026-11-30", review=given_)["reviews"] == (0 if unfinished else 1)
