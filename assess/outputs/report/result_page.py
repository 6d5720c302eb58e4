"""The result of a self-assessment as its page shows it: figures and their picture, what is good, what falls short, what to do."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assess.model.answers import Sheet
from assess.model.findings import Interval, RequirementFinding, Result
from assess.model.history import Snapshot
from assess.model.improvement import Improvement
from assess.model.people import Office
from assess.model.standard import Standard, Task
from assess.model.text import Language, Text
from assess.outputs.addresses import requirement_path, task_path
from assess.outputs.report.data import UNNAMED
from assess.outputs.report.radar import radar_data
from assess.outputs.score.carried import say_carried
from assess.outputs.score.explanation import explain_requirement
from assess.outputs.score.history import history_data
from assess.outputs.score.improvement import improvement_data
from assess.outputs.score.scores import OVERALL, open_red_lines, say_remaining, score_data, score_text

TITLE = Text("党支部“五化”自查结果", "Result of the five-area self-assessment")
INTERVAL = Text(
    "得分因此是一个区间；没有作答的不算差距。",
    "That is why the score is an interval; what was not answered is not counted as falling short.",
)
NOTHING_YET = Text(
    "还没有作答。在支部自查页作答之后，这里显示结果。",
    "Nothing has been answered yet. Once you have answered on the self-assessment page, the result stands here.",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Findings:
    """The findings of the page. `without_hours`: as if no one were exempt from class hours; `shown`: all that can be compared;
    `waits_for`: for each of them, what holds its band open.

    `begun`: anything was entered; `unchanged`: nothing was changed since the last finish.
    """

    sheet: Sheet
    result: Result
    strengths: tuple[Task, ...]
    gaps: tuple[RequirementFinding, ...]
    without_hours: Result | None
    shown: tuple[Snapshot, ...]
    waits_for: tuple[tuple[str, ...], ...]
    now: Snapshot
    begun: bool
    unchanged: bool
    plan: tuple[Improvement, ...]
    today: date | None


def result_page_data(found: Findings, standard: Standard, language: Language) -> dict[str, object]:
    """Everything on the page, in words. Each of `gaps` brings the measure that it would become (`proposal`).

    `planned`: a measure for it is in the plan already, and is not done.
    """
    sheet, result = found.sheet, found.result
    scores = score_data(result, standard, language)
    deadlines = {each.requirement: each.deadline for each in result.actions}
    return {
        "title": TITLE.of(language),
        "about": _about(found, standard, language),
        "nothing_yet": "" if found.begun else NOTHING_YET.of(language),
        **{name: scores[name] for name in ("overall", "areas", "red_lines", "next")},
        "radar": radar_data(result, standard, language),
        "notice": standard.scoring.notice.of(language),
        "strengths": [_strength(each, language) for each in found.strengths],
        "gaps": [
            {
                **explain_requirement(each, standard, language),
                "path": requirement_path(standard.requirements[each.requirement]),
                "planned": any(measure.requirement == each.requirement and measure.done is None for measure in found.plan),
                "proposal": _proposal(each.requirement, deadlines, standard, sheet, language),
            }
            for each in found.gaps
        ],
        "open": _say_open_and_carried(result, standard, language),
        "open_red_lines": open_red_lines(result, standard, language),
        "exemptions": _exemptions(found, standard, language),
        "plan": improvement_data(found.plan, result, standard, language, today=found.today, year=sheet.year),
        "history": history_data(found.shown, found.waits_for, found.now, standard, language),
        "finish": _say_finish(found, standard, language),
        "can_finish": found.begun and not found.unchanged and found.today is not None,
    }


def _about(found: Findings, standard: Standard, language: Language) -> str:
    parts = [found.sheet.name or UNNAMED.of(language), str(found.sheet.year or ""), found.today.isoformat() if found.today else ""]
    return " · ".join([*(part for part in parts if part), f"{standard.text.of(language)} {standard.version}"])


def _strength(task: Task, language: Language) -> dict[str, object]:
    return {"id": task.id, "number": task.number, "text": task.text.of(language), "path": task_path(task.id)}


def _proposal(
    requirement: str, deadlines: dict[str, date | None], standard: Standard, sheet: Sheet, language: Language
) -> dict[str, object]:
    """A measure as the file has it: the requirement itself is what is to be reached; who and, often, by when is the branch's."""
    deadline = deadlines.get(requirement)
    data: dict[str, object] = {"requirement": requirement, "what": standard.requirements[requirement].text.of(language), "who": ""}
    data |= {"by": deadline.isoformat() if deadline else "", "done": ""}
    return data if sheet.year is None else {**data, "year": sheet.year}


def _say_open_and_carried(result: Result, standard: Standard, language: Language) -> str:
    """Sentences on what is open, and on which requirements are not as they were when they were answered."""
    sentences = (_say_open(result, standard, language), *say_carried(result, standard, language))
    return Text("", " ").of(language).join(filter(None, sentences))


def _say_open(result: Result, standard: Standard, language: Language) -> str:
    """A sentence on what is open, as the form says it, and why that matters; empty once nothing is."""
    lines = [str(each["number"]) for each in open_red_lines(result, standard, language)]
    band = Text(
        f"红线{'、'.join(lines)}没有作答，等次可能因此待定。",
        f"Red lines not answered yet: {', '.join(lines)}. They can hold the band open.",
    )
    said = [
        say_remaining(result, standard, language),
        INTERVAL.of(language) if result.score is not None and not result.score.settled else "",
        band.of(language) if lines else "",
    ]
    return Text("", " ").of(language).join(filter(None, said))


# — with and without the exemptions


def _exemptions(found: Findings, standard: Standard, language: Language) -> dict[str, object]:
    """The exemptions with their reasons, and the figures without them; `rows` is empty where nothing is exempt."""
    ticked = found.result.without_exemptions is not None
    head = [Text("按本次自查", "As assessed")]
    head += [Text("不采用自填的“不适用”", "Ticked “not applicable” set aside")] if ticked else []
    head += [Text("不免除学时", "Nobody exempt from class hours")] if found.without_hours else []
    return {
        "lines": list(_exempt_lines(found, standard, language)),
        "head": [text.of(language) for text in head],
        "rows": list(_exempt_rows(found, standard, language)) if len(head) > 1 else [],
    }


def _exempt_lines(found: Findings, standard: Standard, language: Language) -> Iterator[str]:
    for area in found.result.areas:
        for finding in area.findings:
            if finding.exempted:
                requirement = standard.requirements[finding.requirement]
                text = f"{requirement.number} {requirement.text.of(language)}"
                yield Text(f"{text}理由：{finding.reason}", f"{text} Reason: {finding.reason}").of(language)
    for person, exemption in found.sheet.ledger.people.details(Office.EXEMPT):
        name, reason = person.name, exemption.of
        yield Text(f"免于计算学时：{name}（{reason}）", f"Exempt from class hours: {name} ({reason})").of(language)


def _exempt_rows(found: Findings, standard: Standard, language: Language) -> Iterator[list[str]]:
    hours = found.without_hours
    rows = [(OVERALL, found.result.score, found.result.without_exemptions, hours.score if hours else None)]
    for place, (area, finding) in enumerate(zip(standard.areas, found.result.areas, strict=True)):
        rows.append((area.text, finding.score, finding.without_exemptions, hours.areas[place].score if hours else None))
    for name, score, ticked, without_hours in rows:
        cells = [score_text(score, language)]
        cells += [_other(ticked, score, language)] if found.result.without_exemptions is not None else []
        cells += [_other(without_hours, score, language)] if hours else []
        yield [name.of(language), *cells]


def _other(score: Interval | None, usual: Interval | None, language: Language) -> str:
    """The figure without exemptions; the usual one if an area has none."""
    return score_text(score or usual, language)


# — finishing


def _say_finish(found: Findings, standard: Standard, language: Language) -> str:
    """A sentence on finishing, after those on what would be finished without an answer."""
    if found.unchanged:
        return Text("上次完成以后没有变化。", "Nothing has changed since it was last finished.").of(language)
    said = Text(
        "完成后，本次的得分和各条结果存入历次自查，可以与以后的比较；作答仍可继续修改。",
        "Finishing keeps the figures and how each requirement stands among the earlier assessments, to compare later ones with; "
        "the answers can still be changed.",
    )
    left = say_remaining(found.result, standard, language) if found.begun else ""
    return Text("", " ").of(language).join(filter(None, (left, said.of(language))))
