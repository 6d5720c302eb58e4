"""Calibration of a room: of the sample branch, left to people, with a reading of our own that the file keeps back."""

import json

import pytest

from assess.judging.exercises import judge_sample
from assess.model.answers import Choice
from assess.model.exercises import JudgedSample, Observation
from assess.model.findings import VerdictSource
from assess.model.paper import KEYS
from assess.model.text import Language
from assess.outputs.report.document import Table
from assess.outputs.report.html import document_html
from assess.outputs.training.calibration import calibration_key, calibration_sheet
from assess.outputs.training.sample import calibration_file, sample_file
from assess.reading.content.folder import Content
from tests.bridge_client import BridgeClient


@pytest.fixture(scope="module")
def judged(content: Content) -> JudgedSample:
    assert content.library.sample
    return judge_sample(content.library.sample, content.standard)


@pytest.fixture(scope="module")
def observations(content: Content) -> tuple[Observation, ...]:
    return content.library.observations


def test_there_is_enough_of_every_kind_to_disagree_about(content: Content, observations: tuple[Observation, ...]) -> None:
    assert len(observations) >= 10
    assert {each.answer for each in observations} == set(Choice)
    assert {each.requirement.split(".")[0] for each in observations} == {area.id for area in content.standard.areas}


def test_they_are_left_to_people(judged: JudgedSample, observations: tuple[Observation, ...]) -> None:
    """Facts or ledger would decide for everybody, and the room would agree for no reason of its own. The one that does not apply is
    the exception: the form says so itself, and on paper it is to be found out.
    """
    sources = {each.requirement: each.source for area in judged.results[Language.ZH].areas for each in area.findings}
    decided = [each for each in observations if sources[each.requirement] in (VerdictSource.FACTS, VerdictSource.LEDGER)]
    assert [each.answer for each in decided if each.answer is not Choice.NOT_APPLICABLE] == []


@pytest.mark.parametrize("language", list(Language))
def test_the_file_to_judge_has_the_sightings_and_no_answer(
    content: Content, door: BridgeClient, judged: JudgedSample, observations: tuple[Observation, ...], language: Language
) -> None:
    given, whole = (json.loads(text) for text in (calibration_file(judged, observations, language), sample_file(judged, language)))
    for each in observations:
        assert given["answers"][each.requirement] == {"note": each.text.of(language)}
    same = given["answers"].keys() - {each.requirement for each in observations}
    assert all(given["answers"][name] == whole["answers"][name] for name in same)
    assert {name: given[name] for name in given if name != "answers"} == {name: whole[name] for name in whole if name != "answers"}
    reply = door.ask("read", lang=language.value, text=json.dumps(given))
    assert reply["ok"] and reply["problems"] == []


def test_our_own_reading_agrees_with_itself(content: Content, door: BridgeClient, judged: JudgedSample) -> None:
    """Typed as a code and saved as a file it is the same, and the room is of one mind."""
    observations = content.library.observations
    given = json.loads(calibration_file(judged, observations, Language.ZH))
    for each in observations:
        given["answers"][each.requirement] |= {"answer": each.answer.value, "reason": "x"}
    reply = door.ask(
        "agreement",
        requirements=[each.requirement for each in observations],
        codes="".join(KEYS[each.answer] for each in observations),
        files=[{"name": "a.json", "text": json.dumps(given)}],
        today=str(judged.sample.day),
    )
    assert reply["problems"] == []
    assert reply["agreement"]["people"] == 2
    assert all(row[-1] == "100%" for row in reply["agreement"]["rows"])
    assert "1.000" in reply["agreement"]["sentences"][1]


@pytest.mark.parametrize("language", list(Language))
def test_the_sheet_gives_nothing_away_and_the_key_says_it_all(
    content: Content, observations: tuple[Observation, ...], language: Language
) -> None:
    sheet, key = (made(observations, content.standard, language) for made in (calibration_sheet, calibration_key))
    html = document_html(sheet, language)
    [table] = [block for block in sheet if isinstance(block, Table)]
    assert len(table.rows) == len(observations)
    assert all(row[-1] == () for row in table.rows)
    for each in observations:
        assert each.text.of(language) in html
        assert each.why.of(language) not in html
        assert each.why.of(language) in document_html(key, language)
