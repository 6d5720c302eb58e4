"""The ledger on the page of the self-assessment: entries, what the engine says of them, and that nothing is lost."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checklist import BRANCH, Checklist, kept
from tests.browser.conftest import Site
from tests.browser.engines import engine
from tests.browser.importing import Import, table
from tests.inputs import ROOT

pytestmark = engine("cpython", "lists and dialogs around the engine")

OTHER = "life.talks.four-topics"
QUARTERLY = "life.three-meetings.general-meeting-quarterly"
MEETINGS = ("2025-02-03", "2025-05-06", "2025-08-07", "2025-11-08")


def form_of(page: Page, language: str = "zh", rows: Sequence[dict[str, str]] = (), covers: Sequence[str] = ()) -> Checklist:
    """A form of the year 2025, which is over on every day that this can run; with a ledger if it has `rows`."""
    ledger: dict[str, Any] = {"ledger": {"rows": [*rows], "covers": [*covers]}} if rows else {}
    kept(page, year=2025, branch=BRANCH, answers={}, **ledger)
    return Checklist(page, language).open().ready()


def meeting(day: str, **cells: str) -> dict[str, str]:
    return {"date": day, "activity": "general-meeting", **cells}


def enter(page: Page, activity: str, day: str, **cells: str) -> None:
    page.locator('[data-action="ledger-add"]').click()
    page.locator("#entry-activity").select_option(activity)
    page.locator("#entry-date").fill(day)
    for name, value in cells.items():
        page.locator(f"#entry-{name}").fill(value)
    page.locator('[data-part="entry-form"] [value="save"]').click()


def cover(page: Page, activity: str) -> None:
    page.locator(f'[data-ledger-covers][value="{activity}"]').check()


def ledger(form: Checklist) -> dict[str, Any]:
    return dict(form.stored().get("ledger", {}))


@pytest.mark.parametrize(
    ("language", "words"), [("zh", "缺：第三季度、第四季度"), ("en", "Missing: the third quarter, the fourth quarter")]
)
def test_entries_are_judged_and_lead_back_to_themselves(page: Page, language: str, words: str) -> None:
    form_of(page, language, [meeting(MEETINGS[0])])
    enter(page, "general-meeting", MEETINGS[1], due="12", present="12")
    cover(page, "general-meeting")
    requirement = page.locator(f'[data-requirement="{QUARTERLY}"]')
    expect(requirement).to_have_attribute("data-status", "partly")
    expect(requirement.locator('[data-part="remarks"]')).to_contain_text(words)
    requirement.locator('[data-action="ledger-show"]').first.click()
    expect(page.locator("#ledger-row-1")).to_be_focused()
    for day in MEETINGS[2:]:
        enter(page, "general-meeting", day)
    expect(requirement).to_have_attribute("data-status", "met")


def test_what_is_not_said_to_be_complete_is_not_judged_and_a_tick_against_the_ledger_stays(page: Page) -> None:
    form = form_of(page, rows=[meeting(MEETINGS[0])])
    expect(page.locator("#ledger-row-1")).to_be_visible()
    assert not page.locator('[data-action="ledger-show"]').count()
    cover(page, "general-meeting")
    expect(page.locator('[data-action="ledger-show"]')).not_to_have_count(0)
    page.locator(f'[data-requirement="{QUARTERLY}"] [data-action="own-view"]').click()
    form.answer(QUARTERLY, "met")
    expect(page.locator(f'[data-requirement="{QUARTERLY}"] [data-part="remarks"]')).to_contain_text("不一致")
    expect(page.locator(f'[data-requirement="{QUARTERLY}"] input[value="met"]')).to_be_checked()


def test_the_dialog_asks_what_belongs_to_the_activity_and_takes_one_after_the_other(page: Page) -> None:
    form_of(page)
    page.locator('[data-action="ledger-add"]').click()
    expect(page.locator("#entry-with")).to_be_hidden()
    page.locator("#entry-activity").select_option("talk")
    expect(page.locator("#entry-with")).to_be_visible()
    expect(page.locator("#entry-due")).to_be_hidden()
    page.locator("#entry-date").fill("2025-03-01")
    page.locator("#entry-from").fill("甲")
    page.locator("#entry-with").fill("乙")
    page.locator('[data-part="entry-form"] [value="next"]').click()
    expect(page.locator("#entry-date")).to_be_focused()
    expect(page.locator("#entry-activity")).to_have_value("talk")
    page.locator("#entry-date").fill("2025-03-02")
    page.keyboard.press("Enter")
    expect(page.locator('[data-part="entry-dialog"]')).to_be_hidden()
    expect(page.locator(".wh-entry")).to_have_count(2)


def test_an_entry_that_cannot_count_says_why_beside_it_and_is_kept_as_text(page: Page) -> None:
    form = form_of(page)
    # What is typed is text, whatever it looks like.
    enter(page, "general-meeting", "2025-03-01", due="十来个", present="12", files='<img src=x onerror="document.title=1">')
    entry = page.locator("#ledger-row-1")
    expect(entry).to_have_attribute("data-wrong", "")
    expect(entry.locator(".wh-problem")).to_contain_text("十来个")
    expect(entry).to_contain_text("<img src=x")
    assert not entry.locator("img").count()
    assert ledger(form)["rows"][0]["due"] == "十来个"
    entry.locator('[data-action="ledger-edit"]').click()
    page.locator("#entry-due").fill("12")
    page.locator('[data-part="entry-form"] [value="save"]').click()
    expect(entry).not_to_have_attribute("data-wrong", "")


def test_an_edit_keeps_spellings_and_columns_that_the_dialog_does_not_know(page: Page) -> None:
    row = {"date": "2025年3月5日", "activity": "支部党员大会会议", "表决结果": "通过"}
    form = form_of(page, rows=[row])
    page.locator('#ledger-row-1 [data-action="ledger-edit"]').click()
    expect(page.locator("#entry-date")).to_have_value("2025年3月5日")
    expect(page.locator("#entry-activity")).to_have_value("支部党员大会会议")
    page.locator("#entry-files").fill("会议记录")
    page.locator('[data-part="entry-form"] [value="save"]').click()
    expect(page.locator("#ledger-row-1")).to_contain_text("会议记录")
    assert ledger(form)["rows"] == [{**row, "files": "会议记录"}]


def test_what_is_taken_away_can_be_brought_back(page: Page) -> None:
    form = form_of(page, rows=[meeting(day) for day in MEETINGS[:2]], covers=["general-meeting"])
    before = ledger(form)
    for action, left in (("ledger-remove", 1), ("ledger-clear", 0)):
        page.locator(f'[data-action="{action}"]').first.click()
        assert len(ledger(form).get("rows", [])) == left
        expect(page.locator('[data-action="ledger-restore"]')).to_be_focused()
        form.answer(OTHER, "met")
        page.locator('[data-action="ledger-restore"]').click()
        expect(page.locator(".wh-entry")).to_have_count(2)
        assert ledger(form) == before
        assert form.stored()["answers"][OTHER]["answer"] == "met"


@engine("pyodide", "one whole path of the ledger")
def test_the_ledger_survives_reload_and_travels_in_the_file(page: Page, tmp_path: Any) -> None:
    form = form_of(page)
    enter(page, "talk", "2025-03-01")
    cover(page, "talk")
    page.locator('[data-part="ledger-people"] summary').click()
    page.locator('[data-action="roster-add"]').click()
    page.locator("#person-name").fill("甲")
    page.locator('[data-part="person-form"] [value="save"]').click()
    page.locator("#ledger-since").fill("2025年4月15日")
    before = ledger(form)
    assert before["people"] == [{"name": "甲"}] and before["since"] == "2025年4月15日" and before["covers"] == ["talk"]
    page.reload()
    form.ready()
    expect(page.locator('[data-part="roster-persons"]')).to_contain_text("甲")
    expect(page.locator('[data-ledger-covers][value="talk"]')).to_be_checked()
    file = form.export(tmp_path)
    page.locator('[data-action="start-over"]').click()
    page.locator('[data-action="confirm-start-over"]').click()
    expect(page.locator('[data-part="ledger-rows"] .wh-entry')).to_have_count(0)
    form.choose_file(file)
    page.locator('[data-action="confirm-import"]').click()
    expect(page.locator('[data-part="ledger-rows"] .wh-entry')).to_have_count(1)
    assert ledger(form) == before


def test_two_thousand_entries_are_shown_a_page_at_a_time(page: Page) -> None:
    rows = [
        {"date": f"2025-{place % 12 + 1:02}-{place % 28 + 1:02}", "activity": "talk", "topic": str(place)} for place in range(2000)
    ]
    kept(page, year=2025, ledger={"rows": rows})
    Checklist(page).open()
    expect(page.locator(".wh-entry")).to_have_count(50)
    expect(page.locator('[data-part="ledger-count"]')).to_have_text("2000")
    page.locator('[data-action="ledger-more"]').click()
    expect(page.locator(".wh-entry")).to_have_count(100)


def test_the_ledger_fits_a_phone(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    form_of(page)
    enter(page, "general-meeting", MEETINGS[0], topic="很长的主题" * 30)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator('[data-action="ledger-add"]').click()
    page.locator('[data-part="entry-form"] [value="save"]').scroll_into_view_if_needed()
    expect(page.locator('[data-part="entry-form"] [value="save"]')).to_be_in_viewport()


# — files


def test_a_table_in_an_old_encoding_is_shown_first_and_then_judged(page: Page) -> None:
    form = form_of(page)
    rows = [("会议类型", "时间", "应到", "实到"), ("党员大会", "2025年2月3日", "１２", "12"), ("党员大会", "2025.5.6", "12", "11")]
    files = Import(page).choose(("台账.csv", table([("某支部2025年度台账",), (), *rows], "gb18030")))
    files.at("rows")
    assert "ledger" not in form.stored()
    files.add()
    expect(page.locator(".wh-entries .wh-entry")).to_have_count(2)
    cover(page, "general-meeting")
    expect(page.locator(f'[data-requirement="{QUARTERLY}"]')).to_have_attribute("data-status", "partly")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_templates_are_there_and_empty(page: Page, site: Site, language: str) -> None:
    Checklist(page, language).open()
    for kind in ("xlsx", "csv"):
        address = page.locator(f'.wh-ledger__templates a[href$=".{kind}"]').evaluate("link => link.href")
        template = site.folder / address.removeprefix(site.address)
        files = Import(page).choose((template.name, template.read_bytes()))
        expect(files.button("add")).to_be_disabled()
        expect(files.rows("look")).to_have_count(0)
        page.keyboard.press("Escape")
        expect(files.dialog).to_be_hidden()


def test_days_without_a_year_keep_the_year_of_their_title_when_the_form_is_of_another(page: Page) -> None:
    form = form_of(page)
    content = (ROOT / "tests/cases/47-dates-without-year/2024年台账.csv").read_bytes()
    files = Import(page).choose(("台账.csv", content))
    files.go("rows")
    for row in files.rows("look").all():
        if (add := row.locator('label:not([hidden]) > input[value="add"]')).count():
            add.check()
            files.settled()
    files.add()
    cover(page, "general-meeting")
    for year in ("2025", "2026"):
        page.locator("#assessed-year").fill(year)
        expect(page.locator("#ledger-row-1")).to_contain_text("日期不在自查年度内，不计入。")
    assert ledger(form)["rows"][0]["date"].startswith("2024")


def test_the_day_of_a_re_election_has_no_effect_and_says_so(page: Page) -> None:
    form = form_of(page, rows=[meeting(MEETINGS[0])])
    page.locator('[data-part="ledger-people"] summary').click()
    page.locator("#ledger-since").fill("2025-05-18")
    expect(page.locator("#ledger-since-problem")).to_contain_text("换届不影响")
    expect(page.locator(".wh-entry")).not_to_contain_text("不计入")
    assert ledger(form)["since"] == "2025-05-18"
