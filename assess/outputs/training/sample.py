"""The sample branch as it is offered: its file, and what there is to find in it."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assess.model.exercises import JudgedSample, Observation
from assess.model.findings import RequirementFinding, Status
from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.score.explanation import reasons
from assess.outputs.score.ledger import row_data
from assess.outputs.score.scores import score_text
from assess.outputs.site.views import Link
from assess.outputs.training.exercises import IN_ORDER, FoundView
from assess.outputs.words.wording import say_status


@dataclass(frozen=True, kw_only=True, slots=True)
class SampleView:
    """`faults`: what is not in order, ticked otherwise than the ledger shows, or left out of the score by a person.

    `remarks`: on rows of the ledger, by their number.
    """

    name: str
    score: str
    faults: tuple[FoundView, ...]
    remarks: tuple[tuple[int, str], ...]


def sample_file(judged: JudgedSample, language: Language) -> str:
    """The file that the form reads, in one language."""
    return json.dumps(judged.sample.raw[language], ensure_ascii=False, indent=2) + "\n"


def sample_view(judged: JudgedSample, standard: Standard, link: Callable[[str], Link], language: Language) -> SampleView:
    """The view of the sample branch, with the engine's findings."""
    result = judged.results[language]
    findings = [each for area in result.areas for each in area.findings if _worth_talking_about(each)]
    return SampleView(
        name=judged.sample.text.of(language),
        score=score_text(result.score, language),
        faults=tuple(_found(findings, standard, link, language)),
        remarks=tuple((int(str(each["row"])), str(each["text"])) for each in row_data(result, standard, language)),
    )


def _worth_talking_about(finding: RequirementFinding) -> bool:
    return finding.disagrees or finding.status not in IN_ORDER or finding.status is Status.EXEMPT


def _found(
    findings: list[RequirementFinding], standard: Standard, link: Callable[[str], Link], language: Language
) -> Iterator[FoundView]:
    for each in findings:
        yield FoundView(
            requirement=link(each.requirement),
            state=say_status(each, standard, language),
            good=each.status in IN_ORDER,
            because=tuple(reasons(each, standard, language)),
        )


def calibration_file(judged: JudgedSample, observations: Sequence[Observation], language: Language) -> str:
    """The sample branch as everyone in the room judges it: what is observed stands as a note, and its answer is left out."""
    raw = judged.sample.raw[language]
    answers = raw.get("answers")
    noted = {each.requirement: {"note": each.text.of(language)} for each in observations}
    given = {**(answers if isinstance(answers, dict) else {}), **noted}
    return json.dumps({**raw, "answers": given}, ensure_ascii=False, indent=2) + "\n"
