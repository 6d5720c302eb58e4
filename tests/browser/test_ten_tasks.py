"""Ten tasks of a secretary, on a phone, in both languages: each is solved in at most three steps from the home page.

A step is a tap or one thing typed. Solved means that the answer is on the screen, without scrolling, in the words of the data.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from assess.model.standard import Standard
from tests.browser.conftest import wait_until
from tests.browser.engines import engine
from tests.browser.page_watch import Watch
from tests.browser.test_search import BOX, COUNTED, SETTLED

pytestmark = engine("pyodide", "ten whole tasks as on the published site")

PHONE = {"width": 390, "height": 844}
STEPS = 3


@dataclass(frozen=True)
class Look:
    """Open the search, type, and tap what is found for this requirement."""

    words: str
    requirement: str

    @property
    def steps(self) -> int:
        return 3


@dataclass(frozen=True)
class Tap:
    """Tap links with these names, one after the other. `shows`: what then is on the screen, by itself or in a list."""

    names: tuple[str, ...]
    shows: str
    in_list: bool = False

    @property
    def steps(self) -> int:
        return len(self.names)


TASKS: dict[str, dict[str, Look | Tap]] = {
    "how many people for a branch": {
        "": Look("成立党支部要几个人", "setup.criteria.full-members-for-branch"),
        "en/": Look("how many people for a branch", "setup.criteria.full-members-for-branch"),
    },
    "when must a postponed election be reported": {
        "": Look("延期换届", "setup.elections.postponement-approved"),
        "en/": Look("postponed election", "setup.elections.postponement-approved"),
    },
    "what is needed for the half-yearly report": {
        "": Look("半年报告", "life.three-meetings.report-half-yearly"),
        "en/": Look("half-yearly report", "life.three-meetings.report-half-yearly"),
    },
    "how often the committee meets": {
        "": Look("zhiweihui", "life.three-meetings.committee-meeting-monthly"),
        "en/": Look("committee meeting", "life.three-meetings.committee-meeting-monthly"),
    },
    "when the dues collected are to be published": {
        "": Look("党费公示", "service.affiliation.dues-publication"),
        "en/": Look("publish dues", "service.affiliation.dues-publication"),
    },
    "how many hours each member has to learn": {
        "": Tap(("32学时", "集中学习培训时间"), "service.education.class-hours"),
        "en/": Look("32 hours", "service.education.class-hours"),
    },
    "whom the secretary has to talk with": {
        "": Tap(("组织生活正常化", "常态进行谈心谈话", "2.3.1"), "life.talks.secretary-with-team"),
        "en/": Tap(("Regular organisational life", "Make heart-to-heart talks routine", "2.3.1"), "life.talks.secretary-with-team"),
    },
    "what is due this month": {
        "": Tap(("本月要做什么",), "life.three-meetings.committee-meeting-monthly", in_list=True),
        "en/": Tap(("What is due this month",), "life.three-meetings.committee-meeting-monthly", in_list=True),
    },
    "what must never happen": {
        "": Tap(("红线",), "service.recruitment.no-breach-of-rules", in_list=True),
        "en/": Tap(("Red lines",), "service.recruitment.no-breach-of-rules", in_list=True),
    },
    "the whole standard to take to a meeting": {
        "": Tap(("整本手册",), "five-areas-{version}-zh.pdf"),
        "en/": Tap(("The handbook",), "five-areas-{version}-en.pdf"),
    },
}


@pytest.fixture
def phone(new_page: Callable[..., Page]) -> Page:
    return new_page(viewport=PHONE, has_touch=True, is_mobile=True)


def test_there_are_ten_and_none_takes_more_steps(standard: Standard) -> None:
    assert len(TASKS) == 10
    assert all(way.steps <= STEPS for ways in TASKS.values() for way in ways.values())


@pytest.mark.parametrize("language", ["", "en/"])
def test_a_secretary_finds(phone: Page, watch: Watch, standard: Standard, language: str) -> None:
    # The theme tries to hold a touch on a list that is still moving; browsers go on, and say so.
    watch.allowed.append("Ignored attempt to cancel a touch")
    phone.add_init_script(COUNTED)
    for ways in TASKS.values():
        phone.goto(language)
        solved(phone, standard, ways[language])


def solved(phone: Page, standard: Standard, way: Look | Tap) -> None:
    if isinstance(way, Look):
        looked_up(phone, way)
        expect_on_screen(phone, standard, way.requirement, in_list=False)
    else:
        for name in way.names:
            phone.locator("article a, .md-search__output a").filter(has_text=name, visible=True).first.tap()
        expect_on_screen(phone, standard, way.shows, in_list=way.in_list)


def looked_up(phone: Page, way: Look) -> None:
    phone.locator("label.md-header__button[for=__search]").tap()
    before = phone.evaluate("search.asked")
    phone.locator(BOX).press_sequentially(way.words)
    wait_until(phone, SETTLED, arg=before)
    task, _, slug = way.requirement.rpartition(".")
    found = phone.locator(f'.md-search-result__link[href*="/areas/{task.replace(".", "/")}/"][href*="#{slug}"]').first
    expect(found).to_be_in_viewport()
    found.tap()


def expect_on_screen(phone: Page, standard: Standard, wanted: str, *, in_list: bool) -> None:
    task, _, slug = wanted.rpartition(".")
    if wanted.endswith(".pdf"):
        expect(phone.locator(f'a[download][href$="{wanted.format(version=standard.version)}"]')).to_be_in_viewport()
    elif in_list:
        link = phone.locator(f'article a[href$="areas/{task.replace(".", "/")}/#{slug}"]')
        expect(link.filter(visible=True).first).to_be_in_viewport()
    else:
        expect(phone.locator(f"article #{slug}")).to_be_in_viewport()
        expect(phone.locator(f'[data-clause="{wanted}"] .wh-facts__rule')).to_be_in_viewport()
