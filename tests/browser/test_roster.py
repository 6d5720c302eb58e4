"""The roster on the page of the self-assessment: people with offices, pasted lists, earlier files, and that nothing is lost."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checklist import Checklist
from tests.browser.engines import engine
from tests.browser.test_accessibility import violations

pytestmark = engine("cpython", "lists and dialogs around the engine")

EARLIER = {
    "secretary": "甲一",
    "committee": "乙二（组织委员）",
    "members": "丙三、丁四",
    "contacts": "乙二：丙三、丁四",
    "exempt": "丁四：年老体弱",
}
PERSONS = '[data-part="roster-persons"] > li'


def opened(page: Page, language: str = "zh", people: object = None) -> Checklist:
    """The form with one entry in the ledger, so that it asks about people."""
    rows = [{"date": "2025-03-01", "activity": "talk", "from": "甲一", "with": "乙二"}]
    ledger = {"covers": ["talk"], "rows": rows, **({} if people is None else {"people": people})}
    sheet = {"format": "wuhua-sheet", "version": 1, "year": 2025, "branch": {}, "answers": {}, "ledger": ledger}
    text = json.dumps(json.dumps(sheet))
    page.add_init_script(f"localStorage.getItem('wuhua.branch.first') ?? localStorage.setItem('wuhua.sheet', {text})")
    form = Checklist(page, language).open().ready()
    if people is None:
        page.locator('[data-part="ledger-people"] summary').click()
    return form


def people_of(form: Checklist) -> Any:
    return form.stored()["ledger"].get("people")


def add(page: Page, name: str, office: str = "", of: str = "", **days: str) -> None:
    page.locator('[data-action="roster-add"]').click()
    page.locator("#person-name").fill(name)
    if office:
        page.locator('[data-person="add-office"]').click()
        tenure = page.locator("[data-tenure]").last
        tenure.locator('[data-tenure-field="office"]').select_option(office)
        if of:
            tenure.locator('[data-tenure-field="of"]').fill(of)
        for name_, day in days.items():
            tenure.locator(f'[data-tenure-field="{name_}"]').fill(day)
    page.locator('[data-part="person-form"] [value="save"]').click()


def test_a_person_is_added_changed_removed_and_brought_back(page: Page) -> None:
    form = opened(page)
    expect(page.locator('[data-part="roster-empty"]')).to_be_visible()
    add(page, "甲一", "secretary", to="2025-06")
    add(page, "丁四", "exempt", "年老体弱")
    kept = [
        {"name": "甲一", "offices": [{"office": "secretary", "to": "2025-06"}]},
        {"name": "丁四", "offices": [{"office": "exempt", "of": "年老体弱"}]},
    ]
    assert people_of(form) == kept
    expect(page.locator('[data-part="roster-empty"]')).to_be_hidden()
    expect(page.locator(PERSONS).first).to_contain_text("支部书记 · 至2025-06")
    expect(page.locator(PERSONS).last).to_be_focused()
    page.get_by_role("button", name="修改 甲一").click()
    page.locator("#person-from").fill("2020")
    page.locator('[data-person="remove-office"]').click()
    page.locator('[data-part="person-form"] [value="save"]').click()
    assert people_of(form)[0] == {"name": "甲一", "from": "2020"}
    page.get_by_role("button", name="删除 丁四").click()
    assert len(people_of(form)) == 1
    expect(page.locator('[data-action="roster-restore"]')).to_be_focused()
    page.keyboard.press("Enter")
    assert people_of(form)[1:] == kept[1:]


def test_what_is_wrong_about_a_person_stands_with_them(page: Page) -> None:
    opened(page, people=[{"name": "甲一", "offices": [{"office": "secretary", "from": "soon"}]}, {"name": "乙二", "note": "kept"}])
    expect(page.locator(PERSONS).first.locator(".wh-entry__remarks")).to_contain_text("日期")
    expect(page.locator(PERSONS).last.locator(".wh-entry__remarks")).to_be_empty()


def test_typed_text_is_not_dropped_without_a_question(page: Page) -> None:
    form = opened(page)
    for action, field, name in (("roster-add", "#person-name", "person"), ("roster-paste", "#paste-text", "paste")):
        page.locator(f'[data-action="{action}"]').click()
        page.locator(field).fill("甲一")
        page.keyboard.press("Escape")
        expect(page.locator(f'[data-action="{name}-stay"]')).to_be_focused()
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        page.locator(f'[data-action="{name}-stay"]').click()
        expect(page.locator(field)).to_have_value("甲一")
        page.locator(f'[data-action="{name}-cancel"]').click()
        page.locator(f'[data-action="{name}-drop"]').click()
        expect(page.locator(f'[data-part="{name}-dialog"]')).to_be_hidden()
    assert people_of(form) is None


@engine("pyodide", "one whole path of the roster")
def test_a_list_is_pasted_looked_at_and_taken(page: Page) -> None:
    form = opened(page, people=[{"name": "甲一"}])
    page.locator('[data-action="roster-paste"]').click()
    take = page.locator('[data-part="paste-form"] [type="submit"]')
    expect(take).to_be_disabled()
    page.locator("#paste-text").fill("姓名\t职务\t任职时间\n甲一\t书记\t2025年1月\n乙二\t组织委员\t\n丙三\t大厨\t")
    expect(page.locator('[data-part="paste-persons"] > li')).to_have_count(3)
    expect(page.locator('[data-part="paste-problems"]')).to_contain_text("第4行 — 没有 '大厨' 这种职务")
    expect(page.locator('[data-part="paste-sentences"]')).to_contain_text("读出3人，其中新增2人。")
    assert people_of(form) == [{"name": "甲一"}]
    take.click()
    assert people_of(form) == [
        {"name": "甲一", "offices": [{"office": "secretary", "from": "2025年1月"}]},
        {"name": "乙二", "offices": [{"office": "committee-member"}]}, {"name": "丙三"},
    ]  # fmt: skip
    page.locator('[data-action="roster-restore"]').click()
    assert people_of(form) == [{"name": "甲一"}]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_earlier_file_is_shown_as_a_roster_and_kept_until_somebody_changes_it(page: Page, language: str) -> None:
    form = opened(page, language, EARLIER)
    expect(page.locator(PERSONS)).to_have_count(4)
    expect(page.locator(PERSONS).nth(1)).to_contain_text("丙三、丁四")
    page.locator("#assessed-year").fill("2024")
    assert people_of(form) == EARLIER
    page.locator('[data-action="roster-remove"]').nth(2).click()
    assert [each["name"] for each in people_of(form)] == ["甲一", "乙二", "丁四"]


@pytest.mark.parametrize("width", [360, 1440])
def test_the_roster_and_its_dialogs_fit_and_can_be_used_by_all(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, people=EARLIER)
    expect(page.locator(PERSONS)).to_have_count(4)
    assert violations(page) == []
    page.locator('[data-action="roster-edit"]').nth(1).click()
    assert violations(page) == []
    dialog = page.locator('[data-part="person-dialog"]')
    assert dialog.evaluate("each => each.scrollWidth <= each.clientWidth")
    page.keyboard.press("Escape")
    page.locator('[data-action="roster-paste"]').click()
    page.locator("#paste-text").fill("甲一、乙二、丙三（组织委员，2024.3-2026.6）")
    expect(page.locator('[data-part="paste-persons"] > li')).to_have_count(3)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
