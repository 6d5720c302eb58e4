"""Typing a ledger in, and from its entries to a verdict: few steps, each of them seen, and each of them taken back."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.checklist import BRANCH, Checklist, kept
from tests.browser.engines import engine
from tests.browser.importing import Import, table

pytestmark = engine("cpython", "dialogs and lists around the engine")

QUARTERLY = "life.three-meetings.general-meeting-quarterly"
NOW = datetime.now().astimezone().date()
TODAY = NOW.isoformat()
DIALOG = '[data-part="entry-dialog"]'
ASK = '[data-part="ledger-ask"]'
MEETINGS = ("2025-02-03", "2025-05-06", "2025-08-07")
PHONE = {"width": 360, "height": 740}

Row = dict[str, str]


def form_of(page: Page, rows: Sequence[Row] = (), *, year: int = 2025, language: str = "zh", **more: Any) -> Checklist:
    ledger: dict[str, Any] = {"ledger": {"rows": [*rows], **more}} if rows or more else {}
    kept(page, year=year, branch=BRANCH, answers={}, **ledger)
    return Checklist(page, language).open().ready()


def meeting(day: str, **cells: str) -> Row:
    return {"date": day, "activity": "general-meeting", **cells}


def begin(page: Page, activity: str = "") -> None:
    page.locator('[data-action="ledger-add"]').click()
    if activity:
        page.locator("#entry-activity").select_option(activity)


def save(page: Page, value: str = "save") -> None:
    page.locator(f'[data-part="entry-form"] [value="{value}"]').click()


def row_of(page: Page, activity: str) -> Locator:
    return page.locator(f'[data-overview="{activity}"]')


def rows(form: Checklist) -> list[Row]:
    return list(form.stored().get("ledger", {}).get("rows", []))


def covers(form: Checklist) -> list[str]:
    return list(form.stored().get("ledger", {}).get("covers", []))


# — a new entry


def test_a_new_entry_begins_as_the_last_one_and_nothing_of_that_was_typed(page: Page) -> None:
    last = meeting("2025-02-03", host="李明", recorder="王芳", due="12", topic="学习")
    form = form_of(page, [last, {"date": "2025-03-01", "activity": "committee-meeting", "host": "张伟", "due": "5"}])
    begin(page, "general-meeting")
    for name, value in (("host", "李明"), ("recorder", "王芳"), ("due", "12"), ("topic", ""), ("present", ""), ("date", "")):
        expect(page.locator(f"#entry-{name}")).to_have_value(value)
    expect(page.locator("#entry-due")).to_have_attribute("data-prefilled", "")
    expect(page.locator('[data-part="entry-prefilled"]')).to_be_visible()
    page.locator("#entry-host").fill("刘洋")
    expect(page.locator("#entry-host")).not_to_have_attribute("data-prefilled", "")
    page.locator("#entry-activity").select_option("committee-meeting")
    for name, value in (("host", "刘洋"), ("due", "5")):
        expect(page.locator(f"#entry-{name}")).to_have_value(value)
    page.locator("#entry-activity").select_option("talk")
    expect(page.locator("#entry-due")).to_be_hidden()
    expect(page.locator("#entry-host")).to_have_value("刘洋")
    page.locator("#entry-activity").select_option("general-meeting")
    page.locator("#entry-date").fill("2025-05-06")
    save(page, "next")
    for name, value in (("date", "2025-05-06"), ("host", "刘洋"), ("recorder", "王芳"), ("due", "12")):
        expect(page.locator(f"#entry-{name}")).to_have_value(value)
    # What is filled in already is nothing to lose.
    page.keyboard.press("Escape")
    expect(page.locator(DIALOG)).to_be_hidden()
    assert rows(form)[2:] == [meeting("2025-05-06", host="刘洋", recorder="王芳", due="12")]


@pytest.mark.parametrize(("years", "day"), [(0, TODAY), (-1, "")])
def test_the_day_is_today_in_the_year_assessed_and_left_open_in_another(page: Page, years: int, day: str) -> None:
    form_of(page, year=NOW.year + years)
    begin(page)
    expect(page.locator("#entry-date")).to_have_value(day)
    expect(page.locator("#entry-activity")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(DIALOG)).to_be_hidden()


def test_what_was_typed_is_found_again_though_the_last_entry_is_another(page: Page) -> None:
    form = form_of(page, [meeting(MEETINGS[0], host="李明")])
    begin(page, "general-meeting")
    page.locator("#entry-topic").fill("选举")
    page.reload()
    form.ready()
    page.locator('#ledger-row-1 [data-action="ledger-remove"]').click()
    begin(page)
    expect(page.locator('[data-part="entry-draft"]')).to_be_visible()
    expect(page.locator("#entry-topic")).to_have_value("选举")
    expect(page.locator("#entry-host")).to_have_value("李明")
    page.keyboard.press("Escape")
    expect(page.locator('[data-part="entry-ask"]')).to_be_visible()


@pytest.mark.parametrize(
    ("activity", "there", "absent", "label"),
    [
        ("duty-report", ["from", "to", "period"], ["with", "topic", "due"], ("from", "述职人")),
        ("volunteering", ["topic", "with"], ["present", "hours", "due", "from"], ("with", "参加的党员")),
        ("talk", ["from", "with"], ["topic", "due", "host"], ("with", "谈话对象")),
        ("pairing", ["from", "with"], ["topic"], ("from", "帮扶人")),
    ],
)
def test_the_fields_are_those_of_the_activity(
    page: Page, activity: str, there: list[str], absent: list[str], label: tuple[str, str]
) -> None:
    form_of(page)
    begin(page, activity)
    for name in there:
        expect(page.locator(f"#entry-{name}")).to_be_visible()
    for name in absent:
        expect(page.locator(f"#entry-{name}")).to_be_hidden()
    expect(page.get_by_label(label[1], exact=True)).to_have_id(f"entry-{label[0]}")
    expect(page.locator("#entry-files-hint")).to_contain_text("不上传")
    page.locator("#entry-date").fill("2025-05-06")
    page.locator(f"#entry-{label[0]}").fill("李明")
    save(page)
    expect(page.locator("#ledger-row-1 dl")).to_contain_text(label[1])


@pytest.mark.parametrize(("language", "day"), [("zh", "5月6日 周二"), ("en", "6 May Tue")])
def test_what_was_saved_is_said_where_one_looks_and_marked_in_the_list(
    new_page: Callable[..., Page], language: str, day: str
) -> None:
    page = new_page(viewport=PHONE)
    form_of(page, [meeting("2025-01-03"), meeting("2025-11-03")], language=language)
    begin(page, "general-meeting")
    page.locator("#entry-date").fill("2025-05-06")
    save(page, "next")
    said = page.locator('[data-part="entry-saved"]')
    expect(said).to_contain_text(day)
    expect(said).to_be_in_viewport(ratio=1)
    expect(said).to_have_attribute("role", "status")
    page.locator("#entry-date").fill("2025-06-09")
    save(page)
    expect(page.locator("#ledger-row-4")).to_be_focused()
    expect(page.locator("#ledger-row-4 [data-cell=fresh]")).to_be_in_viewport()
    expect(page.locator("[data-cell=fresh]:visible")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


# — several at once


def test_every_month_on_the_same_day_is_one_step_and_undone_as_one(page: Page) -> None:
    form = form_of(page, [meeting("2025-01-03")])
    begin(page, "theme-day")
    page.locator('[data-part="entry-many"] summary').click()
    expect(page.locator("#entry-date")).to_be_hidden()
    save(page)
    expect(page.locator(DIALOG)).to_be_visible()
    page.locator("#many-day").fill("30")
    for month in ("3", "4"):
        page.locator(f'[data-many="month"][value="{month}"]').uncheck()
    expect(page.locator('[data-part="many-preview"]')).to_contain_text("将记10条：1月30日 周四、2月28日 周五、5月30日")
    assert violations(page, DIALOG) == []
    page.locator("#entry-topic").fill("学习")
    save(page)
    made = rows(form)[1:]
    assert [each["date"][5:] for each in made[:3]] == ["01-30", "02-28", "05-30"] and len(made) == 10
    assert all(each["activity"] == "theme-day" and each["topic"] == "学习" for each in made)
    expect(row_of(page, "theme-day").locator('td[data-state="held"]')).to_have_count(10)
    page.locator('[data-action="ledger-restore"]').click()
    assert rows(form) == [meeting("2025-01-03")]


def test_months_still_to_come_are_not_offered(page: Page) -> None:
    form_of(page, year=NOW.year)
    begin(page, "theme-day")
    page.locator('[data-part="entry-many"] summary').click()
    for month in range(1, 13):
        box = page.locator(f'[data-many="month"][value="{month}"]')
        expect(box).to_be_enabled() if month <= NOW.month else expect(box).to_be_disabled()
    page.locator("#many-day").fill("31")
    assert (NOW.month, NOW.day) >= (1, 31) or not page.locator('[data-part="many-preview"]').inner_text()


# — the list


def test_the_list_is_in_order_of_days_under_months_and_what_has_no_day_comes_first(page: Page) -> None:
    days = ["2025-03-05", "2025.11.2", "三月里", "2025-03-20", "2024-12-30", "2025年3月"]
    form_of(page, [meeting(day) for day in days])
    heads = page.locator(".wh-entries-of h3")
    expect(heads).to_have_text(["没有明确日期的 1", "11月 1", "3月 3", "2024年12月 1"])
    places = page.locator(".wh-entry").evaluate_all("entries => entries.map(each => each.dataset.place)")
    assert places == ["2", "1", "3", "0", "5", "4"]
    expect(page.locator("#ledger-row-2")).to_contain_text("11月2日 周日")
    expect(page.locator("#ledger-row-2")).to_contain_text("第2行")
    expect(page.locator("#ledger-row-3")).to_contain_text("三月里")


# — the months at a glance


def test_a_gap_is_filled_where_it_is(page: Page) -> None:
    form_of(page, [meeting(day) for day in MEETINGS], covers=["general-meeting"])
    row = row_of(page, "general-meeting")
    gap = row.get_by_role("button", name="支部党员大会，第四季度：缺")
    expect(gap).to_have_text("缺")
    expect(row.locator("td")).to_have_count(11)
    gap.press("Enter")
    expect(page.locator("#entry-activity")).to_have_value("general-meeting")
    expect(page.locator("#entry-date")).to_have_value("2025-10-07")
    expect(page.locator("#entry-date")).to_be_focused()
    page.locator("#entry-date").fill("2025-11-08")
    save(page)
    expect(row.locator("button")).to_have_count(0)
    expect(row.locator('td[data-state="held"]')).to_have_text(["1", "1", "1", "1"])


def test_an_activity_of_which_none_was_held_is_confirmed_in_the_overview(page: Page) -> None:
    form = form_of(page, [meeting(MEETINGS[0])])
    expect(row_of(page, "theme-day")).to_be_hidden()
    page.locator('[data-action="overview-rest"]').click()
    page.get_by_role("checkbox", name="主题党日 登记齐全").check()
    assert covers(form) == ["theme-day"]
    expect(row_of(page, "theme-day").locator('td[data-state="missed"]')).to_have_count(12)
    page.get_by_role("checkbox", name="主题党日 登记齐全").uncheck()
    expect(row_of(page, "theme-day").locator('td[data-state="missed"]')).to_have_count(0)
    assert covers(form) == []


def test_an_empty_ledger_shows_what_the_year_asks_for_once_one_looks(page: Page) -> None:
    form_of(page)
    expect(page.locator('[data-part="ledger-overview"] table')).to_be_hidden()
    page.locator('[data-part="ledger-overview"] summary').click()
    row_of(page, "committee-meeting").locator("button").first.click()
    expect(page.locator("#entry-activity")).to_have_value("committee-meeting")
    expect(page.locator("#entry-date")).to_have_value("2025-01-01")


@pytest.mark.parametrize("media", ["screen", "print"])
def test_months_fit_a_phone_and_paper(new_page: Callable[..., Page], media: Any) -> None:
    page = new_page(viewport={"width": 360 if media == "screen" else 700, "height": 740})
    form_of(page, [meeting(day) for day in MEETINGS])
    expect(row_of(page, "general-meeting").locator("td")).not_to_have_count(1)
    page.emulate_media(media=media)
    box = page.locator(".wh-overview__scroll")
    width = page.viewport_size["width"] if page.viewport_size else 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if media == "print":
        expect(page.locator(".wh-entry").first).to_be_visible()
        assert box.evaluate("each => each.scrollWidth <= each.clientWidth")
        return
    head = row_of(page, "general-meeting").locator("th")
    before = head.bounding_box()
    box.evaluate("each => each.scrollTo(400, 0)")
    assert box.evaluate("each => each.scrollLeft") > 0
    assert head.bounding_box() == before
    assert violations(page, "#ledger") == []


# — from entries to a verdict


def test_the_first_of_its_kind_asks_once_whether_all_are_here(page: Page) -> None:
    form = form_of(page)
    begin(page, "general-meeting")
    page.locator("#entry-date").fill(MEETINGS[0])
    save(page)
    expect(page.locator("#ledger-row-1")).to_contain_text("本年度的支部党员大会，都记在这里吗？")
    assert violations(page, "#ledger") == []
    page.locator('[data-action="ledger-not-all"]').click()
    expect(page.locator(ASK)).to_be_hidden()
    assert covers(form) == []
    page.reload()
    form.ready()
    page.locator('#ledger-row-1 [data-action="ledger-remove"]').click()
    begin(page, "general-meeting")
    page.locator("#entry-date").fill(MEETINGS[1])
    save(page)
    expect(page.locator("#ledger-row-1")).to_be_focused()
    expect(page.locator(ASK)).to_be_hidden()
    expect(page.locator(f'[data-requirement="{QUARTERLY}"] [data-action="ledger-confirm"]')).to_be_visible()


def test_all_are_here_is_said_in_one_press_and_taken_back_in_one(page: Page) -> None:
    form = form_of(page)
    begin(page, "general-meeting")
    page.locator("#entry-date").fill(MEETINGS[0])
    save(page, "next")
    page.locator("#entry-activity").select_option("lecture")
    save(page)
    expect(page.locator(ASK)).to_contain_text("支部党员大会和讲党课")
    page.locator('[data-action="ledger-all-here"]').click()
    verdict = page.locator(f'[data-requirement="{QUARTERLY}"] [data-cell="decided"]')
    expect(verdict).to_contain_text("由台账判定：部分达标")
    ledger = form.stored()["ledger"]
    assert ledger["covers"] == ["general-meeting", "lecture"] and set(ledger["covered_as"]) == {"general-meeting", "lecture"}
    page.locator('[data-action="ledger-restore"]').click()
    assert covers(form) == []
    expect(verdict).to_have_count(0)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", "台账已记3个季度（共4个），确认登记齐全后自动判定。"),
        ("en", "3 of 4 quarters in the ledger; confirm that the ledger is complete, and it is judged."),
    ],
)
def test_a_requirement_says_how_far_its_ledger_is_and_is_judged_on_a_press(page: Page, language: str, words: str) -> None:
    form = form_of(page, [meeting(day) for day in MEETINGS], language=language)
    card = page.locator(f'[data-requirement="{QUARTERLY}"]')
    expect(card.locator('[data-part="remarks"]')).to_contain_text(words)
    card.locator('[data-action="ledger-confirm"]').press("Enter")
    expect(card.locator('[data-cell="decided"]')).to_contain_text("3")
    expect(card.locator('[data-action="ledger-unconfirm"]')).to_be_focused()
    assert covers(form) == ["general-meeting"]
    assert violations(page, f'[data-requirement="{QUARTERLY}"]') == []
    page.keyboard.press("Enter")
    expect(card.locator("[data-decided]")).to_have_count(0)
    expect(card.locator('[data-action="ledger-confirm"]')).to_be_focused()
    assert covers(form) == []


def test_everything_with_entries_is_confirmed_by_one_button(page: Page) -> None:
    others = [{"date": "2025-03-04", "activity": "主题党日"}, {"date": "2025-03-05", "activity": "讲党课"}]
    form = form_of(page, [meeting(MEETINGS[0]), *others], covers=["talk"])
    button = page.locator('[data-action="ledger-confirm-all"]')
    expect(button).to_have_text("有记录的3项活动都已登记齐全")
    button.click()
    assert sorted(covers(form)) == ["general-meeting", "lecture", "talk", "theme-day"]
    expect(button).to_be_hidden()
    page.locator('[data-action="ledger-restore"]').click()
    assert covers(form) == ["talk"]
    expect(button).to_be_visible()


def test_an_import_asks_once_for_all_its_activities(page: Page) -> None:
    form = form_of(page, [meeting(MEETINGS[0])], covers=["general-meeting"])
    rows = [("日期", "活动"), ("2025-05-06", "党员大会"), ("2025-03-04", "主题党日"), ("2025-03-05", "讲党课")]
    Import(page).choose(("台账.csv", table(rows))).add()
    expect(page.locator(ASK)).to_contain_text("本年度的主题党日和讲党课，都记在这里吗？")
    page.locator('[data-action="ledger-all-here"]').click()
    assert sorted(covers(form)) == ["general-meeting", "lecture", "theme-day"]
