"""Every mistake that can be found: its place, and the sentence in both languages that helps to mend it.

The expected sentences are in `mistakes.yaml`; `python -m tests.reading` writes them again.
"""

from pathlib import Path

import pytest

from assess.errors import NOTICES, Wrong
from assess.outputs.words.problems import all_sentences
from tests.reading.mistakes import Mistake, Told, made, mistakes

ROWS = mistakes()


@pytest.mark.parametrize("mistake", ROWS, ids=[f"{number}-{each.wrong}" for number, each in enumerate(ROWS, start=1)])
def test_a_mistake_is_told_where_it_is_and_how_to_mend_it(mistake: Mistake, tmp_path: Path) -> None:
    told = made(mistake, tmp_path)
    expected = Told(wrong=mistake.wrong, file=_file(mistake), line=mistake.line, path=mistake.path, zh=mistake.zh, en=mistake.en)
    assert expected in told
    assert sorted(each.wrong for each in told) == sorted([mistake.wrong, *mistake.also])


def test_every_kind_of_mistake_has_an_example() -> None:
    assert {Wrong(each.wrong) for each in ROWS} == set(Wrong)


def test_every_kind_of_mistake_has_a_sentence_in_both_languages() -> None:
    assert set(all_sentences()) == set(Wrong)
    for text in all_sentences().values():
        assert has_han(text.zh)
        assert not has_han(text.en)


def test_every_sentence_says_how_to_mend_it() -> None:
    """Whatever a person has to do stands in a sentence of its own: 请…… A notice may need nothing done."""
    for wrong, text in all_sentences().items():
        assert wrong in NOTICES or KEPT_WITHOUT_ASKING.get(wrong) or "请" in text.zh, wrong
        assert text.zh.rstrip("}").endswith(("。", "：{simplified")), text.zh


def test_no_filled_sentence_has_a_gap_or_doubled_punctuation() -> None:
    for each in ROWS:
        for said in (each.zh, each.en):
            assert "{" not in said.replace(each.content or "{", "")
            assert not any(pair in said for pair in ("。。", "，，", "..", "  ", "“”", ":.", "：。"))


KEPT_WITHOUT_ASKING = {Wrong.UNKNOWN_REQUIREMENT: True, Wrong.UNKNOWN_FACT: True, Wrong.DUPLICATE_ANSWER: True}
"""Nothing is asked of the person: these only say that nothing was lost."""


def has_han(text: str) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in text)


def _file(mistake: Mistake) -> str:
    """The file where it is reported: one that is missing under its own name; a change at the list of changes."""
    if mistake.wrong == "change-not-named":
        return "versions.yaml"
    if mistake.wrong == "file-missing" and not mistake.delete:
        return mistake.file.replace("_area", "garden")
    return mistake.file
