"""The self-assessment, in a real browser, with Python in its worker."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from assess.model.standard import Standard
from tests.browser.checklist import BRANCH, Checklist, kept
from tests.browser.conftest import wait_until
from tests.browser.engines import engine
from tests.browser.page_watch import Watch

pytestmark = engine("cpython", "the form around the engine")

MEETING = "life.three-meetings.general-meeting-quarterly"
OTHER = "service.core-position.political-functions"
AREAS = ("setup", "life", "service", "rules", "venue")


def met(standard: Standard) -> dict[str, Any]:
    """Answers to every requirement."""
    return {name: {"answer": "met"} for name in standard.requirements}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_blank_form_is_whole_neither_good_nor_bad_and_fits_a_phone(new_page: Callable[..., Page], language: str) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    form = Checklist(page, language).open().ready()
    expect_hooks(page)
    for area in (*AREAS, "overall"):
        form.expect_score("0–100", area)
    for width in (768, 320, 360):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        box = page.locator(f'[data-requirement="{MEETING}"] .wh-answer').first.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    # An answer moves the figures at once, and only those of its area.
    form.answer(MEETING, "met")
    for area in ("life", "overall"):
        expect(page.locator(f'[data-score="{area}"]')).not_to_have_text("0–100")
    form.expect_score("0–100", "setup")


def expect_hooks(page: Page) -> None:
    """Each requirement has its hook and its label, whatever is answered."""
    assert page.locator("[data-requirement]").count() == 114
    for value in ("met", "partly", "not-met", "not-applicable"):
        assert page.locator(f'[data-requirement] input[type="radio"][value="{value}"]').count() == 114
    assert page.locator("[data-score]").count() == 6


def test_a_finished_form_has_one_figure_and_a_band_and_a_breached_red_line_caps_it(page: Page) -> None:
    form = Checklist(page).open().ready()
    form.facts()
    form.answer_all("met")
    form.expect_score("100")
    expect(page.locator('[data-band="overall"]')).to_have_text("达标")
    expect(page.locator('[data-part="red-lines"]')).to_be_hidden()
    form.answer("service.recruitment." + red_line(page), "not-met")
    expect(page.locator('[data-part="red-lines"]')).to_be_visible()
    expect(page.locator('[data-band="overall"]')).to_contain_text("基本达标")
    form.expect_score("100")


def red_line(page: Page) -> str:
    ids = page.locator('[data-red-line][data-requirement^="service.recruitment."]')
    return str(ids.first.get_attribute("data-requirement")).rsplit(".", 1)[1]


def test_facts_decide_and_say_so_and_not_applicable_needs_a_reason(page: Page) -> None:
    form = Checklist(page).open().ready()
    form.fact("groups", "yes")
    expect(page.locator('[data-fact="group-sizes"]')).to_be_visible()
    form.number("group-sizes", "5，2")
    decided = page.locator('[data-requirement="setup.criteria.group-size"]')
    expect(decided).to_have_attribute("data-status", "not-met")
    expect(decided.locator("[data-part=remarks]")).to_contain_text("5")
    form.answer(MEETING, "not-applicable")
    box = page.locator(f'[data-requirement="{MEETING}"]')
    expect(box.locator("[data-problem]")).to_be_visible()
    box.locator('[data-field="reason"]').fill("本年度刚刚成立")
    expect(box.locator("[data-problem]")).to_be_hidden()
    expect(box).to_have_attribute("data-status", "exempt")
    expect(page.locator('[data-exempt="overall"]')).not_to_be_empty()


def test_what_does_not_apply_says_why_and_a_wrong_number_is_answered_beside_its_field(page: Page) -> None:
    form = Checklist(page, "en").open().ready()
    form.fact("unit", "enterprise")
    box = page.locator('[data-requirement^="rules.funding."]').first
    expect(box).to_have_attribute("data-status", "not-applicable")
    expect(box.locator("[data-part=remarks]")).to_contain_text("Enterprise")
    form.number("full-members", "twelve")
    problem = page.locator('[data-problem="branch.full-members"]')
    expect(problem).to_contain_text("whole number")
    form.number("full-members", "１２")
    expect(problem).to_be_hidden()


def test_entries_survive_reload_and_a_closed_tab(page: Page) -> None:
    form = Checklist(page).open().ready()
    form.fact("form", "regular")
    form.answer(MEETING, "partly")
    page.locator(f'[data-requirement="{MEETING}"] summary').last.click()
    page.locator(f'[data-requirement="{MEETING}"] [data-field="note"]').fill("材料在档案柜")
    before = form.stored()
    page.reload()
    expect(page.locator(f'[data-requirement="{MEETING}"] input[value="partly"]')).to_be_checked()
    other = page.context.new_page()
    page.close()
    other.goto("assess/")
    expect(other.locator(f'[data-requirement="{MEETING}"] [data-field="note"]')).to_have_value("材料在档案柜")
    assert Checklist(other).stored() == before


def test_what_is_ticked_before_the_script_is_there_is_kept(page: Page) -> None:
    waiting: list[Route] = []
    page.route("**/checklist.js", lambda route: waiting.append(route))
    page.goto("assess/", wait_until="commit")
    page.locator(f'[data-requirement="{MEETING}"] input[value="partly"]').check()
    page.locator("#fact-full-members").fill("7")
    assert Checklist(page).stored() == {}
    while not waiting:
        page.wait_for_timeout(50)
    for route in waiting:
        route.continue_()
    form = Checklist(page)
    expect(page.locator("html")).to_have_attribute("data-engine", "ready", timeout=60_000)
    wait_until(page, "localStorage.getItem('wuhua.branch.first') !== null")
    assert form.stored()["answers"][MEETING] == form.given(MEETING, "partly")
    assert form.stored()["branch"]["full-members"] == "7"


def test_the_engines_death_loses_nothing_and_can_be_retried(page: Page) -> None:
    page.add_init_script(
        "const W = Worker; window.Worker = class extends W {"
        " constructor(...a) { super(...a); if (String(a[0]).includes('engine')) window.worker = this; } }"
    )
    form = Checklist(page).open().ready()
    form.answer(MEETING, "met")
    page.evaluate("worker.dispatchEvent(new ErrorEvent('error', { message: 'killed' })); worker.terminate()")
    expect(page.locator("html")).to_have_attribute("data-engine", "failed")
    expect(page.locator('[data-reason="crashed"]')).to_be_visible()
    form.answer("life.theme-day." + slug(page, "life.theme-day."), "met")
    page.locator('[data-action="retry"]').click()
    expect(page.locator("html")).to_have_attribute("data-engine", "ready", timeout=60_000)
    assert len(form.stored()["answers"]) == 2


def slug(page: Page, task: str) -> str:
    return str(page.locator(f'[data-requirement^="{task}"]').first.get_attribute("data-requirement")).removeprefix(task)


@engine("pyodide", "one whole path of the form; its figures are compared with CPython’s")
def test_an_exported_file_gives_the_same_figures_in_another_form_and_on_the_command_line(page: Page, tmp_path: Path) -> None:
    form = Checklist(page).open().ready()
    form.facts()
    form.answer_all("partly")
    form.answer(MEETING, "met")
    form.answer(OTHER, "not-met")
    for area in ("life", "service"):
        expect(page.locator(f'output[data-score="{area}"]')).not_to_have_text("50")
    figures = {area: form.score(area) for area in (*AREAS, "overall")}
    file = form.export(tmp_path)
    command = [sys.executable, "-m", "assess", "score", str(file), "--format", "json", "--today", "2026-11-23"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    reply = json.loads(done.stdout)
    assert {**{area["id"]: area["score"] for area in reply["areas"]}, "overall": reply["overall"]["score"]} == figures
    page.locator('[data-action="start-over"]').click()
    page.locator('[data-action="confirm-start-over"]').click()
    form.expect_score("0–100", "life")
    form.choose_file(file)
    page.locator('[data-action="confirm-import"]').click()
    form.expect_score(figures["life"], "life")
    assert {area: form.score(area) for area in (*AREAS, "overall")} == figures


def test_an_import_is_shown_first_and_can_be_cancelled_and_undone(page: Page, tmp_path: Path) -> None:
    form = Checklist(page).open().ready()
    form.answer(MEETING, "met")
    file = form.export(tmp_path)
    form.answer(MEETING, "not-met")
    form.choose_file(file)
    expect(page.locator('[data-part="import-changes"]')).to_contain_text("1")
    page.locator('[data-part="import-dialog"] [data-action="close"]').click()
    expect(page.locator(f'[data-requirement="{MEETING}"] input[value="not-met"]')).to_be_checked()
    form.choose_file(file)
    page.locator('[data-part="import-replacing"] summary').click()
    page.locator('[data-action="confirm-import"]').click()
    expect(page.locator(f'[data-requirement="{MEETING}"] input[value="met"]')).to_be_checked()
    page.locator('[data-action="undo"]').click()
    expect(page.locator(f'[data-requirement="{MEETING}"] input[value="not-met"]')).to_be_checked()


# One of each way through the page; more of them, in both languages: tests/golden/cases/read.
BAD_FILES = {"not json": b"{\n  broken", "not text": bytes(range(256)), "far too large": b" " * 12_000_000}


def test_a_bad_file_gets_a_clear_answer_and_nothing_is_lost(page: Page, tmp_path: Path) -> None:
    kept(page, answers={MEETING: {"answer": "met"}})
    form = Checklist(page).open().ready()
    before = form.stored()
    said = set()
    for name, content in BAD_FILES.items():
        file = tmp_path / f"{name}.json"
        file.write_bytes(content)
        form.choose_file(file)
        expect(page.locator('[data-part="import-failed"]')).to_be_visible()
        expect(page.locator('[data-part="import-problems"] li').first).to_be_visible()
        said.add(page.locator('[data-part="import-problems"]').inner_text())
        expect(page.locator('[data-action="confirm-import"]')).to_be_hidden()
        page.keyboard.press("Escape")
        assert form.stored() == before, name
    assert len(said) > 1, "the same answer to every file"


def test_text_from_a_file_never_runs(page: Page, tmp_path: Path) -> None:
    attack = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'
    sheet = {
        "format": "wuhua-sheet",
        "version": 1,
        "name": attack,
        "answers": {attack: {"answer": attack}},
        "branch": {attack: attack},
    }
    file = tmp_path / "attack.json"
    file.write_text(json.dumps(sheet), "utf-8")
    form = Checklist(page).open().ready()
    form.choose_file(file)
    page.locator('[data-action="confirm-import"]').click()
    page.evaluate("window.print = () => {}")
    page.locator('[data-action="print-report"]').click()
    expect(page.locator('[data-part="report"]')).to_contain_text(attack, timeout=60_000)
    assert page.evaluate("window.hacked") is None
    assert attack in form.stored()["answers"]


def test_starting_over_asks_first_and_can_be_undone(page: Page) -> None:
    kept(page, answers={MEETING: {"answer": "met"}})
    form = Checklist(page).open().ready()
    page.locator('[data-action="start-over"]').click()
    page.locator('[data-part="start-over-dialog"] [data-action="close"]').click()
    assert form.stored()["answers"]
    page.locator('[data-action="start-over"]').click()
    page.locator('[data-action="confirm-start-over"]').click()
    form.expect_score("0–100", "life")  # the branch is put aside for the undo before it is emptied
    assert form.stored()["answers"] == {}
    page.locator('[data-action="undo"]').click()
    expect(page.locator(f'[data-requirement="{MEETING}"] input[value="met"]')).to_be_checked()


def test_the_next_steps_say_what_they_bring_and_lead_to_the_requirement(page: Page) -> None:
    kept(page, branch=BRANCH)
    form = Checklist(page).open().ready()
    steps = page.locator('[data-part="next-steps"]')
    expect(steps).to_be_hidden()
    form.answer(MEETING, "not-met")
    expect(steps.locator("li").first).to_contain_text("总体得分可提高")
    expect(steps.locator("li")).to_have_count(1)
    order = steps.locator("[data-order]").inner_text()
    assert order and steps.inner_text().count(order) == 1
    link = steps.locator("li a").first
    link.click()
    assert page.url.endswith(str(link.get_attribute("href")))
    form.answer_all("met")
    expect(steps).to_be_hidden()


def test_every_figure_opens_to_its_arithmetic(page: Page, standard: Standard) -> None:
    """One that has no rows of requirements, and one that has; tests/golden/cases/explain has more, in both languages."""
    kept(page, branch=BRANCH, answers={name: {"answer": "partly"} for name in standard.requirements})
    form = Checklist(page).open().ready()
    form.expect_score("50", "life")
    offered = page.locator("[data-explain]").evaluate_all("all => all.map(each => each.dataset.explain)")
    assert sorted(offered) == sorted((*AREAS, "overall"))
    for about in ("life", "overall"):
        open_explanation(form, about)
        page.keyboard.press("Escape")
        expect(page.locator('[data-part="explain-dialog"]')).to_be_hidden()
        expect(page.locator(f'[data-explain="{about}"]')).to_be_focused()


def open_explanation(form: Checklist, about: str) -> None:
    form.page.locator(f'[data-explain="{about}"]').click()
    dialog = form.page.locator('[data-part="explain-dialog"]')
    expect(dialog).to_be_visible()
    expect(dialog.locator('[data-slot="score"]')).to_have_text(form.score(about))
    if about == "life":
        expect(dialog.locator('[data-slot="sums"]')).to_contain_text(re.compile("100 ?[=＝] ?50"))
        expect(dialog.locator("tbody tr")).to_have_count(19)


def test_two_tabs_show_the_same(page: Page) -> None:
    form = Checklist(page).open().ready()
    other = page.context.new_page()
    second = Checklist(other).open()
    second.answer(MEETING, "met")
    expect(page.locator(f'[data-requirement="{MEETING}"] input[value="met"]')).to_be_checked()
    form.answer("life.theme-day." + slug(page, "life.theme-day."), "met")
    assert len(form.stored()["answers"]) == 2


def test_unreadable_entries_are_kept_and_can_be_exported(page: Page) -> None:
    page.add_init_script("localStorage.setItem('wuhua.sheet', '{\"answers\": broken')")
    Checklist(page).open()
    expect(page.locator('[data-part="storage-broken"]')).to_be_visible()
    with page.expect_download() as download:
        page.locator('[data-action="export-broken"]').click()
    assert Path(download.value.path()).read_text("utf-8") == '{"answers": broken'


def test_forbidden_storage_is_said_and_the_form_still_scores(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.add_init_script("Object.defineProperty(Storage.prototype, 'setItem', { value() { throw new DOMException('no') } })")
    page.add_init_script("indexedDB.open = () => { throw new DOMException('no', 'SecurityError') }")
    page.goto("assess/")
    expect(page.locator('[data-part="storage-off"]')).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-engine", "ready", timeout=60_000)
    page.locator(f'[data-requirement="{MEETING}"] input[value="met"]').check()
    expect(page.locator('output[data-score="life"]')).not_to_have_text("0–100")


@engine("pyodide", "the published engine needs WebAssembly")
def test_without_webassembly_the_page_says_so_and_the_form_works(page: Page) -> None:
    page.add_init_script("delete window.WebAssembly")
    form = Checklist(page, "en").open()
    expect(page.locator("html")).to_have_attribute("data-engine", "failed")
    expect(page.locator('[data-reason="no-webassembly"]')).to_be_visible()
    form.answer(MEETING, "met")
    assert form.stored()["answers"][MEETING] == form.given(MEETING, "met")


@engine("pyodide", "what is downloaded is the published engine")
def test_a_failed_download_is_said_and_a_retry_helps(page: Page, watch: Watch) -> None:
    """One file of those that the worker fetches; the others, and how else they fail: tests/browser/test_start_faults.py."""
    expect_retry_helps(page, watch, "**/python-*.zip")


def test_a_worker_that_does_not_arrive_is_said_and_a_retry_helps(page: Page, watch: Watch) -> None:
    expect_retry_helps(page, watch, "**/engine.worker.js")


def expect_retry_helps(page: Page, watch: Watch, pattern: str) -> None:
    watch.allowed += ["Failed to load resource", "net::ERR"]
    page.context.route(pattern, lambda route: route.abort())
    Checklist(page).open()
    expect(page.locator("html")).to_have_attribute("data-engine", "failed", timeout=30_000)
    expect(page.locator('[data-reason="download"]')).to_be_visible()
    page.context.unroute(pattern)
    page.locator('[data-action="retry"]').click()
    expect(page.locator("html")).to_have_attribute("data-engine", "ready", timeout=60_000)


@pytest.mark.parametrize("address", ["#<img src=x onerror=alert(1)>", "?x=%&y=%00#sample%"])
def test_a_damaged_address_does_the_form_no_harm(page: Page, address: str) -> None:
    """One to begin with, and others while the form is open."""
    page.goto(f"assess/{address}")
    form = Checklist(page).ready()
    for fragment in ("#%", "#%E5%85", "#constructor"):
        page.evaluate("fragment => { location.hash = fragment; }", fragment)
    form.answer(MEETING, "met")
    expect(page.locator('output[data-score="life"]')).not_to_have_text("0–100")
    assert form.stored()["answers"] == {MEETING: form.given(MEETING, "met")}


def test_without_scripts_the_form_is_complete(new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("assess/")
    assert page.locator("[data-requirement] legend").count() == 114
    expect(page.locator("noscript")).not_to_be_empty()


def printed(page: Page) -> Locator:
    """The report, once it stands on paper."""
    page.evaluate("window.print = () => {}")
    page.locator('[data-action="print-report"]').click()
    expect(page.locator("html")).to_have_attribute("data-print", "report", timeout=60_000)
    page.set_viewport_size({"width": 720, "height": 1000})
    page.emulate_media(media="print")
    return page.locator('[data-part="report"]')


def test_the_report_holds_figures_facts_and_every_requirement(page: Page, standard: Standard) -> None:
    kept(page, branch=BRANCH, answers=met(standard))
    form = Checklist(page, "en").open().ready()
    form.expect_score("100")
    report = printed(page)
    expect(report.locator("table").first.locator("tbody tr")).to_have_count(6)
    expect(report).to_contain_text("What is done well")
    expect(report).to_contain_text("Party or government office")
    details = report.locator("table").filter(has=page.locator("th", has_text="Points earned"))
    expect(details.locator("tbody tr")).to_have_count(114)
    assert re.search(r"20\d\d-\d\d-\d\d", report.inner_text())
    expect_short_answers_whole(report, "answer")


def test_a_report_of_a_form_that_is_hardly_filled_is_made_all_the_same(page: Page) -> None:
    kept(page, branch=BRANCH)
    Checklist(page).open().ready()
    report = printed(page)
    expect(report).to_contain_text("0–100")
    expect_short_answers_whole(report, "支部填写")


def expect_short_answers_whole(report: Locator, heading: str) -> None:
    """No answer of two or three letters is broken on paper."""
    facts = report.locator("table").filter(has=report.page.locator("th", has_text=heading))
    values = facts.locator("td:last-child [data-look]")
    expect(values.first).to_be_visible()
    lines = values.evaluate_all(LINES_OF_TEXT)
    assert len(lines) > 9 and set(lines) == {1}


LINES_OF_TEXT = """all => all.filter(each => each.textContent.length < 4).map(each => {
    const range = document.createRange();
    range.selectNodeContents(each);
    return range.getClientRects().length;
})"""
