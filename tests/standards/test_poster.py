"""The restored text is the damaged poster plus the corrections, and nothing else.

`corrections.yaml` claims that each correction can be carried out by a machine. These tests carry them all out on
`poster.txt` and compare the result, line by line, with the texts that the site shows (`areas/`).
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

import opencc
import pytest
import yaml

STANDARDS = Path(__file__).parents[2] / "standards"
BREAK = "⏎"
PINYIN_IN_BRACKETS = re.compile(r"(?P<character>[一-鿿])\([a-zü\u00e0-\u01dc]+ ?\)")
FULL_WIDTH = str.maketrans(",;", "，；")
HEADINGS = ("一、主要目标", "二、主要任务")
KINDS = {"web-artefact", "script", "punctuation", "layout", "misread", "missing", "order", "header"}


def test_restored_poster_is_the_text_of_the_areas() -> None:
    assert texts_of_the_poster(restored_lines()) == texts_of_the_areas()


def test_titles_and_objectives_stand_on_the_lines_that_the_areas_name() -> None:
    lines = restored_lines()
    for area, tasks in areas():
        assert lines[area["line"]] == area["zh"]
        assert lines[area["objectives_line"]] == objectives_of(area)
        assert [lines[task["line"]] for task in tasks] == [f"★ {task['zh']}" for task in tasks]


def test_every_sentence_stands_on_the_lines_that_it_names() -> None:
    lines = restored_lines()
    for _, tasks in areas():
        for sentence in (each for task in tasks for each in task["sentences"]):
            assert sentence["zh"] in joined(lines, sentence["lines"])


def test_corrections_are_numbered_without_gap_or_repetition() -> None:
    ids = [correction["id"] for correction in corrections()]
    assert ids == [f"C{number:02}" for number in range(1, 32)]


def test_every_correction_says_all_that_a_reader_needs() -> None:
    for correction in corrections():
        assert list(correction) == ["id", "lines", "before", "after", "kind", "why", "confidence", "applied"]
        assert correction["kind"] in KINDS
        assert correction["confidence"] in {"high", "medium", "low"}
        assert all(correction["why"][language].strip() for language in ("zh", "en"))


@pytest.mark.parametrize("number", range(31), ids=lambda number: f"C{number + 1:02}")
def test_a_correction_changes_something(number: int) -> None:
    correction = corrections()[number]
    assert correction["before"] != correction["after"]
    if not correction["lines"]:
        assert all(damage in poster() for damage in correction["before"].split())
    elif correction["applied"]:
        without = [each for each in corrections() if each["id"] != correction["id"]]
        assert restored_lines(without) != restored_lines()


def test_a_correction_that_was_not_applied_still_quotes_the_text() -> None:
    lines = restored_lines()
    for correction in (each for each in corrections() if not each["applied"]):
        text = joined(lines, correction["lines"])
        assert correction["before"] in text
        assert correction["after"] not in text


def test_whole_text_corrections_give_the_right_counts() -> None:
    brackets, _, width = (correction["why"] for correction in corrections()[:3])
    characters = [found["character"] for found in PINYIN_IN_BRACKETS.finditer(poster())]
    assert poster().count("(") == len(characters)
    assert numbers_in(brackets["zh"]) == numbers_in(brackets["en"]) == [len(characters), len(set(characters))]
    assert numbers_in(width["zh"]) == numbers_in(width["en"]) == [poster().count(","), poster().count(";")]


def test_nothing_damaged_is_left() -> None:
    text = "\n".join(text for line, text in restored_lines().items() if 4 <= line <= 88)
    assert opencc.OpenCC("t2s").convert(text) == text
    assert not re.search(rf"[A-Za-z(),;:{BREAK}\u2500-\u257f\ufe30-\ufe6f]", text)
    assert " " not in text.replace("★ ", "")


def test_doubts_quote_the_restored_text() -> None:
    lines = restored_lines()
    for doubt in read("doubts.yaml"):
        assert all(part in joined(lines, doubt["lines"]) for part in doubt["text"].split("、"))
        assert all(doubt["doubt"][language].strip() for language in ("zh", "en"))


def restored_lines(applied: list[dict[str, Any]] | None = None) -> dict[int, str]:
    """The restored text by poster line. Lines that a correction joins stand together under the first of them."""
    lines = dict(enumerate(simplified(poster()).split("\n"), start=1))
    for correction in corrections() if applied is None else applied:
        if correction["applied"] and correction["lines"]:
            carry_out(correction, lines)
    return lines


@cache
def simplified(text: str) -> str:
    """C01, C02 and C03, which go through the whole text."""
    without_pinyin = PINYIN_IN_BRACKETS.sub(r"\g<character>", text)
    converted: str = opencc.OpenCC("t2s").convert(without_pinyin)
    return converted.translate(FULL_WIDTH)


def carry_out(correction: dict[str, Any], lines: dict[int, str]) -> None:
    homes = homes_of(correction["lines"], lines)
    text = BREAK.join(lines[home] for home in homes)
    assert text.count(correction["before"]) == 1, f"{correction['id']} 应恰好出现一次 / should occur exactly once"
    first, *rest = homes
    lines[first] = text.replace(correction["before"], correction["after"])
    for home in rest:
        del lines[home]


def homes_of(numbers: list[int], lines: dict[int, str]) -> list[int]:
    """The places of these poster lines now: a line that was joined is under an earlier number."""
    return sorted({max(home for home in lines if home <= number) for number in numbers})


def joined(lines: dict[int, str], numbers: list[int]) -> str:
    return "".join(lines[home] for home in homes_of(numbers, lines))


def texts_of_the_poster(lines: dict[int, str]) -> list[str]:
    """Area titles, objectives, task titles and the text under each task, in the poster's order, without headings."""
    body = [text for line, text in lines.items() if 4 <= line <= 88]
    texts: list[str] = []
    for text, following in zip(body, [*body[1:], ""], strict=True):
        if text in HEADINGS:
            continue
        starts = text.startswith("★ ") or following in HEADINGS
        if starts or texts[-1].startswith("★ "):
            texts.append(text)
        else:
            texts[-1] += text
    return [text.removeprefix("★ ") for text in texts]


def texts_of_the_areas() -> list[str]:
    texts: list[str] = []
    for area, tasks in areas():
        texts += [area["zh"], objectives_of(area)]
        for task in tasks:
            texts += [task["zh"], "".join(sentence["zh"] for sentence in task["sentences"])]
    return texts


def objectives_of(area: dict[str, Any]) -> str:
    return "，".join(objective["zh"] for objective in area["objectives"]) + "。"


def areas() -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    folders = [path.parent.name for path in (STANDARDS / "areas").glob("*/_area.yaml")]
    found = [(folder, read(f"areas/{folder}/_area.yaml")) for folder in folders]
    in_order = sorted(found, key=lambda pair: pair[1]["line"])
    return [(area, [read(f"areas/{folder}/{task}.yaml") for task in area["tasks"]]) for folder, area in in_order]


def corrections() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read("corrections.yaml")
    return found


def numbers_in(sentence: str) -> list[int]:
    return [int(digits) for digits in re.findall(r"\d+", sentence)]


@cache
def poster() -> str:
    return (STANDARDS / "poster.txt").read_text(encoding="utf-8")


@cache
def read(path: str) -> Any:
    return yaml.safe_load((STANDARDS / path).read_text(encoding="utf-8"))
