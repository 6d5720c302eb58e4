"""A reviewer's answers are shown next to the branch's own, on the form and on the result; without a review nothing does."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.bridge_client import BridgeClient
from tests.browser.checklist import Checklist, kept
from tests.browser.engines import engine
from tests.laws.test_returning import branch, canonical

pytestmark = engine("cpython", "what the page shows of a review")

APART = "service.core-position.organisational-capability"
AGREED = "service.core-position.political-functions"
REVIEW = {
    "reviewer": "丙",
    "date": "2026-12-01",
    "answers": {APART: {"answer": "not-met", "note": "缺记录"}, AGREED: {"answer": "partly"}},
}


@pytest.fixture
def reviewed(door: BridgeClient) -> dict[str, Any]:
    return canonical(door, branch(review=REVIEW))


def opened(page: Page, data: dict[str, Any], language: str) -> None:
    kept(page, **data)
    Checklist(page, language).open().ready()


@pytest.mark.parametrize(
    ("language", "verdict", "by", "mark"),
    [
        ("zh", "考核意见：未达标", "考核人：丙，考核日期：2026-12-01", "与自查结果不一致"),
        ("en", "Review: Not met", "Reviewed by 丙 on 2026-12-01", "Not in agreement"),
    ],
)
def test_each_reviewed_requirement_has_the_verdict_beside_the_own_answer(
    page: Page, reviewed: dict[str, Any], language: str, verdict: str, by: str, mark: str
) -> None:
    opened(page, reviewed, language)
    apart, agreed = (page.locator(f'[data-requirement="{name}"] [data-opinion]') for name in (APART, AGREED))
    expect(apart).to_contain_text(verdict, timeout=60_000)
    for said in (by, "缺记录", mark):
        expect(apart).to_contain_text(said)
    expect(agreed).to_be_visible()
    expect(agreed).not_to_contain_text(mark)
    expect(page.locator("[data-opinion]")).to_have_count(2)
    # Once the branch agrees, the mark goes.
    page.locator(f'[data-requirement="{APART}"] input[value="not-met"]').check()
    expect(apart).not_to_contain_text(mark)


def test_the_result_begins_with_the_disagreements_and_has_both_scores(page: Page, reviewed: dict[str, Any]) -> None:
    kept(page, **reviewed)
    page.goto("result/")
    section = page.locator('[data-part="review"]')
    expect(section.locator("li")).to_have_count(1, timeout=60_000)
    expect(section).to_contain_text("缺记录")
    table = page.locator(".wh-result__scores")
    expect(table.locator("th[scope=col]:visible")).to_have_count(4)
    own, counted = (table.locator("tbody tr").last.locator(f"[data-cell={name}]") for name in ("score", "reviewed"))
    assert own.inner_text() != counted.inner_text()
    page.emulate_media(media="print")
    expect(section).to_be_visible()
    expect(counted).to_be_visible()
    page.emulate_media(media="screen")
    section.locator("a").focus()
    page.keyboard.press("Enter")
    expect(page.locator(f'[data-requirement="{APART}"]')).to_be_in_viewport(timeout=60_000)


def test_the_form_lists_what_is_to_be_settled_and_says_whose_turn_it_is(page: Page, reviewed: dict[str, Any]) -> None:
    opened(page, reviewed, "zh")
    turn = page.locator('[data-part="turn"]')
    expect(turn).to_contain_text("轮到党支部", timeout=60_000)
    expect(turn.locator(f'a[href="#{APART}"]')).to_be_visible()
    page.locator(f'[data-requirement="{APART}"] input[value="not-met"]').check()
    expect(turn).to_contain_text("轮到考核人")
    page.locator('[data-action="start-over"]').click()
    page.locator('[data-action="confirm-start-over"]').click()
    expect(turn).to_be_hidden()
    page.locator('[data-action="undo"]').click()
    expect(turn).to_contain_text("轮到考核人")


def test_without_a_review_neither_page_says_anything_of_one(page: Page, reviewed: dict[str, Any]) -> None:
    opened(page, {**reviewed, "review": {"reviewer": "丙", "answers": {}}}, "zh")
    expect(page.locator("[data-opinion]")).to_have_count(0)
    expect(page.locator('[data-part="turn"]')).to_be_hidden()
    page.goto("result/")
    expect(page.locator(".wh-result__scores tbody tr")).to_have_count(6, timeout=60_000)
    expect(page.locator('[data-part="review"]')).to_be_hidden()
    expect(page.locator(".wh-result__scores th[scope=col]:visible")).to_have_count(3)
