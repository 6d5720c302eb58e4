"""Answers typed back from paper, shown before they are imported: each box with its slips, and each answer now and on paper."""

from assess.errors import Problem
from assess.model.answers import Choice, Sheet
from assess.model.branch import Fact
from assess.model.paper import PaperPage, Typed
from assess.model.standard import Requirement, Standard
from assess.model.text import Language, Text
from assess.outputs.words.problems import say, say_place
from assess.outputs.words.wording import STATES, say_value

FACTS_PAGE = Text("支部情况", "about the branch")


def paper_data(
    typed: Typed, problems: list[Problem], *, old: Sheet, new: Sheet, standard: Standard, language: Language
) -> dict[str, object]:
    """One entry for each box, and one for each answer and fact that paper gives; `reasons` are what still has to be typed.

    `change` is `new` (nothing was there), `other` or `same`.
    """
    pages = [page for page in typed.boxes if page]
    facts = (fact for page in pages for fact in (*page.choices, *page.figures) if fact.id in typed.facts)
    answers = [each for page in pages for each in page.requirements if each.id in typed.answers]
    rows = [_fact(fact, old, new, language) for fact in facts] + [_answer(each, old, new, standard, language) for each in answers]
    exempt = (each for each in answers if typed.answers[each.id] is Choice.NOT_APPLICABLE)
    return {
        "boxes": [_box(place, page, problems, language) for place, page in enumerate(typed.boxes)],
        "rows": rows,
        "reasons": [_reason(each, new, language) for each in exempt],
        "summary": _say_summary(rows, len(pages), language) if pages else "",
    }


def _box(place: int, page: PaperPage | None, problems: list[Problem], language: Language) -> dict[str, object]:
    slips = [_say_slip(problem, language) for problem in problems if problem.where.path == f"pages[{place}]"]
    return {"right": _say_page(page, language) if page else "", "problems": slips}


def _say_slip(problem: Problem, language: Language) -> str:
    """It stands at its box, so only the line is said."""
    said = say(problem, language)
    if not problem.where.row:
        return said
    place = say_place(problem.where, language)
    return place[:1].upper() + place[1:] + Text("：", ": ").of(language) + said


def _say_page(page: PaperPage, language: Language) -> str:
    """That a page adds up, so that no one needs to wonder whether it was looked at."""
    if not page.requirements:
        said = Text(f"{page.letter}页（{FACTS_PAGE.zh}）核对无误。", f"Page {page.letter} ({FACTS_PAGE.en}) adds up.")
        return said.of(language)
    first, last = page.requirements[0].number, page.requirements[-1].number
    return Text(f"{page.letter}页（{first}至{last}）核对无误。", f"Page {page.letter} ({first} to {last}) adds up.").of(language)


def _answer(requirement: Requirement, old: Sheet, new: Sheet, standard: Standard, language: Language) -> dict[str, object]:
    before, after = (_choice(sheet, requirement) for sheet in (old, new))
    return {
        "id": requirement.id,
        "number": requirement.number,
        "text": requirement.text.of(language),
        "now": _say_choice(requirement, before, standard, language),
        "paper": _say_choice(requirement, after, standard, language),
        "change": _change(before, after),
    }


def _choice(sheet: Sheet, requirement: Requirement) -> Choice | None:
    answer = sheet.answers.get(requirement.id)
    return answer.choice if answer else None


def _say_choice(requirement: Requirement, choice: Choice | None, standard: Standard, language: Language) -> str:
    if choice is None:
        return STATES["open"].of(language)
    label = standard.scoring.answers[choice]
    return (label.red_line_text if requirement.red_line else label.text).of(language)


def _fact(fact: Fact, old: Sheet, new: Sheet, language: Language) -> dict[str, object]:
    before, after = (sheet.branch.value(fact.id) for sheet in (old, new))
    return {
        "id": f"fact-{fact.id}",
        "number": "",
        "text": fact.text.of(language),
        "now": say_value(fact, before, language),
        "paper": say_value(fact, after, language),
        "change": _change(before, after),
    }


def _change(before: object, after: object) -> str:
    if before is None:
        return "new"
    return "same" if before == after else "other"


def _reason(requirement: Requirement, new: Sheet, language: Language) -> dict[str, object]:
    text, answer = requirement.text.of(language), new.answers[requirement.id]
    return {"id": requirement.id, "number": requirement.number, "text": text, "reason": answer.reason}


def _say_summary(rows: list[dict[str, object]], pages: int, language: Language) -> str:
    new, other, same = (sum(row["change"] == kind for row in rows) for kind in ("new", "other", "same"))
    return Text(
        f"{pages}页核对无误，共{len(rows)}项：{new}项为新填，{other}项与现有内容不同，{same}项相同。写0的行保持现有内容不变。",
        f"{pages} page{'s' if pages > 1 else ''} checked, {len(rows)} entries: {new} new, {other} different from what is here, "
        f"{same} the same. Lines with a 0 leave what is here unchanged.",
    ).of(language)
