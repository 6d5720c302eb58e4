"""The sample branch: a file like any other, and what is wrong with it is there to be found."""

import json

import pytest

from assess.judging.exercises import judge_sample
from assess.model.exercises import JudgedSample
from assess.model.findings import Status, VerdictSource
from assess.model.text import Language
from assess.outputs.training.path import Training
from assess.outputs.training.sample import SampleView, sample_file, sample_view
from assess.reading.content.folder import Content
from tests.bridge_client import BridgeClient


@pytest.fixture(scope="module")
def judged(content: Content) -> JudgedSample:
    assert content.library.sample
    return judge_sample(content.library.sample, content.standard)


def view(content: Content, judged: JudgedSample, language: Language) -> SampleView:
    training = Training(content.standard, content.library, language)
    return sample_view(judged, content.standard, training.requirement, language)


@pytest.mark.parametrize("language", list(Language))
def test_the_form_reads_its_file_without_a_word(door: BridgeClient, judged: JudgedSample, language: Language) -> None:
    reply = door.ask("read", lang=language.value, text=sample_file(judged, language))
    assert reply["ok"] and reply["problems"] == []
    assert reply["sheet"]["name"] == judged.sample.text.of(language)
    scored = door.ask("score", lang=language.value, sheet=json.loads(sample_file(judged, language)), today=str(judged.sample.day))
    assert scored["ok"] and scored["problems"] == []


def test_its_name_says_that_it_is_for_practice(judged: JudgedSample) -> None:
    assert "练习用" in judged.sample.text.zh and "for practice" in judged.sample.text.en


def test_both_languages_find_the_same(judged: JudgedSample) -> None:
    zh, en = (judged.results[language] for language in Language)
    assert zh.score == en.score
    states = [[each.status for area in result.areas for each in area.findings] for result in (zh, en)]
    assert states[0] == states[1]


def test_everything_is_answered_so_that_there_is_a_score(judged: JudgedSample) -> None:
    score = judged.results[Language.ZH].score
    assert score is not None and score.settled


def test_there_is_something_of_every_kind_to_find(content: Content, judged: JudgedSample) -> None:
    faults = [each for area in judged.results[Language.ZH].areas for each in area.findings]
    wrong = [each for each in faults if each.status in (Status.PARTLY, Status.NOT_MET)]
    assert {each.source for each in wrong} == {VerdictSource.ANSWER, VerdictSource.FACTS, VerdictSource.LEDGER}
    assert any(each.disagrees for each in faults)
    assert any(each.status is Status.EXEMPT for each in faults)
    assert len(wrong) >= 12
    assert {each.requirement.split(".")[0] for each in wrong} == {area.id for area in content.standard.areas}


@pytest.mark.parametrize("language", list(Language))
def test_the_key_names_them_all(content: Content, judged: JudgedSample, language: Language) -> None:
    shown = view(content, judged, language)
    expected = [
        each
        for area in judged.results[language].areas
        for each in area.findings
        if each.disagrees or each.status not in (Status.MET, Status.CLEAR, Status.NOT_APPLICABLE)
    ]
    assert len(shown.faults) == len(expected)
    assert all(each.because for each in shown.faults)
    assert {row for row, _ in shown.remarks} == {each.row for each in judged.results[language].rows}
    assert shown.remarks


def test_a_tick_beside_what_facts_or_ledger_decide_is_there_to_disagree(judged: JudgedSample) -> None:
    ticked = [each for area in judged.results[Language.ZH].areas for each in area.findings if each.given is not None]
    assert all(each.disagrees for each in ticked if each.source in (VerdictSource.FACTS, VerdictSource.LEDGER))
