"""Unsaved input is not dropped without a question: where nothing can be kept, and while it is being typed."""

import json
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Dialog, Error, Page, expect

from assess.model.standard import Standard
from tests.bridge_client import sheet
from tests.browser.axe import violations
from tests.browser.checklist import Checklist
from tests.browser.engines import engine
from tests.browser.page_watch import Watch
from tests.browser.test_mine import MODULE, answer_two, opened
from tests.browser.test_paper import box, paper_pages, type_in
from tests.browser.test_saved import FULL, FULL_DATABASE, MEETING, NAME, SECRET

pytestmark = engine("cpython", "what is kept nowhere, whoever works out the figures")

DENIED = """
    const denied = () => { throw new DOMException("denied", "SecurityError"); };
    for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { get: denied });
    Object.defineProperty(IDBFactory.prototype, "open", { value: denied });
"""
ASK = '[data-part="unsaved-dialog"]'
REFUSALS = {"denied": DENIED, "full": FULL + FULL_DATABASE}
# What a page makes of a refusal comes from one place, docs/assets/js/saved.js: the form meets both, each other page one.


@pytest.fixture
def refusing(new_page: Callable[..., Page], watch: Watch) -> Callable[[str], Page]:
    """Makes a page in a browser that keeps nothing. The theme, too, names a store that is denied, and that is an error."""
    watch.allowed.append("denied")

    def make(refusal: str) -> Page:
        page = new_page()
        page.add_init_script(REFUSALS[refusal])
        return page

    return make


def open_form(page: Page, language: str = "zh") -> Checklist:
    form = Checklist(page, language).open()
    expect(page.locator("html")).to_have_attribute("data-engine", "ready", timeout=60_000)
    return form


def leave_by_link(page: Page, path: str = "result/") -> None:
    page.locator(f'.wh-tools a[href$="{path}"]').first.click()


def leave_unasked(page: Page, path: str = "result/") -> None:
    """Leaves by a link that asks nothing, once the page has noticed that all is kept: a file takes a moment to be written."""
    until = time.monotonic() + 10
    while True:
        leave_by_link(page, path)
        try:
            page.wait_for_url(f"**/{path}", timeout=2000)
        except Error:
            assert time.monotonic() < until, "still asks"
            page.locator(f"{ASK} [data-unsaved=stay]").click()
        else:
            return


def asks_on_closing(page: Page) -> bool:
    """True if the browser asks before the tab goes. The question is answered with staying."""
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", answer)
    page.close(run_before_unload=True)
    until = time.monotonic() + 10
    with suppress(Error):  # it is gone
        while not asked:
            assert time.monotonic() < until, "neither asks nor goes"
            page.wait_for_timeout(50)
    return asked == ["beforeunload"]


@pytest.mark.parametrize(
    ("refusal", "language", "words"), [("denied", "zh", "离开就会丢失"), ("full", "en", "will be lost when you leave")]
)
def test_a_link_asks_where_nothing_is_kept_and_offers_a_file(
    refusing: Callable[[str], Page], refusal: str, language: str, words: str
) -> None:
    page = refusing(refusal)
    open_form(page, language)
    page.locator(NAME).fill(SECRET)
    leave_by_link(page)
    expect(page.locator(ASK)).to_be_visible()
    expect(page.locator(ASK)).to_contain_text(words)
    if language == "zh":
        assert violations(page, ASK) == []
    page.locator(f"{ASK} [data-unsaved=stay]").click()
    expect(page.locator(NAME)).to_have_value(SECRET)
    leave_by_link(page)
    with page.expect_download() as download:
        page.locator(f"{ASK} [data-unsaved=save]").click()
    assert SECRET in Path(download.value.path()).read_text("utf-8")
    page.locator(f"{ASK} [data-unsaved=leave]").click()
    page.wait_for_url("**/result/")


@pytest.mark.parametrize("refusal", REFUSALS)
def test_what_is_kept_nowhere_is_replaced_with_a_way_back_or_after_a_question(
    refusing: Callable[[str], Page], refusal: str
) -> None:
    """Starting over can be undone, another branch asks first, and one may leave all the same."""
    page = refusing(refusal)
    open_form(page)
    page.locator(NAME).fill(SECRET)
    page.locator('[data-action="start-over"]').click()
    page.locator('[data-action="confirm-start-over"]').click()
    expect(page.locator(NAME)).to_have_value("")
    page.locator('[data-action="undo"]').click()
    expect(page.locator(NAME)).to_have_value(SECRET)
    page.locator('[data-part="branches"] summary').click()
    page.locator('[data-action="branch-new"]').click()
    page.locator(f"{ASK} [data-unsaved=stay]").click()
    expect(page.locator(NAME)).to_have_value(SECRET)
    page.locator('[data-action="branch-new"]').click()
    page.locator(f"{ASK} [data-unsaved=leave]").click()
    expect(page.locator(NAME)).to_have_value("")
    page.locator(NAME).fill(SECRET)
    page.locator("header .md-header__button.md-logo").first.click()
    page.locator(f"{ASK} [data-unsaved=leave]").click()
    page.wait_for_url("**/")
    expect(page.locator(ASK)).to_have_count(0)


@pytest.mark.parametrize("refusal", REFUSALS)
def test_closing_the_tab_asks_until_a_file_was_saved(refusing: Callable[[str], Page], refusal: str, tmp_path: Path) -> None:
    page = refusing(refusal)
    form = open_form(page)
    form.answer(MEETING, "met")
    form.export(tmp_path)
    form.answer(MEETING, "not-met")
    assert asks_on_closing(page)
    form.export(tmp_path)
    leave_unasked(page)


def test_what_is_kept_is_left_without_a_question(page: Page) -> None:
    form = open_form(page)
    form.answer(MEETING, "met")
    leave_by_link(page)
    page.wait_for_url("**/result/")
    form.open()
    form.answer(MEETING, "not-met")
    assert not asks_on_closing(page)


def test_a_shared_tab_asks_when_a_link_leads_off_the_site_only(page: Page) -> None:
    Checklist(page).open()
    page.locator('[data-part="branches"] summary').click()
    page.locator('[data-part="shared"]').check()
    page.locator(NAME).fill(SECRET)
    page.evaluate("document.querySelector('.wh-tools').append(Object.assign(document.createElement('a'), "
                  "{ href: 'http://away.invalid/', textContent: 'away', id: 'away' }))")  # fmt: skip
    page.locator("#away").click()
    expect(page.locator(f'{ASK} [data-reach="tab"]')).to_be_visible()
    page.locator(f"{ASK} [data-unsaved=stay]").click()
    leave_by_link(page)
    page.wait_for_url("**/result/")


# — the other pages that keep what is entered


def test_a_measure_is_not_lost_on_the_way_from_the_result(refusing: Callable[[str], Page]) -> None:
    page = refusing("full")
    page.goto("result/")
    page.locator('[data-action="add"]').click(timeout=90_000)
    page.locator("[data-measure] [data-field=what]").fill(SECRET)
    leave_by_link(page, "plan/")
    with page.expect_download() as download:
        page.locator(f"{ASK} [data-unsaved=save]").click()
    assert SECRET in Path(download.value.path()).read_text("utf-8")


def test_an_entry_of_the_plan_is_not_lost(refusing: Callable[[str], Page]) -> None:
    page = refusing("denied")
    page.goto("plan/")
    page.locator('[data-action="add"]').first.click(timeout=90_000)
    page.locator('[data-entry] [data-field="topic"]:visible').first.fill(SECRET)
    leave_by_link(page)
    with page.expect_download() as download:
        page.locator(f"{ASK} [data-unsaved=save]").click()
    assert SECRET in Path(download.value.path()).read_text("utf-8")


def test_a_review_is_not_lost(refusing: Callable[[str], Page], tmp_path: Path) -> None:
    page = refusing("full")
    page.goto("review/")
    (tmp_path / "one.json").write_text(json.dumps(sheet(name="一支部", year=2025)), "utf-8")
    page.locator('[data-part="file"]').set_input_files(tmp_path / "one.json")
    expect(page.locator('[data-part="opened"]')).to_be_visible(timeout=90_000)
    page.locator("#reviewer").fill("甲")
    leave_by_link(page)
    with page.expect_download() as download:
        page.locator(f"{ASK} [data-unsaved=save]").click()
    assert json.loads(Path(download.value.path()).read_text("utf-8"))["review"]["reviewer"] == "甲"
    page.locator(f"{ASK} [data-unsaved=leave]").click()
    page.wait_for_url("**/result/")


def test_what_was_typed_from_paper_and_not_taken_over_is_not_lost(page: Page, standard: Standard) -> None:
    """Also where the browser keeps everything: it stands on this page only."""
    paper = paper_pages(standard)[1]
    page.goto("paper/")
    type_in(page, paper, "1" + "0" * (paper.lines - 1), [1, 0, 0, 0])
    expect(box(page, paper.letter).locator("[data-right]")).to_contain_text("核对无误", timeout=90_000)
    leave_by_link(page)
    page.locator(f"{ASK} [data-unsaved=stay]").click()
    page.locator('[data-action="take"]').click()
    expect(page.locator('[data-part="after"]')).to_be_visible()
    leave_unasked(page)


def test_what_was_learnt_is_not_lost_where_nothing_is_kept(new_page: Callable[..., Page]) -> None:
    page = new_page()
    answer_two(page)
    page.add_init_script(FULL)
    opened(page)
    page.locator('[data-action="begin"]').click()
    page.locator('[data-action="reveal"]').click(timeout=90_000)
    page.locator('[data-rating="3"]').click()
    expect(page.locator('[data-part="message"]')).not_to_be_empty()
    page.locator(f'a[href$="{MODULE.removeprefix("training/")}#practice"]').first.click()
    with page.expect_download() as download:
        page.locator(f"{ASK} [data-unsaved=save]").click()
    assert json.loads(Path(download.value.path()).read_text("utf-8"))["cards"]


def test_words_still_being_typed_are_kept_when_the_tab_is_closed(page: Page) -> None:
    """A field of the result or the plan tells when it is left; a tab may be closed before."""
    page.goto("result/")
    page.locator('[data-action="add"]').click(timeout=90_000)
    page.locator("[data-measure] [data-field=what]").click()
    page.keyboard.type("abc")
    context = page.context
    assert not asks_on_closing(page)
    again = context.new_page()
    again.goto("result/")
    expect(again.locator("[data-measure] [data-field=what]")).to_have_value("abc", timeout=90_000)


# — an entry of the ledger that is being typed


def entry(page: Page) -> Any:
    return page.locator('[data-part="entry-dialog"]')


def test_an_entry_that_is_being_typed_is_closed_after_a_question_only(page: Page) -> None:
    open_form(page)
    page.locator('[data-action="ledger-add"]').click()
    page.keyboard.press("Escape")
    expect(entry(page)).to_be_hidden()
    page.locator('[data-action="ledger-add"]').click()
    entry(page).locator("#entry-activity").select_option("general-meeting")
    entry(page).locator("#entry-topic").fill(SECRET)
    for _ in range(3):
        page.keyboard.press("Escape")
        expect(entry(page).locator('[data-part="entry-ask"]')).to_be_visible()
    entry(page).locator('[data-action="entry-stay"]').click()
    expect(entry(page).locator("#entry-topic")).to_have_value(SECRET)
    entry(page).locator('[data-action="entry-cancel"]').click()
    expect(entry(page).locator('[data-part="entry-ask"]')).to_be_visible()
    assert asks_on_closing(page)
    entry(page).locator('[data-action="entry-drop"]').click()
    expect(entry(page)).to_be_hidden()
    page.locator('[data-action="ledger-add"]').click()
    expect(entry(page).locator("#entry-topic")).to_have_value("")
    entry(page).locator("#entry-activity").select_option("general-meeting")
    entry(page).locator("#entry-date").fill("2026-03-12")
    entry(page).locator("[value=save]").click()
    expect(entry(page)).to_be_hidden()
    expect(page.locator('[data-part="ledger-rows"] li')).to_have_count(1)


def test_an_entry_that_was_being_typed_is_back_after_a_reload(page: Page) -> None:
    """Its fields too stay in the tab, until it is saved or dropped; another branch's dialog knows nothing of it."""
    open_form(page)
    page.locator('[data-action="ledger-add"]').click()
    entry(page).locator("#entry-activity").select_option("general-meeting")
    entry(page).locator("#entry-topic").fill(SECRET)
    page.reload()
    open_form(page)
    page.locator('[data-action="ledger-add"]').click()
    expect(entry(page).locator('[data-part="entry-draft"]')).to_be_visible()
    expect(entry(page).locator("#entry-topic")).to_have_value(SECRET)
    page.keyboard.press("Escape")
    expect(entry(page).locator('[data-part="entry-ask"]')).to_be_visible()
    entry(page).locator('[data-action="entry-drop"]').click()
    page.locator('[data-action="ledger-add"]').click()
    expect(entry(page).locator("#entry-topic")).to_have_value("")
    expect(entry(page).locator('[data-part="entry-draft"]')).to_be_hidden()
    assert page.evaluate("Object.keys(sessionStorage).filter((key) => key.includes('draft'))") == []


# — pages for training and for the committee


def test_a_module_page_asks_where_no_answer_is_kept(refusing: Callable[[str], Page]) -> None:
    page = refusing("denied")
    answer_two(page)
    page.locator('.wh-note a[href$="mine/"]').first.click()
    expect(page.locator(ASK)).to_be_visible()
    page.locator(f"{ASK} [data-unsaved=stay]").click()
    assert asks_on_closing(page)


def test_a_module_page_whose_answers_are_kept_is_left_without_a_question(page: Page) -> None:
    answer_two(page)
    page.locator('.wh-note a[href$="mine/"]').first.click()
    page.wait_for_url("**/training/mine/")


def test_a_roll_up_asks_until_it_is_saved(page: Page) -> None:
    """The list that was typed, too, is kept nowhere else."""
    page.goto("rollup/")
    expect(page.locator("html")).to_have_attribute("data-engine", "ready", timeout=60_000)
    page.locator(".wh-rollup__more summary").click()
    page.locator('[data-part="expected"]').fill("第一支部")
    assert asks_on_closing(page)


def test_the_codes_of_a_room_ask_in_a_shared_tab_after_a_reload_too(page: Page) -> None:
    page.goto("about/")
    page.evaluate("sessionStorage.setItem('wuhua.shared', '1')")
    page.goto("training/calibration/")
    page.locator('[data-part="codes"]').fill("1111")
    page.reload()
    page.locator('[data-part="codes"]').click()
    assert asks_on_closing(page)
