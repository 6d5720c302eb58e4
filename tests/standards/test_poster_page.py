"""The page of the poster shows all of it: the damaged copy to the letter, the restored text next to it, and what was mended."""

from pathlib import Path

import pytest

from assess.model.standard import CorrectionKind
from assess.model.text import Language
from assess.outputs.site.poster import OBJECTIVES, STAR, TASKS, Piece, Poster
from assess.reading.content.folder import Content

DAMAGED = (Path(__file__).parents[2] / "standards" / "poster.txt").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module", params=list(Language))
def poster(request: pytest.FixtureRequest, content: Content) -> Poster:
    return Poster(content.standard, content.library, DAMAGED, request.param)


def text_of(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


def test_the_damaged_copy_is_shown_to_the_letter_and_every_line_once(poster: Poster) -> None:
    assert [text_of(line) for row in poster.rows() for line in row.damaged] == DAMAGED


def test_the_restored_side_is_the_whole_text_in_its_order(poster: Poster, content: Content) -> None:
    wanted = ""
    for area in content.standard.areas:
        wanted += area.text.zh + OBJECTIVES.zh + "，".join(each.zh for each in area.objectives) + "。" + TASKS.zh
        for task in area.tasks:
            wanted += STAR + task.text.zh + "".join(sentence.text.zh for sentence in task.sentences)
    assert "".join(text_of(row.restored) for row in poster.rows()) == wanted


def test_a_row_without_text_says_why(poster: Poster) -> None:
    rows = poster.rows()
    assert [bool(row.note) for row in rows] == [not row.restored for row in rows]
    assert [row.number for row in rows if row.note] == ["1", "2", "3", "89", "90", "91"]


def test_every_correction_of_a_line_is_named_beside_it(poster: Poster, content: Content) -> None:
    named = {each for row in poster.rows() for each in row.corrections}
    assert named == {each.id for each in content.library.corrections if each.lines}


def test_what_was_put_in_or_changed_is_marked_and_nothing_else(poster: Poster, content: Content) -> None:
    rows = {each: row for row in poster.rows() for each in row.corrections}
    for correction in content.library.corrections:
        if correction.id not in rows:
            continue
        marked = "".join(piece.text for piece in rows[correction.id].restored if piece.marked)
        if correction.applied and correction.kind in (CorrectionKind.MISREAD, CorrectionKind.MISSING):
            assert set(marked) & set(correction.after), correction.id
            assert set(correction.after) - set(correction.before) <= set(marked), correction.id
    for row in poster.rows():
        if not row.corrections:
            assert not any(piece.marked for piece in row.restored), row.number


def test_only_pinyin_in_brackets_is_marked_as_damage(poster: Poster) -> None:
    marked = [piece.text for row in poster.rows() for line in row.damaged for piece in line if piece.marked]
    assert len(marked) == 182  # as C01 says
    assert all(text.startswith("(") and text.endswith(")") for text in marked)


def test_each_sentence_leads_to_its_requirements(poster: Poster, content: Content) -> None:
    found = [link.number for area in poster.areas() for task in area.tasks for each in task.sentences for link in each.requirements]
    assert found == [each.number for each in content.standard.requirements.values()]
