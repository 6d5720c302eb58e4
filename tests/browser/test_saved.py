"""Data kept on a device: nothing is lost, nothing overwritten unseen, and nothing stays that should be gone."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from assess.model.standard import Standard
from tests.browser.checklist import Checklist
from tests.browser.conftest import wait_until
from tests.browser.engines import engine

pytestmark = engine("cpython", "what is kept, whoever works out the figures")

MEETING = "life.three-meetings.general-meeting-quarterly"
OTHER = "life.three-meetings.committee-meeting-monthly"
NAME = "#branch-name"
SECRET = "机密备注一二三"
BRANCHES = '[data-part="branches"]'
DAY = 86_400_000

EVERYTHING = """async () => {
    const found = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    for (const { name } of await indexedDB.databases()) {
        const db = await new Promise(resolve => { indexedDB.open(name).onsuccess = event => resolve(event.target.result); });
        for (const store of db.objectStoreNames) {
            const all = db.transaction(store).objectStore(store).getAll();
            found.push(JSON.stringify(await new Promise(resolve => { all.onsuccess = () => resolve(all.result); })));
        }
        db.close();
    }
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) found.push(request.url, await (await cache.match(request)).text());
    }
    return found.join("\\n");
}"""
FULL = """
    const full = () => { throw new DOMException("full", "QuotaExceededError"); };
    Object.defineProperty(Storage.prototype, "setItem", { value: full });
"""
FULL_DATABASE = 'Object.defineProperty(IDBObjectStore.prototype, "put", { value: full });'
TYPED_EARLY = """
    new MutationObserver((_, observer) => {
        const name = document.querySelector('#branch-name');
        if (!name) return;
        name.value = 'early';
        observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
"""
DEAF = "window.BroadcastChannel = class extends EventTarget { postMessage() {} };"


def radio(page: Page, requirement: str, value: str) -> Any:
    return page.locator(f'[data-requirement="{requirement}"] input[value="{value}"]')


def seed(page: Page, entries: dict[str, str]) -> None:
    page.goto("about/")
    page.evaluate("entries => Object.entries(entries).forEach(([key, value]) => localStorage.setItem(key, value))", entries)


def sheet(**fields: object) -> dict[str, object]:
    return {"format": "wuhua-sheet", "version": 1, "name": "", "year": 2026, "branch": {}, "answers": {}, **fields}


def in_database(page: Page, text: str) -> None:
    """The second half of saving is done when the text is there."""
    wait_until(
        page,
        """text => new Promise(resolve => {
            indexedDB.open("wuhua").onsuccess = ({ target: { result: db } }) => {
                if (!db.objectStoreNames.contains("entries")) return db.close(), resolve(false);
                const all = db.transaction("entries").objectStore("entries").getAll();
                all.onsuccess = () => { db.close(); resolve(all.result.join().includes(text)); };
            };
        })""",
        arg=text,
    )


def test_what_an_earlier_version_saved_is_taken_over_once(page: Page) -> None:
    earlier = sheet(name="一支部", answers={MEETING: {"answer": "partly"}}, unknown={"kept": 1})
    before = sheet(name="从前")
    seed(page, {"wuhua.sheet": json.dumps(earlier), "wuhua.sheet.before": json.dumps(before), "wuhua.sheet.unreadable": "{broken"})
    form = Checklist(page).open()
    expect(radio(page, MEETING, "partly")).to_be_checked()
    expect(page.locator('[data-part="storage-broken"]')).to_be_visible()
    expect(page.locator('[data-action="undo"]')).not_to_have_attribute("hidden", "")
    assert form.stored() == earlier
    in_database(page, "一支部")
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('wuhua.sheet'))") == []
    form.open()
    expect(page.locator(f"{BRANCHES} li")).to_have_count(1)
    page.locator('[data-action="undo"]').click()
    expect(page.locator(NAME)).to_have_value("从前")


def test_what_the_small_store_lost_comes_from_the_database(page: Page) -> None:
    form = Checklist(page).open()
    page.locator(NAME).fill("一支部")
    in_database(page, "一支部")
    page.evaluate("localStorage.setItem('wuhua.branch.first', '{\"revision\":\"dam')")
    form.open()
    expect(page.locator(NAME)).to_have_value("一支部")
    expect(page.locator('[data-part="storage-broken"]')).to_be_visible()
    page.evaluate("localStorage.clear(); sessionStorage.clear()")
    form.open()
    expect(page.locator(NAME)).to_have_value("一支部")


def test_branches_that_only_the_database_still_has_are_found_and_named(page: Page) -> None:
    """The small store was emptied, as a crash in a fresh profile does. What was begun anew on purpose stays blank."""
    form = Checklist(page).open().ready()
    for name in ("甲支部", "乙支部"):
        page.locator(NAME).fill(name)
        in_database(page, name)
        page.locator(f"{BRANCHES} summary").click()
        page.locator('[data-action="branch-new"]').click()
        page.locator(f"{BRANCHES} summary").click()
    page.reload()
    expect(page.locator(NAME)).to_have_value("")
    in_database(page, "乙支部")
    page.evaluate("localStorage.clear(); sessionStorage.clear()")
    page.reload()
    expect(page.locator(NAME)).to_have_value("乙支部")
    message = page.locator('[data-part="message"]')
    expect(message).to_contain_text("找回")
    expect(message).to_contain_text("乙支部")
    page.locator(f"{BRANCHES} summary").click()
    expect(page.locator(f"{BRANCHES} [data-branch]")).to_have_count(2)
    form.number("full-members", "12")
    assert form.stored()["name"] == "乙支部"


def test_a_time_that_no_calendar_has_does_no_harm(page: Page) -> None:
    entry = {"revision": "0" * 16, "id": "x", "changed": 9e15, "made": 9e15, "exported": 9e15, "sheet": {"name": "甲支部"}}
    seed(page, {"wuhua.branch.x": json.dumps(entry), "wuhua.current": "x"})
    Checklist(page).open().ready()
    expect(page.locator(NAME)).to_have_value("甲支部")
    page.locator(f"{BRANCHES} summary").click()
    expect(page.locator(f"{BRANCHES} [data-branch]")).to_have_count(1)


def test_a_database_whose_clock_was_ahead_takes_nothing_newer_away(page: Page) -> None:
    Checklist(page).open().ready()
    page.locator(NAME).fill("旧名")
    in_database(page, "旧名")
    page.evaluate(
        """async () => {
            const db = await new Promise(done => { indexedDB.open("wuhua").onsuccess = ({ target }) => done(target.result); });
            const store = db.transaction("entries", "readwrite").objectStore("entries");
            const text = await new Promise(done => { store.get("first").onsuccess = ({ target }) => done(target.result); });
            const entry = JSON.parse(text);
            entry.changed += 9e10;
            store.put(JSON.stringify(entry), "first");
            const newer = { ...entry, revision: "f".repeat(16), over: "e".repeat(16), changed: Date.now(), count: entry.count + 3 };
            newer.sheet = { ...entry.sheet, name: "新名" };
            localStorage.setItem("wuhua.branch.first", JSON.stringify(newer));
            db.close();
        }"""
    )
    page.reload()
    expect(page.locator(NAME)).to_have_value("新名")
    page.wait_for_timeout(500)
    expect(page.locator(NAME)).to_have_value("新名")
    in_database(page, "新名")


def test_two_tabs_that_change_one_place_in_the_same_moment_end_with_the_same(page: Page) -> None:
    Checklist(page).open().ready()
    page.locator(NAME).fill("起点")
    other = page.context.new_page()
    Checklist(other).open().ready()
    for turn in range(8):
        at = page.evaluate("Date.now() + 120")
        for each, name in ((page, f"甲{turn}"), (other, f"乙{turn}")):
            each.evaluate(
                """([at, name]) => setTimeout(() => {
                    const field = document.querySelector("#branch-name");
                    field.value = name;
                    field.dispatchEvent(new Event("input", { bubbles: true }));
                }, at - Date.now())""",
                [at, name],
            )
        page.wait_for_timeout(700)
        assert page.locator(NAME).input_value() == other.locator(NAME).input_value()
        assert page.locator(NAME).input_value() in (f"甲{turn}", f"乙{turn}")


def test_a_sheet_too_large_for_the_small_store_is_kept_in_the_database(page: Page) -> None:
    page.add_init_script(
        """const set = Storage.prototype.setItem;
        Object.defineProperty(Storage.prototype, "setItem", { value(key, text) {
            if (text.includes("很长")) throw new DOMException("full", "QuotaExceededError");
            set.call(this, key, text);
        } });"""
    )
    form = Checklist(page).open()
    page.locator(NAME).fill("一支部")
    page.locator(NAME).fill("很长的一支部")
    in_database(page, "很长的一支部")
    expect(page.locator('[data-part="saved"]')).not_to_have_attribute("hidden", "")
    form.open()
    expect(page.locator(NAME)).to_have_value("很长的一支部")


def test_several_branches_live_beside_each_other(page: Page) -> None:
    attack = '<img src=x onerror="window.hacked=1">'
    form = Checklist(page).open()
    page.locator(NAME).fill("一支部")
    form.answer(MEETING, "met")
    page.locator(f"{BRANCHES} summary").click()
    page.locator('[data-action="branch-new"]').click()
    expect(radio(page, MEETING, "met")).not_to_be_checked()
    page.locator(NAME).fill(attack)
    form.answer(MEETING, "not-met")
    expect(page.locator(f"{BRANCHES} li")).to_have_count(2)
    in_database(page, "onerror")
    form.open()
    expect(radio(page, MEETING, "not-met")).to_be_checked()
    items = page.locator(f"{BRANCHES} li")
    expect(items).to_have_count(2)
    page.locator(f"{BRANCHES} summary").click()
    expect(items.first.locator('[data-cell="name"]')).to_have_text(attack)
    expect(items.first.locator("button").first).to_have_attribute("aria-current", "true")
    items.nth(1).locator('[data-action="branch-open"]').click()
    expect(radio(page, MEETING, "met")).to_be_checked()
    expect(page.locator(NAME)).to_have_value("一支部")
    items.filter(has_text="img").locator('[data-action="branch-remove"]').click()
    expect(items).to_have_count(1)
    assert attack[:9] not in page.evaluate(EVERYTHING)
    page.locator('[data-action="branch-restore"]').click()
    expect(items).to_have_count(2)
    expect(page.locator(NAME)).to_have_value(attack)
    items.filter(has_text="img").locator('[data-action="branch-remove"]').click()
    expect(page.locator(NAME)).to_have_value("一支部")
    assert page.evaluate("window.hacked") is None


def test_two_tabs_on_different_branches_do_not_disturb_each_other(page: Page) -> None:
    form = Checklist(page).open()
    page.locator(NAME).fill("一支部")
    other = page.context.new_page()
    second = Checklist(other).open()
    expect(other.locator(NAME)).to_have_value("一支部")
    other.locator(f"{BRANCHES} summary").click()
    other.locator('[data-action="branch-new"]').click()
    other.locator(NAME).fill("二支部")
    form.answer(MEETING, "met")
    second.answer(MEETING, "not-met")
    page.locator(f"{BRANCHES} summary").click()
    expect(page.locator(f"{BRANCHES} li")).to_have_count(2)
    expect(page.locator(NAME)).to_have_value("一支部")
    for tab, value in ((form, "met"), (second, "not-met")):
        tab.open()
        expect(radio(tab.page, MEETING, value)).to_be_checked()


def test_a_tab_that_was_asleep_overwrites_nothing(new_page: Callable[..., Page]) -> None:
    """It heard nothing of the other's changes: what it does is added to them, and where both did something, the first stays."""
    page = new_page(own=True)
    page.context.add_init_script(DEAF)
    form = Checklist(page).open()
    other = page.context.new_page()
    second = Checklist(other).open()
    second.answer(MEETING, "met")
    second.answer(OTHER, "partly")
    form.answer("life.theme-day." + theme(page), "met")
    expect(radio(page, MEETING, "met")).to_be_checked()
    assert set(form.stored()["answers"]) == {MEETING, OTHER, "life.theme-day." + theme(page)}
    expect(page.locator('[data-action="undo"]')).to_have_attribute("hidden", "")
    second.answer(OTHER, "met")
    expect(radio(other, "life.theme-day." + theme(page), "met")).to_be_checked()
    radio(page, OTHER, "not-met").click()  # no check: at once the other's answer stands there again
    expect(radio(page, OTHER, "met")).to_be_checked()
    expect(page.locator('[data-part="message"]')).to_contain_text("先改了同一处")
    assert form.stored()["answers"][OTHER] == form.given(OTHER, "met")
    form.answer(OTHER, "partly")
    assert form.stored()["answers"][OTHER] == form.given(OTHER, "partly")
    page.locator('[data-action="undo"]').click()
    expect(radio(page, OTHER, "not-met")).to_be_checked()


def theme(page: Page) -> str:
    return str(page.locator('[data-requirement^="life.theme-day."]').first.get_attribute("data-requirement")).rpartition(".")[2]


def test_full_storage_is_said_at_once_and_a_file_can_still_be_saved(page: Page, tmp_path: Any) -> None:
    page.add_init_script(FULL + FULL_DATABASE)
    form = Checklist(page).open()
    page.locator(NAME).fill(SECRET)
    expect(page.locator('[data-part="storage-full"]')).to_be_visible()
    expect(page.locator('[data-part="storage-off"]')).to_be_hidden()
    assert SECRET in form.export(tmp_path).read_text("utf-8")


def test_what_was_typed_before_the_form_listened_and_could_not_be_saved_is_said_for_good(page: Page) -> None:
    page.add_init_script(FULL + FULL_DATABASE + TYPED_EARLY)
    Checklist(page).open().ready()
    expect(page.locator(NAME)).to_have_value("early")
    expect(page.locator('[data-part="storage-full"]')).to_be_visible()
    expect(page.locator('[data-part="saved"]')).to_be_hidden()


def test_a_file_not_saved_for_long_is_reminded_of(page: Page, standard: Standard, tmp_path: Any) -> None:
    days = standard.scoring.remind_after_days
    form = Checklist(page).open()
    form.answer(MEETING, "met")
    reminder = page.locator('[data-part="file-reminder"]')
    in_database(page, MEETING)
    page.add_init_script(f"const now = Date.now; Date.now = () => now() + {days - 1} * {DAY}")
    form.open()
    expect(page.locator(f"{BRANCHES} li")).to_have_count(1)
    expect(reminder).to_be_hidden()
    page.add_init_script(f"const soon = Date.now; Date.now = () => soon() + {DAY}")
    form.open()
    expect(reminder).to_contain_text(f"{days} 天")
    form.export(tmp_path)
    expect(reminder).to_be_hidden()
    form.open()
    expect(page.locator(f"{BRANCHES} li")).to_have_count(1)
    expect(reminder).to_be_hidden()


def test_the_browsers_promise_is_shown(page: Page) -> None:
    page.add_init_script("StorageManager.prototype.persist = async () => false")
    form = Checklist(page).open()
    page.locator(f"{BRANCHES} summary").click()
    form.answer(MEETING, "met")
    expect(page.locator('[data-promise="not-kept"]')).to_be_visible()
    expect(page.locator('[data-promise="kept"]')).to_be_hidden()


@engine("pyodide", "the published engine leaves nothing behind either")
def test_on_a_shared_computer_nothing_stays(page: Page) -> None:
    form = Checklist(page).open().ready()
    page.locator(f"{BRANCHES} summary").click()
    page.locator('[data-part="shared"]').check()
    expect(page.locator(f"{BRANCHES}")).to_contain_text("已开启")
    page.locator(NAME).fill(SECRET)
    form.answer(MEETING, "met")
    expect(page.locator('[data-score="life"]')).not_to_have_text("0–100")
    other = page.context.new_page()
    page.close()
    other.goto("about/")
    assert SECRET not in other.evaluate(EVERYTHING)
    assert MEETING not in other.evaluate(EVERYTHING)


def test_a_shared_tab_keeps_its_entries_to_itself_and_until_it_is_left(page: Page) -> None:
    """Brought back after a day it is empty."""
    form = Checklist(page).open()
    page.locator(f"{BRANCHES} summary").click()
    page.locator('[data-part="shared"]').check()
    page.locator(NAME).fill(SECRET)
    form.open()
    expect(page.locator(NAME)).to_have_value(SECRET)
    expect(page.locator('[data-part="shared"]')).to_be_checked()
    other = page.context.new_page()
    Checklist(other).open()
    expect(other.locator(NAME)).to_have_value("")
    expect(other.locator('[data-part="shared"]')).not_to_be_checked()
    page.add_init_script(f"const now = Date.now; Date.now = () => now() + {DAY}")
    form.open()
    expect(page.locator(NAME)).to_have_value("")
    expect(page.locator('[data-part="shared"]')).to_be_checked()
    assert SECRET not in page.evaluate(EVERYTHING)


@pytest.mark.parametrize("moved", [True, False])
def test_what_is_on_the_device_stays_or_moves_as_the_person_says(page: Page, moved: bool) -> None:
    Checklist(page).open()
    page.locator(NAME).fill(SECRET)
    in_database(page, SECRET)
    page.locator(f"{BRANCHES} summary").click()
    page.locator('[data-part="shared"]').click()
    expect(page.locator('[data-part="shared-dialog"]')).to_be_visible()
    page.locator(f'[data-action="shared-{"move" if moved else "leave"}"]').click()
    expect(page.locator(NAME)).to_have_value(SECRET if moved else "")
    other = page.context.new_page()
    Checklist(other).open()
    expect(other.locator(NAME)).to_have_value("" if moved else SECRET)
    assert (SECRET in other.evaluate(EVERYTHING)) is not moved
    page.locator('[data-part="shared"]').click()
    page.locator('[data-action="confirm-own"]').click()
    expect(page.locator('[data-part="shared"]')).not_to_be_checked()
    if moved:
        in_database(other, SECRET)


def test_everything_can_be_erased(page: Page) -> None:
    form = Checklist(page).open()
    page.locator(NAME).fill(SECRET)
    form.answer(MEETING, "met")
    page.locator('[data-action="start-over"]').click()
    page.locator('[data-action="confirm-start-over"]').click()
    page.locator(NAME).fill(SECRET + "二")
    page.locator(f"{BRANCHES} summary").click()
    page.locator('[data-action="branch-new"]').click()
    page.locator(NAME).fill(SECRET + "三")
    in_database(page, SECRET + "三")
    page.evaluate("localStorage.setItem('wuhua.unreadable.1', '机密')")
    page.evaluate("caches.open('site /').then(cache => cache.put('x', new Response('copy')))")
    other = page.context.new_page()
    Checklist(other).open()
    assert SECRET in page.evaluate(EVERYTHING)
    page.locator('[data-action="erase"]').click()
    expect(page.locator('[data-part="erase-list"] li')).to_have_count(2)
    page.locator('[data-part="erase-dialog"] [data-action="close"]').click()
    assert SECRET in page.evaluate(EVERYTHING)
    page.locator('[data-action="erase"]').click()
    page.locator('[data-action="confirm-erase"]').click()
    expect(page.locator(f"{BRANCHES}")).to_contain_text("已全部清除")
    for each in (page, other):
        expect(each.locator(NAME)).to_have_value("")
        left = each.evaluate(EVERYTHING)
        assert "机密" not in left
        assert MEETING not in left
        assert "copy" in left
    form.answer(MEETING, "met")
    assert list(form.stored()["answers"]) == [MEETING]
    page.locator('[data-action="erase"]').click()
    page.locator('[data-part="erase-offline"]').check()
    page.locator('[data-action="confirm-erase"]').click()
    expect(radio(page, MEETING, "met")).not_to_be_checked()
    wait_until(page, "caches.keys().then(names => names.length === 0)")
