"""Paper and back: a slip in a page code is always caught, one in the answers by what was counted, and nothing else changes."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assess.model.answers import Choice, Sheet
from assess.model.meanings import meanings_of
from assess.model.paper import (
    ALPHABET,
    BLANK,
    CODE_LENGTH,
    KEYS,
    LINES,
    PaperPage,
    Typed,
    check_character,
    is_code,
    options_of,
    paper_pages,
)
from assess.model.standard import Standard
from assess.outputs.branch_file.sheets import sheet_data
from assess.reading.content.bundle import read_bundle
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.answers import read_sheet
from assess.reading.files.paper import read_paper, with_typed
from tests.golden import golden_bundle
from tests.laws.broken_json import values
from tests.laws.small_standards import sheets, standards

SMALL = read_bundle(golden_bundle())
BODIES = st.text(ALPHABET, min_size=CODE_LENGTH - 1, max_size=CODE_LENGTH - 1)


def written(page: PaperPage, sheet: Sheet) -> dict[str, Any]:
    """The keys that somebody who copies a sheet to paper writes on a page, and the counts."""
    choices = [sheet.answers[each.id].choice if each.id in sheet.answers else None for each in page.requirements]
    keys = "".join(KEYS[choice] if choice else BLANK for choice in choices)
    box: dict[str, Any] = {"code": page.code, "counts": [str(keys.count(key)) for key in KEYS.values()]}
    facts = "".join(fact_key(fact, sheet.branch.value(fact.id)) for fact in page.choices)
    figures = [figure(sheet.branch.value(fact.id)) for fact in page.figures]
    total = sum(map(int, facts)) + sum(int(each) for text in figures for each in text.replace(",", " ").split())
    return box | {"keys": keys + facts, "figures": " / ".join(figures), "total": str(total)}


def fact_key(fact: Any, value: Any) -> str:
    if value is None:
        return BLANK
    said = {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value
    return str(options_of(fact).index(said) + 1)


def figure(value: Any) -> str:
    numbers = value if isinstance(value, tuple) else () if value is None else (value,)
    return ",".join(map(str, numbers))


def read(boxes: list[dict[str, Any]], standard: Standard) -> tuple[Typed, list[str]]:
    collector = ProblemCollector()
    typed = read_paper(Node(boxes, collector, path=("pages",)), standard)
    return typed, [problem.wrong.value for problem in collector.problems]


@st.composite
def papers(draw: st.DrawFn) -> tuple[Standard, Sheet]:
    standard = draw(standards())
    return standard, draw(sheets(standard))


# — the code of a page


@given(BODIES, st.integers(0, CODE_LENGTH - 1), st.sampled_from(ALPHABET))
def test_every_single_wrong_character_of_a_code_is_caught(body: str, place: int, char: str) -> None:
    code = body + check_character(body)
    assert is_code(code)
    assume(code[place] != char)
    assert not is_code(code[:place] + char + code[place + 1 :])


@given(BODIES)
def test_characters_of_a_code_that_changed_places_are_always_caught(body: str) -> None:
    code = body + check_character(body)
    for first in range(CODE_LENGTH):
        for second in range(first + 1, CODE_LENGTH):
            swapped = list(code)
            swapped[first], swapped[second] = swapped[second], swapped[first]
            assert swapped == list(code) or not is_code("".join(swapped))


@given(BODIES, st.integers(0, CODE_LENGTH - 1))
def test_a_missing_and_a_doubled_character_of_a_code_are_always_caught(body: str, place: int) -> None:
    code = body + check_character(body)
    assert not is_code(code[:place] + code[place + 1 :])
    assert not is_code(code[:place] + code[place] + code[place:])


def test_every_page_of_the_standard_in_force_has_a_code_of_its_own(standard: Standard) -> None:
    codes = [page.code for page in paper_pages(standard)]
    assert len(set(codes)) == len(codes)
    assert [page.letter for page in paper_pages(standard)] == list("ABCDEFGH"[: len(codes)])
    assert all(map(is_code, codes))


def test_every_question_stands_on_one_page(standard: Standard) -> None:
    pages = paper_pages(standard)
    assert [each.id for page in pages for each in page.requirements] == list(standard.requirements)
    facts = [fact.id for page in pages for fact in (*page.choices, *page.figures)]
    assert sorted(facts) == sorted(standard.facts)
    assert all(len(page.requirements) <= LINES for page in pages)


def test_another_version_has_other_codes(standard: Standard, small: Standard) -> None:
    assert not {page.code for page in paper_pages(standard)} & {page.code for page in paper_pages(small)}


# — what is typed back


@given(papers())
def test_a_sheet_copied_to_paper_and_typed_back_is_the_same(paper: tuple[Standard, Sheet]) -> None:
    standard, sheet = paper
    pages = paper_pages(standard)
    typed, wrong = read([written(page, sheet) for page in pages], standard)
    assert not wrong
    assert typed.boxes == pages
    assert typed.answers == {name: answer.choice for name, answer in sheet.answers.items() if answer.choice}
    merged = with_typed(sheet_data(Sheet(), standard), typed, {}, standard)
    again = read_sheet(Node(merged, ProblemCollector()), standard)
    assert again is not None
    assert again.branch.facts == sheet.branch.facts


@given(papers())
def test_typing_back_what_is_there_changes_nothing(paper: tuple[Standard, Sheet]) -> None:
    """But that each answer is then one to the standard whose pages were filled in."""
    standard, sheet = paper
    typed, _ = read([written(page, sheet) for page in paper_pages(standard)], standard)
    before = sheet_data(sheet, standard)
    after = with_typed(before, typed, {}, standard)
    answered = {name: answer for name, answer in after["answers"].items() if answer}  # type: ignore[attr-defined]
    given_as = {name: {"as": each} for name, each in meanings_of(standard).requirements.items()}
    assert answered == {
        name: {**answer, **(given_as[name] if "answer" in answer else {})}
        for name, answer in before["answers"].items()  # type: ignore[attr-defined]
        if answer
    }


@given(papers(), st.data())
def test_every_single_wrong_key_is_caught_by_the_counts(paper: tuple[Standard, Sheet], data: st.DataObject) -> None:
    standard, sheet = paper
    page = data.draw(st.sampled_from(paper_pages(standard)))
    box = written(page, sheet)
    assume(page.lines)
    place = data.draw(st.integers(0, page.lines - 1))
    key = data.draw(st.sampled_from("0123456789x"))
    assume(box["keys"][place] != key)
    box["keys"] = box["keys"][:place] + key + box["keys"][place + 1 :]
    typed, wrong = read([box], standard)
    assert set(wrong) & {"paper-count", "paper-total", "paper-key"}
    assert typed == Typed(boxes=(None,))


@given(papers(), st.data())
def test_a_missing_and_a_doubled_key_are_caught_by_the_length(paper: tuple[Standard, Sheet], data: st.DataObject) -> None:
    standard, sheet = paper
    page = data.draw(st.sampled_from([page for page in paper_pages(standard) if page.lines]))
    keys = written(page, sheet)["keys"]
    place = data.draw(st.integers(0, page.lines - 1))
    for slip in (keys[:place] + keys[place + 1 :], keys[:place] + keys[place] + keys[place:]):
        assert read([written(page, sheet) | {"keys": slip}], standard)[1][:1] == ["paper-keys"]


@given(papers())
def test_exchanged_neighbours_are_caught_by_a_second_entry(paper: tuple[Standard, Sheet]) -> None:
    """The counts cannot tell them: they are why there is a second box, and a list to look through."""
    standard, sheet = paper
    page = paper_pages(standard)[1]
    box = written(page, sheet)
    for place, (one, other) in enumerate(pairwise(box["keys"])):
        if one != other:
            slip = box["keys"][:place] + other + one + box["keys"][place + 2 :]
            assert read([box | {"keys": slip}], standard)[1] == []
            assert read([box | {"keys": slip, "again": box["keys"]}], standard)[1] == ["paper-again"]


def test_groups_full_width_digits_and_small_letters_are_understood(small: Standard) -> None:
    page = paper_pages(small)[1]
    keys = "1" * page.lines
    spaced = " ".join(keys[start : start + 5] for start in range(0, len(keys), 5)).translate({ord("1"): "１"})
    box = {"code": f" {page.code[:3].lower()}-{page.code[3:]} ", "keys": spaced, "counts": [f"{page.lines} ", "", "0", ""]}
    typed, wrong = read([box], small)
    assert not wrong
    assert set(typed.answers.values()) == {Choice.MET}


def test_an_empty_box_is_no_slip(small: Standard) -> None:
    assert read([{"code": "", "keys": " ", "counts": ["", "", "", ""]}, {}], small) == (Typed(boxes=(None, None)), [])


def test_a_page_with_a_slip_leaves_the_others_usable(small: Standard) -> None:
    first, second = paper_pages(small)[:2]
    boxes = [written(first, Sheet()) | {"total": "3"}, written(second, Sheet())]
    typed, wrong = read(boxes, small)
    assert wrong == ["paper-total"]
    assert typed.boxes == (None, second)


@pytest.mark.parametrize("reason", ["", "  ", None, 5])
def test_a_reason_that_is_there_is_not_overwritten_by_an_empty_one(small: Standard, reason: object) -> None:
    page = paper_pages(small)[1]
    name = page.requirements[0].id
    raw: dict[str, Any] = {"answers": {name: {"answer": "not-applicable", "reason": "because", "note": "n"}}}
    typed = Typed(boxes=(page,), answers={name: Choice.NOT_APPLICABLE})
    after: Any = with_typed(raw, typed, {name: reason}, small)["answers"]
    assert after == {name: {**raw["answers"][name], "as": meanings_of(small).requirements[name]}}
    assert raw["answers"][name]["reason"] == "because"


@given(values())
def test_anything_at_all_can_be_brought(junk: Any) -> None:
    read_paper(Node(junk, ProblemCollector(), path=("pages",)), SMALL)
    read_paper(
        Node([{"code": paper_pages(SMALL)[0].code, "keys": junk, "figures": junk, "total": junk}], ProblemCollector()), SMALL
    )
