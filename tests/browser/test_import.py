"""Files that become entries of the ledger: asked once, shown before, taken back whole, remembered."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.axe import violations_of_a_dialog
from tests.browser.checklist import BRANCH, Checklist, kept
from tests.browser.conftest import wait_until
from tests.browser.engines import QUESTIONS, engine
from tests.browser.importing import FOUR, HEADINGS, Import, table, workbook

pytestmark = engine("cpython", "the dialog around what the engine says")

UNKNOWN = "党小组学习会商（第一组）"
UNDO = '[data-action="import-undo"]'
TALK = {"date": "2025-03-01", "activity": "talk"}
REMEMBERED = "Object.keys(localStorage).filter((key) => key.startsWith('wuhua.layout.')).length"
OVERFLOWING = """() => [...document.querySelectorAll(".wh-importing *")].filter(
    (each) => each.getBoundingClientRect().right > innerWidth + 1 && !each.closest(".wh-scroll, .wh-hidden")
).map((each) => each.outerHTML.slice(0, 200))"""


def form_of(page: Page, language: str = "zh", rows: Any = (), year: int = 2025) -> Checklist:
    """A form of the year 2025, which is over on every day that this can run."""
    ledger: dict[str, Any] = {"ledger": {"rows": [*rows]}} if rows else {}
    kept(page, year=year, branch=BRANCH, answers={}, **ledger)
    return Checklist(page, language).open().ready()


def entries(form: Checklist) -> list[dict[str, str]]:
    return list(form.stored().get("ledger", {}).get("rows", []))


def nothing_left(form: Checklist) -> None:
    """Waits until what was undone is undone in the store too: undoing fetches the module that does it."""
    until = time.monotonic() + 20
    while entries(form):
        assert time.monotonic() < until, "entries are still there"
        form.page.wait_for_timeout(50)


def ordinary() -> bytes:
    return workbook(台账=[HEADINGS, *FOUR])


def unknown_words(count: int = 21) -> bytes:
    rows = [(f"2025-{month:02}-{day:02}", UNKNOWN, "学习", 5, 5) for month in (3, 4, 5) for day in range(1, 8)]
    return workbook(台账=[HEADINGS, *FOUR, *rows[:count]])


def in_doubt() -> bytes:
    """A file that has something to say in each step."""
    rows = [
        ("2025-02-30", "党员大会", "审议", 12, 12, "好"),
        ("2025-03-01", "谈心谈话", "谈话", 2, 2, "好"),
        ("2025-04-07", UNKNOWN, "学习", 5, 5, "一般"),
    ]
    return workbook(
        一季度=[(*HEADINGS, "备忘评语"), *((*row, "") for row in FOUR), *rows],
        填表说明=[("本表由党支部填写",), ("每季度报送一次",)],
    )


# — one file


@engine("pyodide", "one whole path of the published engine")
def test_an_ordinary_file_needs_no_answer(page: Page) -> None:
    form = form_of(page)
    files = Import(page).choose(("台账.xlsx", ordinary()))
    files.at("rows")
    assert "ledger" not in form.stored()
    expect(files.button("add")).to_contain_text("4")
    files.add()
    assert [(each["date"], each["activity"]) for each in entries(form)] == [
        ("2025-02-03", "general-meeting"), ("2025-02-10", "committee-meeting"),
        ("2025-03-05", "lecture"), ("2025-03-12", "theme-day"),
    ]  # fmt: skip
    expect(page.locator(UNDO)).to_be_focused()
    page.locator(UNDO).click()
    nothing_left(form)


def test_months_and_activities_are_counted_before_anything_is_added(page: Page) -> None:
    form_of(page)
    files = Import(page).choose(("台账.xlsx", ordinary()))
    line = files.part("grid").locator("tbody tr", has_text="党员大会")
    cells = line.locator("td").all_inner_texts()
    assert [cell for cell in cells if cell != "–"] == ["1"]
    assert len(cells) == 12


def test_a_heading_that_is_unknown_is_asked_about_with_examples(page: Page) -> None:
    form = form_of(page)
    rows = [("何时", "啥活动", "应到人数"), *((day, activity, due) for day, activity, _, due, _ in FOUR)]
    files = Import(page).choose(("台账.csv", table(rows)))
    columns = files.go("columns")
    column = columns.locator("li", has_text="啥活动")
    expect(column).to_contain_text("党员大会")
    column.locator("select").select_option("activity")
    files.settled()
    columns.locator("li", has_text="何时").locator("select").select_option("date")
    files.settled().go("rows")
    files.add()
    assert {each["activity"] for each in entries(form)} >= {"general-meeting", "lecture"}


def test_an_unknown_word_is_asked_about_once_and_answered_for_all_its_rows(page: Page) -> None:
    form = form_of(page)
    files = Import(page).choose(("台账.xlsx", unknown_words()))
    words = files.at("words")
    word = words.locator("li", has_text=UNKNOWN)
    expect(word).to_have_count(1)
    expect(word).to_contain_text("21")
    answer(files, UNKNOWN, "group-meeting")
    expect(files.dialog.locator('[data-step="words"]')).to_have_attribute("data-clear", "")
    files.button("next").click()
    files.at("rows")
    files.add()
    assert len(entries(form)) == 25
    assert sum(each["activity"] == "group-meeting" for each in entries(form)) == 21


def answer(files: Import, word: str, choice: str) -> None:
    """By whichever kind of field it is asked."""
    item = files.section("words").locator("li[data-id]", has_text=word).first
    select = item.locator("select")
    if select.is_visible():
        select.select_option(choice)
    else:
        item.locator(f'input[value="{choice}"]').check()
    files.settled()


def test_rows_of_a_word_can_be_left_out_and_that_is_said(page: Page) -> None:
    form = form_of(page)
    files = Import(page).choose(("台账.xlsx", unknown_words(3)))
    answer(files, UNKNOWN, "")
    files.go("rows")
    expect(files.button("add")).to_contain_text("4")
    expect(files.part("left")).to_be_visible()
    files.add()
    assert len(entries(form)) == 4


def test_a_sheet_for_each_month_is_read_and_one_can_be_left_out(page: Page) -> None:
    form = form_of(page)
    sheets = {f"{month}月": [("日期", "活动"), (f"{month}月5日", "党员大会"), (f"{month}月12日", "支委会")] for month in (1, 2, 3)}
    files = Import(page).choose(("2025年台账.xlsx", workbook(**sheets, 说明=[("本表由党支部填写",)])))
    section = files.go("sheets")
    expect(section.locator("input:checked")).to_have_count(3)
    expect(section.locator("li", has_text="说明").locator("input")).to_be_disabled()
    section.locator('li[data-id="2月"] input').uncheck()
    files.settled().go("rows")
    files.add()
    assert len(entries(form)) == 4


def test_a_similar_entry_stands_beside_that_of_the_ledger(page: Page) -> None:
    there = {"date": "2025-02-03", "activity": "general-meeting", "topic": "支部工作计划"}
    for take, left in (("skip", 1), ("add", 2), ("replace", 1)):
        form = form_of(page, rows=[there])
        files = Import(page).choose(("台账.xlsx", workbook(台账=[HEADINGS, FOUR[0]])))
        row = files.rows("look").first
        expect(row).to_have_attribute("data-state", "similar")
        expect(row).to_contain_text("支部工作计划")
        expect(row).to_contain_text("审议工作计划")
        choice = row.locator(f'label:not([hidden]) > input[value="{take}"]')
        if take == "skip":
            expect(choice).to_be_checked()
            expect(files.button("add")).to_be_disabled()
            expect(files.part("nothing")).to_be_visible()
            page.keyboard.press("Escape")
            expect(files.dialog).to_be_hidden()
        else:
            choice.check()
            files.settled()
            files.add()
        assert len(entries(form)) == left
        assert [each["topic"] for each in entries(form)].count("审议工作计划") == (take != "skip")
        if take != "skip":
            page.locator(UNDO).click()
        assert entries(form) == [there]


def test_a_bad_day_is_mended_on_the_spot_and_stays_where_it_was(page: Page) -> None:
    form = form_of(page)
    files = Import(page).choose(("台账.xlsx", workbook(台账=[HEADINGS, *FOUR, ("2025-02-30", "党员大会", "审议", 12, 12)])))
    files.at("rows")
    row = files.rows("look").first
    expect(row).to_have_attribute("data-state", "wrong")
    expect(files.button("add")).to_contain_text("4")
    field = row.locator('input[data-column="date"]')
    expect(field).to_have_value("2025-02-30")
    expect(row.locator(".wh-problem")).not_to_be_empty()
    field.fill("2025-02-28")
    field.press("Enter")
    expect(row).to_have_attribute("data-state", "new")
    expect(field).to_be_focused()
    expect(files.button("add")).to_contain_text("5")
    files.add()
    assert "2025-02-28" in [each["date"] for each in entries(form)]


def test_a_whole_file_of_another_year_is_decided_at_once(page: Page) -> None:
    form = form_of(page, year=2024)
    files = Import(page).choose(("台账.xlsx", ordinary()))
    files.at("rows")
    expect(files.rows("look")).to_have_count(4)
    expect(files.button("add")).to_be_disabled()
    files.dialog.locator('[data-all="add"]').click()
    expect(files.button("add")).to_contain_text("4")
    files.dialog.locator('[data-all="skip"]').click()
    expect(files.button("add")).to_be_disabled()
    files.dialog.locator('[data-all="add"]').click()
    files.settled().add()
    assert len(entries(form)) == 4


def test_what_is_proposed_and_was_looked_at_counts_as_answered(page: Page) -> None:
    form = form_of(page)
    rows = [("何时", "啥活动", "应到人数"), *((day, activity, due) for day, activity, _, due, _ in FOUR)]
    files = Import(page).choose(("台账.csv", table(rows)))
    files.at("columns")
    expect(files.dialog.locator('[data-step="columns"]')).not_to_have_attribute("data-clear", "")
    files.button("next").click()
    files.at("rows")
    expect(files.dialog.locator('[data-step="columns"]')).to_have_attribute("data-clear", "")
    files.add()
    page.locator(UNDO).click()
    files = Import(page).choose(("台账.csv", table(rows)))
    files.at("rows")
    files.add()
    assert len(entries(form)) == 4


def test_adding_waits_for_the_answer_to_what_was_just_typed(page: Page) -> None:
    form = form_of(page)
    files = Import(page).choose(("台账.xlsx", workbook(台账=[HEADINGS, *FOUR, ("2025-02-30", "党员大会", "审议", 12, 12)])))
    files.rows("look").first.locator('input[data-column="date"]').fill("2025-02-28")
    files.add()
    assert len(entries(form)) == 5


def test_the_same_file_again_adds_nothing(page: Page) -> None:
    form = form_of(page)
    Import(page).choose(("台账.xlsx", ordinary())).add()
    before = entries(form)
    files = Import(page).choose(("台账.xlsx", ordinary()))
    files.at("rows")
    expect(files.button("add")).to_be_disabled()
    expect(files.part("nothing")).to_be_visible()
    page.keyboard.press("Escape")
    expect(files.dialog).to_be_hidden()
    assert entries(form) == before


# — taking back


def test_an_import_is_taken_back_after_a_reload_and_what_was_typed_since_stays(page: Page) -> None:
    form = form_of(page, rows=[TALK])
    Import(page).choose(("台账.xlsx", ordinary())).add()
    page.reload()
    form.ready()
    expect(page.locator('[data-part="ledger-imported"]')).to_contain_text("台账.xlsx")
    page.locator('[data-action="ledger-add"]').click()
    page.locator("#entry-activity").select_option("talk")
    page.locator("#entry-date").fill("2025-05-01")
    page.locator('[data-part="entry-form"] [value="save"]').click()
    page.locator(UNDO).click()
    expect(page.locator('[data-part="ledger-imported"]')).to_be_hidden()
    assert entries(form) == [TALK, {"date": "2025-05-01", "activity": "talk"}]
    page.reload()
    form.ready()
    expect(page.locator('[data-part="ledger-imported"]')).to_be_hidden()


def test_what_was_changed_since_stays_and_is_said(page: Page) -> None:
    form = form_of(page)
    Import(page).choose(("台账.xlsx", ordinary())).add()
    page.locator('[data-part="ledger-rows"] [data-action="ledger-edit"]').first.click()
    page.locator("#entry-date").fill("2025-06-01")
    page.locator('[data-part="entry-form"] [value="save"]').click()
    page.locator(UNDO).click()
    expect(page.locator('[data-part="ledger-message"]')).to_contain_text("1条")
    assert [each["date"] for each in entries(form)] == ["2025-06-01"]
    page.locator('[data-action="ledger-restore"]').click()
    assert len(entries(form)) == 4


def test_another_branch_has_nothing_to_take_back(page: Page) -> None:
    form_of(page)
    Import(page).choose(("台账.xlsx", ordinary())).add()
    line = page.locator('[data-part="ledger-imported"]')
    expect(line).to_be_visible()
    page.locator('[data-part="branches"] > summary').click()
    page.locator('[data-action="branch-new"]').click()
    expect(line).to_be_hidden()
    page.locator('[data-action="branch-open"]').last.click()
    expect(line).to_be_visible()


# — what is remembered


def test_the_next_file_of_the_same_form_needs_no_answers(page: Page) -> None:
    form = form_of(page)
    files = Import(page).choose(("一季度.xlsx", unknown_words(7)))
    files.at("words")
    expect(files.part("kept")).to_be_hidden()
    answer(files, UNKNOWN, "group-meeting")
    files.go("rows")
    files.add()
    page.locator(UNDO).click()
    files = Import(page).choose(("二季度.xlsx", unknown_words(9)))
    files.at("rows")
    expect(files.part("kept")).to_be_visible()
    files.button("anew").click()
    files.at("words")
    expect(files.part("kept")).to_be_hidden()
    page.keyboard.press("Escape")
    nothing_left(form)


def test_what_is_remembered_is_exported_taken_over_elsewhere_and_forgotten(new_page: Callable[..., Page], tmp_path: Path) -> None:
    page = new_page()
    form_of(page)
    files = Import(page).choose(("一季度.xlsx", unknown_words(7)))
    answer(files, UNKNOWN, "group-meeting")
    files.go("rows")
    files.add()
    page.locator('[data-part="ledger-layouts"] summary').click()
    with page.expect_download() as download:
        page.locator('[data-action="layouts-export"]').click()
    download.value.save_as(tmp_path / "layouts.json")
    content = (tmp_path / "layouts.json").read_bytes()
    assert "rows" not in json.dumps(json.loads(content))
    page.locator('[data-action="layouts-forget"]').click()
    expect(page.locator('[data-part="ledger-layouts"]')).to_be_hidden()
    assert page.evaluate(REMEMBERED) == 0

    other = new_page(locale="en")
    form_of(other, "en")
    files = Import(other).choose((download.value.suggested_filename, content))
    expect(files.dialog).to_have_attribute("data-state", "layouts")
    assert violations_of_a_dialog(other) == []
    files.button("take-layouts").click()
    expect(other.locator('[data-part="ledger-layouts"]')).to_be_visible()
    Import(other).choose(("二季度.xlsx", unknown_words(9))).at("rows")


def test_a_shared_computer_remembers_nothing_beyond_the_tab_and_erasing_forgets(page: Page) -> None:
    form_of(page)
    Import(page).choose(("台账.xlsx", ordinary())).add()
    assert page.evaluate(REMEMBERED) == 1
    page.locator('[data-part="branches"] > summary').click()
    page.locator('[data-part="shared"]').click()
    page.locator('[data-action="shared-leave"]').click()
    expect(page.locator('[data-part="ledger-layouts"]')).to_be_hidden()
    page.locator("#assessed-year").fill("2025")
    Import(page).choose(("台账.xlsx", ordinary())).add()
    assert page.evaluate(REMEMBERED) == 1
    page.locator('[data-action="erase"]').click()
    page.locator('[data-action="confirm-erase"]').click()
    wait_until(page, f"{REMEMBERED} === 0")
    expect(page.locator('[data-part="ledger-layouts"]')).to_be_hidden()


# — several files, other files, and those that cannot be read

REFUSED = {
    "picture.xlsx": b"\x89PNG\r\n\x1a\n" + b"\0" * 200,
    "damaged.xlsx": b"PK\x03\x04 this is no workbook",
    "empty.csv": b"",
}
PROSE = "本表由党支部填写\n每季度报送一次\n".encode()


def test_several_files_are_gone_through_one_after_the_other_and_taken_back_together(page: Page) -> None:
    form = form_of(page)
    second = workbook(台账=[HEADINGS, ("2025-06-03", "党员大会", "审议", 12, 12)])
    files = Import(page).choose(("一.xlsx", ordinary()), ("坏.xlsx", REFUSED["picture.xlsx"]), ("二.xlsx", second))
    expect(files.part("name")).to_have_text("一.xlsx（1/3）")
    files.button("add").click()
    files.read("2/3")
    expect(files.dialog).to_have_attribute("data-state", "refused")
    files.button("skip").click()
    files.read("3/3").at("rows")
    expect(files.button("skip")).to_be_hidden()
    files.add()
    assert len(entries(form)) == 5
    page.locator(UNDO).click()
    nothing_left(form)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_file_that_cannot_be_read_says_why_and_nothing_changes(page: Page, language: str) -> None:
    form = form_of(page, language, rows=[TALK])
    for name, data in REFUSED.items():
        files = Import(page).choose((name, data))
        expect(files.dialog).to_have_attribute("data-state", "refused")
        expect(files.part("problems").locator("li").first).not_to_be_empty()
        expect(files.button("add")).to_be_hidden()
        if name == "picture.xlsx":
            assert violations_of_a_dialog(page) == []
        page.keyboard.press("Escape")
        expect(files.dialog).to_be_hidden()
        assert entries(form) == [TALK], name


def test_a_file_without_a_ledger_says_why_of_each_sheet(page: Page) -> None:
    form = form_of(page, rows=[TALK])
    files = Import(page).choose(("说明.csv", PROSE))
    files.at("rows")
    expect(files.button("add")).to_be_disabled()
    expect(files.part("left").locator("li").first).not_to_be_empty()
    sheet = files.go("sheets").locator("li").first
    expect(sheet).to_contain_text("说明.csv")
    expect(sheet.locator("input")).to_be_disabled()
    assert entries(form) == [TALK]


def test_a_branchs_file_goes_to_where_such_files_are_opened(page: Page, tmp_path: Path) -> None:
    form = form_of(page, rows=[TALK])
    content = form.export(tmp_path).read_bytes()
    files = Import(page).choose(("wuhua.json", content))
    expect(files.dialog).to_have_attribute("data-state", "branch")
    files.button("hand-over").click()
    expect(files.dialog).to_be_hidden()
    expect(page.locator('[data-part="import-dialog"]')).to_be_visible()


DROP = """([name, text, kind]) => {
    const dropped = new DataTransfer();
    if (kind === "file") dropped.items.add(new File([text], name));
    else dropped.setData("text/plain", text);
    const event = (type) => new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: dropped });
    const place = document.querySelector('[data-requirement]');
    const taken = !place.dispatchEvent(event("dragover"));
    const marked = document.querySelector('[data-part="form"]').hasAttribute("data-over");
    return [taken, marked, !place.dispatchEvent(event("drop"))];
}"""


def test_a_file_dropped_anywhere_on_the_form_is_read_and_words_are_not(page: Page) -> None:
    form_of(page)
    assert page.evaluate(DROP, ["", "党员大会", "text"]) == [False, False, False]
    text = table([HEADINGS, *FOUR]).decode("utf-8-sig")
    assert page.evaluate(DROP, ["台账.csv", text, "file"]) == [True, True, True]
    Import(page).read().at("rows")
    expect(page.locator('[data-part="form"]')).not_to_have_attribute("data-over", "")


# — stopping, leaving


def test_reading_can_be_stopped_and_what_else_was_asked_is_answered(page: Page) -> None:
    form = form_of(page, rows=[TALK])
    held: list[Route] = []

    def hold(route: Route) -> None:
        if '"import_ledger"' in (route.request.post_data or ""):
            held.append(route)
        else:
            route.continue_()

    page.route(f"**{QUESTIONS}", hold)
    page.locator('[data-part="ledger-file"]').set_input_files(
        {"name": "台账.xlsx", "mimeType": "application/octet-stream", "buffer": ordinary()}
    )
    files = Import(page)
    expect(files.button("stop")).to_be_visible()
    expect(files.dialog.locator("progress")).to_be_visible()
    assert violations_of_a_dialog(page) == []
    files.button("stop").click()
    expect(files.dialog).to_be_hidden()
    page.unroute(f"**{QUESTIONS}")
    form.ready()
    assert entries(form) == [TALK]
    Import(page).choose(("台账.xlsx", ordinary())).at("rows")
    assert len(held) <= 1


WATCHED = """() => {
    window.heard = [];
    const bar = document.querySelector('[data-part="importing-dialog"] progress');
    new MutationObserver(() => heard.push(bar.value)).observe(bar, { attributes: true });
}"""


@engine("pyodide", "progress comes out of the worker")
def test_a_long_reading_says_how_far_it_is(page: Page) -> None:
    form_of(page)
    rows = [(f"2025-{place % 12 + 1:02}-{place % 28 + 1:02}", "党课", f"第{place}讲", 12, 12) for place in range(2000)]
    page.evaluate(WATCHED)
    files = Import(page).choose(("台账.xlsx", workbook(台账=[HEADINGS, *rows])))
    files.at("rows")
    heard = [each for each in page.evaluate("heard") if each]
    assert heard
    assert all(0 < each <= 1 for each in heard)


def test_escape_asks_before_answers_are_lost_and_a_reload_gives_them_back(page: Page) -> None:
    form = form_of(page)
    book = unknown_words()  # a workbook made a second later has other bytes
    files = Import(page).choose(("台账.xlsx", book))
    answer(files, UNKNOWN, "group-meeting")
    page.keyboard.press("Escape")
    expect(page.locator('[data-action="importing-stay"]')).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(files.dialog).to_be_visible()
    page.locator('[data-action="importing-stay"]').click()
    expect(files.part("ask")).to_be_hidden()
    page.on("dialog", lambda asked: asked.accept())
    page.reload()
    form.ready()
    files = Import(page).choose(("台账.xlsx", book))
    expect(files.part("draft")).to_be_visible()
    files.at("rows")
    page.keyboard.press("Escape")
    page.locator('[data-action="importing-drop"]').click()
    expect(files.dialog).to_be_hidden()
    Import(page).choose(("台账.xlsx", book)).at("words")
    nothing_left(form)


def test_it_can_be_done_by_keyboard_alone_and_says_where_one_is(page: Page) -> None:
    form = form_of(page)
    files = Import(page).choose(("台账.xlsx", unknown_words()))
    expect(page.locator("#importing-words-title")).to_be_focused()
    expect(files.part("status")).to_have_text("第3步，共4步：用词，1处待核对。")
    page.keyboard.press("Tab")
    field = page.locator("li[data-id] select:focus, li[data-id] input:focus")
    expect(field).to_have_count(1)
    if field.evaluate("(field) => field.matches('select')"):
        field.select_option("group-meeting")  # by its letters, which no test can type in Chinese
    else:
        page.keyboard.press("Space")
    expect(files.part("status")).to_have_text("第3步，共4步：用词，无疑问。")
    for _ in range(9):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.importing") == "next":
            break
    page.keyboard.press("Enter")
    expect(page.locator("#importing-rows-title")).to_be_focused()
    files.button("add").focus()
    page.keyboard.press("Enter")
    expect(files.dialog).to_be_hidden()
    assert len(entries(form)) == 25


# — looks


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_step_fits_a_phone_and_has_no_violations(new_page: Callable[..., Page], language: str) -> None:
    page = new_page(viewport={"width": 360, "height": 740}, color_scheme="light", reduced_motion="reduce")
    form_of(page, language, rows=[{**TALK, "topic": "思想"}])
    files = Import(page).choose(("某党支部二〇二五年度党支部工作台账（第一季度）最终版.xlsx", in_doubt()))
    for step in ("sheets", "columns", "words", "rows"):
        files.go(step)
        assert page.evaluate(OVERFLOWING) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        expect(page.locator('[data-action="importing-cancel"]')).to_be_in_viewport()
        if language == "zh":
            assert violations_of_a_dialog(page) == []
    expect(files.button("add")).to_be_in_viewport()


def test_a_large_file_is_laid_out_a_page_at_a_time(page: Page) -> None:
    form = form_of(page)
    rows = [(f"2025-{place % 12 + 1:02}-{place % 28 + 1:02}", "党课", f"第{place}讲", 12, 12) for place in range(400)]
    files = Import(page).choose(("台账.xlsx", workbook(台账=[HEADINGS, *rows])))
    files.at("rows")
    expect(files.rows("new")).to_have_count(0)
    files.dialog.locator('[data-group="new"] > summary').click()
    expect(files.rows("new")).to_have_count(50)
    files.dialog.locator('[data-group="new"] [data-more]').click()
    expect(files.rows("new")).to_have_count(100)
    expect(files.dialog.locator('[data-group="new"] [data-cell="count"]')).to_have_text("400")
    files.add()
    assert len(entries(form)) == 400
