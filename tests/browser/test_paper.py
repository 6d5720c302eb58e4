"""The form on paper: it prints in few pages, also without scripts, and comes back as it was written, or says where it did not."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from assess.model.meanings import meanings_of
from assess.model.paper import PaperPage, paper_pages
from assess.model.standard import Standard
from tests.browser.axe import violations
from tests.browser.checklist import Checklist
from tests.browser.conftest import Site
from tests.browser.engines import engine

pytestmark = engine("cpython", "the page around the engine")


def box(page: Page, letter: str) -> Any:
    return page.locator("[data-box]").filter(has=page.locator(f"#code-{letter}"))


def type_in(page: Page, paper: PaperPage, keys: str, counts: list[int], *, code: str = "") -> None:
    page.locator(f"#code-{paper.letter}").fill(code or paper.code)
    page.locator(f"#keys-{paper.letter}").fill(keys)
    for field, count in zip(box(page, paper.letter).locator("[data-count]").all(), counts, strict=True):
        field.fill(str(count or ""))
    page.locator(f"#again-{paper.letter}").focus()


def exported(page: Page, folder: Path) -> dict[str, Any]:
    form = Checklist(page).open().ready()
    return dict(json.loads(form.export(folder).read_text("utf-8")))


@pytest.mark.parametrize("path", ["paper/", "en/paper/"])
@pytest.mark.parametrize("scripts", [True, False])
def test_the_form_prints_one_page_for_each_code(
    new_page: Callable[..., Page], standard: Standard, tmp_path: Path, path: str, scripts: bool
) -> None:
    page = new_page(java_script_enabled=scripts)
    page.goto(path)
    page.pdf(path=tmp_path / "form.pdf", prefer_css_page_size=True)
    printed = (tmp_path / "form.pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == len(paper_pages(standard)) == 6
    for each in paper_pages(standard):
        assert page.locator(".wh-paper", has_text=f"{each.code[:3]} {each.code[3:]}").count() == 1


@engine("pyodide", "one whole path of the page")
def test_a_form_typed_back_is_entered_and_can_be_undone(page: Page, standard: Standard, tmp_path: Path) -> None:
    paper = paper_pages(standard)[1]
    first, second, third = (each.id for each in paper.requirements[:3])
    page.goto("paper/")
    type_in(page, paper, "124" + "0" * (paper.lines - 3), [1, 1, 0, 1])
    expect(box(page, paper.letter).locator("[data-right]")).to_contain_text("核对无误", timeout=60_000)
    expect(page.locator('[data-part="rows"] tr')).to_have_count(3)
    expect(page.locator('[data-part="rows"] tr').first).to_have_attribute("data-change", "new")
    page.locator(f'[data-reason-for="{third}"]').fill("本支部没有这种情况")
    page.locator('[data-action="take"]').click()
    expect(page.locator('[data-part="message"]')).to_have_text("已写入支部自查。")
    expect(page.locator('[data-part="rows"] tr').first).to_have_attribute("data-change", "same")
    meant = meanings_of(standard).requirements
    assert exported(page, tmp_path)["answers"] == {
        first: {"answer": "met", "as": meant[first]},
        second: {"answer": "partly", "as": meant[second]},
        third: {"answer": "not-applicable", "reason": "本支部没有这种情况", "as": meant[third]},
    }


def test_what_was_entered_from_paper_can_be_undone_there(page: Page, standard: Standard) -> None:
    paper = paper_pages(standard)[-1]
    page.goto("en/paper/")
    type_in(page, paper, "1" * paper.lines, [paper.lines, 0, 0, 0])
    page.locator('[data-action="take"]').click(timeout=60_000)
    expect(page.locator('[data-part="message"]')).to_have_text("Entered in the self-assessment.")
    page.locator('[data-action="undo"]').click()
    expect(page.locator('[data-part="rows"] tr').first).to_have_attribute("data-change", "new")
    assert Checklist(page).stored()["answers"] == {}


def test_a_slip_is_told_at_its_box_and_gives_nothing(page: Page, standard: Standard) -> None:
    paper = paper_pages(standard)[1]
    page.goto("paper/")
    swapped = paper.code[:2] + paper.code[3] + paper.code[2] + paper.code[4:]
    type_in(page, paper, "1" * paper.lines, [paper.lines, 0, 0, 0], code=swapped)
    slips = box(page, paper.letter).locator("[data-slip]")
    expect(slips).to_contain_text("有输入错误", timeout=60_000)
    expect(page.locator('[data-part="preview"]')).to_be_hidden()
    type_in(page, paper, "1" * (paper.lines - 1) + "2", [paper.lines, 0, 0, 0])
    expect(slips).to_have_count(2)
    type_in(page, paper, "1" * (paper.lines - 1), [paper.lines, 0, 0, 0])
    expect(slips).to_have_count(1)
    expect(slips).to_contain_text(f"本页有{paper.lines}行，现在输入了{paper.lines - 1}个数字")
    type_in(page, paper, "1" * paper.lines, [paper.lines, 0, 0, 0])
    expect(slips).to_have_count(0)
    expect(page.locator('[data-part="preview"]')).to_be_visible()


def test_the_page_about_the_branch_comes_back(page: Page, standard: Standard) -> None:
    paper = paper_pages(standard)[0]
    page.goto("paper/")
    page.locator(f"#code-{paper.letter}").fill(paper.code)
    page.locator(f"#keys-{paper.letter}").fill("1" + "0" * (paper.lines - 1))
    page.locator(f"#figures-{paper.letter}").fill("12" + "/" * (len(paper.figures) - 1))
    page.locator(f"#total-{paper.letter}").fill("13")
    page.locator(f"#again-{paper.letter}").focus()
    page.locator('[data-action="take"]').click(timeout=60_000)
    expect(page.locator('[data-part="message"]')).to_have_text("已写入支部自查。")
    assert Checklist(page).stored()["branch"] == {"form": "regular", "full-members": 12}


# As in test_accessibility: each scheme and each width once.
@pytest.mark.parametrize(("scheme", "width"), [("dark", 360), ("light", 1440)])
def test_boxes_in_use_have_no_violations(new_page: Callable[..., Page], standard: Standard, scheme: str, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    right, wrong = paper_pages(standard)[1:3]
    page.goto("paper/")
    type_in(page, right, "4" + "0" * (right.lines - 1), [0, 0, 0, 1])
    type_in(page, wrong, "1", [0, 0, 0, 0])
    expect(box(page, wrong.letter).locator("[data-slip]")).to_have_count(1, timeout=60_000)
    expect(page.locator('[data-part="reasons"]')).to_be_visible()
    page.locator('[data-action="take"]').click()
    expect(page.locator('[data-part="after"]')).to_be_visible()
    assert violations(page) == []


@engine("pyodide", "the other one is asked over the network")
def test_nothing_of_the_form_on_paper_leaves_the_device(page: Page, standard: Standard, site: Site) -> None:
    """The watch fails the test on any foreign request; here is none at all after the engine has arrived."""
    paper = paper_pages(standard)[1]
    page.goto("paper/")
    type_in(page, paper, "1" * paper.lines, [paper.lines, 0, 0, 0])
    expect(box(page, paper.letter).locator("[data-right]")).to_be_visible(timeout=60_000)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    type_in(page, paper, "2" * paper.lines, [0, paper.lines, 0, 0])
    expect(page.locator('[data-part="rows"] tr').first).to_contain_text("部分达标")
    assert asked == []
