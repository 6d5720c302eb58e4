"""A session as a trainer leads it: a programme with its clock, questions on the screen, a count of hands, and what was hard."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Site
from tests.browser.engines import engine

pytestmark = engine("none", "a session is led without Python")

PAGE = "training/session/"


def projected(page: Page, language: str = "") -> Page:
    page.goto(language + PAGE)
    page.locator("[data-action=project]").click()
    expect(page.locator(".wh-projector")).to_be_visible()
    return page


def hands(page: Page) -> list[str]:
    return page.locator("[data-part=lines] output").all_text_contents()


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_clock_goes_from_part_to_part_and_survives_a_reload(own_page: Page, language: str) -> None:
    page = own_page
    page.clock.install(time="2026-11-28T09:00:00")
    page.goto(language + PAGE)
    left, items = page.locator("[data-part=left]"), page.locator(".wh-agenda > li")
    page.clock.pause_at("2026-11-28T10:00:00")
    expect(left).to_have_text("10:00")
    expect(page.locator("[data-part=ends]")).to_have_text("12:00")
    page.locator("[data-action=start]").click()
    page.clock.run_for(61_000)
    expect(left).to_have_text("8:59")
    expect(items.first).to_have_attribute("aria-current", "step")
    page.locator("[data-action=next]").click()
    expect(left).to_have_text("30:00")
    items.nth(1).locator("input").fill("1")
    page.clock.run_for(62_000)
    expect(left).to_have_text("−0:02")
    expect(page.locator("[data-part=over]")).to_be_visible()
    page.reload()
    expect(left).to_have_text("−0:02")
    expect(items.nth(1).locator("input")).to_have_value("1")
    page.locator("[data-action=pause]").click()
    page.clock.run_for(30_000)
    expect(left).to_have_text("−0:02")


def test_what_is_typed_before_the_script_is_there_is_a_change_and_no_proposal(page: Page) -> None:
    held: list[Route] = []
    page.route("**/training/agenda.js", lambda route: held.append(route))
    page.goto(PAGE)  # a slow line: the page stands, its script is under way
    first = page.locator(".wh-agenda input").first
    first.fill("25")
    held[0].continue_()
    expect(page.locator("[data-part=total]")).to_have_text("135")
    page.locator("[data-action=reset]").click()
    expect(first).to_have_value("10")


def test_starting_over_can_be_taken_back(page: Page) -> None:
    page.goto(PAGE)
    first = page.locator(".wh-agenda input").first
    first.fill("25")
    expect(page.locator("[data-part=total]")).to_have_text("135")
    page.locator("[data-action=reset]").click()
    expect(first).to_have_value("10")
    page.keyboard.press("Enter")
    expect(first).to_have_value("25")
    expect(page.locator("[data-part=total]")).to_have_text("135")


DAMAGED = {
    "{": "{",
    '{"minutes": [1], "at": 0}': '{"hands": {"x": [1]}, "at": 3, "module": "y"}',
    '{"minutes": [1,2,3,4,5,6,7], "at": "x"}': '{"hands": 7}',
}
"""What another version kept, or what is damaged, of the programme and of the hands."""


def test_what_another_version_kept_does_no_harm(page: Page) -> None:
    page.goto(PAGE)
    for programme, counted in DAMAGED.items():
        page.evaluate(
            "([programme, counted]) => { sessionStorage['wuhua.session'] = programme; localStorage['wuhua.hands'] = counted; }",
            [programme, counted],
        )
        page.reload()
        expect(page.locator("[data-part=total]")).to_have_text("120")
        page.locator("[data-action=project]").click()
        expect(page.locator(".wh-projector")).to_be_visible()
        assert set(hands(page)) == {"0"}, counted


@pytest.mark.parametrize("language", ["", "en/"])
def test_hands_are_counted_and_the_answer_comes_on_a_key(page: Page, language: str) -> None:
    projected(page, language)
    page.keyboard.press("b")
    page.keyboard.press("b")
    page.keyboard.press("a")
    page.keyboard.press("Shift+B")
    assert hands(page)[:2] == ["1", "1"]
    expect(page.locator("[data-part=answer]")).to_be_hidden()
    page.keyboard.press("PageDown")
    expect(page.locator("[data-part=answer]")).to_be_visible()
    expect(page.locator("[data-part=rests]")).to_have_text(re.compile(r"\d\.\d\.\d"))
    expect(page.locator("[data-part=lines] [data-right]")).to_have_count(1)
    place = page.locator("[data-part=place]").text_content()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-part=place]")).not_to_have_text(str(place))
    assert set(hands(page)) == {"0"}
    page.keyboard.press("ArrowLeft")
    assert hands(page)[:2] == ["1", "1"], "the count of a question stays while the page is open"
    page.keyboard.press("Escape")
    expect(page.locator(".wh-projector")).to_be_hidden()
    expect(page.locator("[data-part=hard] tbody tr")).to_have_count(1)
    expect(page.locator("[data-action=project]")).to_be_focused()


def test_hands_and_the_place_survive_a_reload_and_a_closed_tab_until_they_are_cleared(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.goto(PAGE)
    page.locator("[data-part=module]").select_option("organisational-life")
    page.locator("[data-action=project]").click()
    page.locator("[data-action=following]").click()
    page.keyboard.press("a")
    page.keyboard.press("a")
    place = str(page.locator("[data-part=place]").text_content())
    rows = page.locator("[data-part=hard] tbody tr")
    page.reload()
    expect(rows).to_have_count(1)
    other = page.context.new_page()
    page.close()
    other.goto(PAGE)
    rows = other.locator("[data-part=hard] tbody tr")
    expect(rows).to_have_count(1)
    expect(rows.locator("td").nth(2)).to_have_text("2")
    expect(other.locator("[data-part=module]")).to_have_value("organisational-life")
    other.locator("[data-action=project]").click()
    expect(other.locator("[data-part=place]")).to_have_text(place)
    assert hands(other)[0] == "2"
    other.keyboard.press("Escape")
    other.locator("[data-action=clear-hands]").click()
    expect(other.locator("[data-part=hard]")).to_be_hidden()
    assert other.evaluate("localStorage.getItem('wuhua.hands')") is None
    expect(other.locator("[data-action=undo-hands]")).to_be_focused()
    other.keyboard.press("Enter")
    expect(rows).to_have_count(1)
    other.locator("[data-action=clear-hands]").click()
    other.reload()
    expect(other.locator("[data-action=project]")).to_be_visible()
    expect(other.locator("[data-part=hard]")).to_be_hidden()
    expect(other.locator("[data-action=clear-hands]")).to_be_hidden()


def test_on_a_shared_computer_the_count_goes_with_the_tab(page: Page) -> None:
    page.goto(PAGE)
    page.evaluate("sessionStorage.setItem('wuhua.shared', '1')")
    projected(page)
    page.keyboard.press("a")
    assert page.evaluate("localStorage.getItem('wuhua.hands')") is None
    assert page.evaluate("sessionStorage.getItem('wuhua.hands')") is not None
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    assert asked == ["beforeunload"]
    expect(page.locator("[data-part=hard] tbody tr")).to_have_count(1)


def test_hands_are_not_lost_while_the_questions_cannot_be_read(page: Page, watch: object) -> None:
    projected(page)
    page.keyboard.press("a")
    watch.allowed.append("ERR_FAILED")  # type: ignore[attr-defined]
    page.route("**/questions.json", lambda route: route.abort())
    page.reload()
    page.locator("[data-action=project]").click()
    expect(page.locator("[data-part=failed]")).to_be_visible()
    page.unroute("**/questions.json")
    page.locator("[data-action=project]").click()
    expect(page.locator(".wh-projector")).to_be_visible()
    assert hands(page)[0] == "1"


def test_the_hardest_stands_first(page: Page, site: Site) -> None:
    questions = json.loads((site.folder / "training/questions.json").read_text("utf-8"))
    asked = [each for each in questions if each["module"] == questions[0]["module"]]
    projected(page)
    for question in asked[:3]:
        right = [choice["letter"] for choice in question["choices"] if choice["right"]]
        wrong = [choice["letter"] for choice in question["choices"] if not choice["right"]]
        page.keyboard.press((wrong if question is asked[1] else right)[0])
        page.locator("[data-action=following]").click()
    page.locator("[data-action=close]").click()
    rows = page.locator("[data-part=hard] tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.first).to_contain_text(asked[1]["text"])
    for link in rows.first.locator("a").all():
        assert page.request.get(str(link.evaluate("each => each.href"))).ok
    assert [rows.nth(place).locator("td").nth(1).text_content() for place in range(3)] == ["0", "1", "1"]


# Two keys for each of a hundred questions: pressed in the page, which a real keyboard does in the tests above.
SHOWN = """() => {
    const dialog = document.querySelector(".wh-projector");
    const press = () => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: " ", bubbles: true }));
    const part = name => dialog.querySelector(`[data-part=${name}]`);
    const shown = [];
    for (let last = null; part("place").textContent !== last; press()) {
        last = part("place").textContent;
        const text = part("text").textContent;
        press();
        const answer = part("answer").checkVisibility() ? part("key").textContent : null;
        shown.push({ text, answer, wider: dialog.scrollWidth > dialog.clientWidth });
    }
    return shown;
}"""


@pytest.mark.parametrize("language", ["", "en/"])
def test_every_question_can_be_shown_with_its_answer(page: Page, site: Site, language: str) -> None:
    """On a projector nothing runs out of the side, and there is an answer for each of them."""
    questions = json.loads((site.folder / language / "training/questions.json").read_text("utf-8"))
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(language + PAGE)
    page.locator("[data-part=module]").select_option("")
    page.locator("[data-action=project]").click()
    expect(page.locator("[data-part=text]")).to_have_text(questions[0]["text"])
    assert page.evaluate(SHOWN) == [{"text": each["text"], "answer": each["answer"], "wider": False} for each in questions]


def test_the_rest_is_counted_as_right_or_wrong_after_the_answer(page: Page, site: Site) -> None:
    questions = json.loads((site.folder / "training/questions.json").read_text("utf-8"))
    place = next(place for place, each in enumerate(questions) if not each["choices"])
    page.goto(PAGE)
    page.locator("[data-part=module]").select_option("")
    page.locator("[data-action=project]").click()
    for _ in range(place):
        page.locator("[data-action=following]").click()
    expect(page.locator("[data-part=hands]")).to_be_hidden()
    page.locator("[data-action=reveal]").click()
    page.locator("[data-part=hands] [data-more]").first.click()
    expect(page.locator("[data-part=hands] output").first).to_have_text("1")


def test_questions_that_cannot_be_read_are_said_to_be(page: Page, watch: object) -> None:
    watch.allowed.append("ERR_FAILED")  # type: ignore[attr-defined]
    page.route("**/questions.json", lambda route: route.abort())
    page.goto(PAGE)
    page.locator("[data-action=project]").click()
    expect(page.locator("[data-part=failed]")).to_be_visible()
    page.unroute("**/questions.json")
    page.locator("[data-action=project]").click()
    expect(page.locator(".wh-projector")).to_be_visible()
    expect(page.locator("[data-part=failed]")).to_be_hidden()


def test_without_a_script_the_programme_can_be_followed(new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(PAGE)
    expect(page.locator(".wh-agenda > li").first).to_be_visible()
    expect(page.locator(".wh-alert:visible")).to_be_visible()
    expect(page.locator("[data-part=clock]")).to_be_hidden()
