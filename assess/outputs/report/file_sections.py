"""Sections of a report as a file that the one on the screen lacks: strengths, the branch's plan, and what a reviewer found."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assess.model.answers import Sheet
from assess.model.findings import Result
from assess.model.improvement import Improvement
from assess.model.review import ReviewFinding
from assess.model.standard import Standard, Task
from assess.model.text import Language
from assess.outputs.report.data import report_data
from assess.outputs.score.improvement import improvement_data
from assess.outputs.score.scores import figures_data
from assess.outputs.words import figures
from assess.outputs.words.wording import say_status


@dataclass(frozen=True, kw_only=True, slots=True)
class FileSections:
    """`review` is None where no one reviewed the file."""

    strengths: tuple[Task, ...]
    plan: tuple[Improvement, ...]
    review: ReviewFinding | None


def full_report_data(
    result: Result, sheet: Sheet, more: FileSections, standard: Standard, *, language: Language, today: date | None
) -> dict[str, object]:
    """The data of `report_data` and, next to it, `strengths`, `plan`, `reviewed` (requirement → words) and `review_figures`."""
    day = today.isoformat() if today else ""
    return {
        **report_data(result, sheet, standard, language=language, today=day),
        "strengths": [f"{task.number} {task.text.of(language)}" for task in more.strengths],
        "plan": improvement_data(more.plan, result, standard, language, today=today, year=sheet.year)["entries"],
        "reviewed": _reviewed(more.review, standard, language),
        "review_figures": [] if more.review is None else list(_figures(more.review, standard, language)),
    }


def _reviewed(review: ReviewFinding | None, standard: Standard, language: Language) -> dict[str, object]:
    """Only what the reviewer answered: the other cells stay free for one who fills them in by hand."""
    if review is None:
        return {}
    answered = {item.own.requirement for item in review.items if item.counted}
    return {
        finding.requirement: {
            "status": say_status(finding, standard, language),
            "earned": "" if finding.share is None or not finding.points else figures.points(finding.share * finding.points),
        }
        for area in review.reviewed.areas
        for finding in area.findings
        if finding.requirement in answered
    }


def _figures(review: ReviewFinding, standard: Standard, language: Language) -> Iterable[dict[str, object]]:
    both = zip(figures_data(review.own, standard, language), figures_data(review.reviewed, standard, language), strict=True)
    for own, reviewed in both:
        yield {"name": own["name"], "own": own["score"], "reviewed": reviewed["score"], "band": reviewed["band_text"]}
