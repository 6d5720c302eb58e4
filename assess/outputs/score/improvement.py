"""The branch's plan of improvements in words: each measure beside how its requirement stands today."""

from datetime import date

from assess.model.findings import RequirementFinding, Result, Status
from assess.model.improvement import Improvement
from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.outputs.addresses import requirement_path
from assess.outputs.words.wording import say_status

OVERDUE = Text("已超过完成时限。", "Overdue.")
MET = Text("这一条现已达标，可以标为完成。", "The requirement is now met: this can be marked done.")
REOPENED = Text("已标为完成，但这一条现在仍有差距。", "Marked done, but the requirement still falls short.")
NOBODY = Text("还没有写明责任人。", "Nobody is named yet.")
NO_DAY = Text("还没有写明完成时限。", "No date is set yet.")

FALLS_SHORT = frozenset({Status.NOT_MET, Status.PARTLY, Status.BREACH, Status.RISK})


def improvement_data(
    plan: tuple[Improvement, ...], result: Result, standard: Standard, language: Language, *, today: date | None, year: int | None
) -> dict[str, object]:
    """`entries` in their order in the file, and `summary`, which counts them."""
    findings = {each.requirement: each for area in result.areas for each in area.findings}
    done = sum(each.done is not None for each in plan)
    late = sum(_is_late(each, today) for each in plan)
    entries = [_entry(each, findings, standard, language, today, year) for each in plan]
    return {"summary": _summary(len(plan), done, late, language), "entries": entries}


def _summary(count: int, done: int, late: int, language: Language) -> str:
    if not count:
        return ""
    overdue = Text(f"，超过时限{late}项", f"; overdue: {late}") if late else Text("", "")
    return Text(f"共{count}项措施，已完成{done}项{overdue.zh}。", f"Measures: {count}; done: {done}{overdue.en}.").of(language)


def _is_late(each: Improvement, today: date | None) -> bool:
    return each.done is None and each.by is not None and today is not None and each.by < today


def _entry(
    each: Improvement,
    findings: dict[str, RequirementFinding],
    standard: Standard,
    language: Language,
    today: date | None,
    year: int | None,
) -> dict[str, object]:
    finding = findings.get(each.requirement or "")
    requirement = standard.requirements.get(each.requirement or "")
    return {
        "place": each.place,
        "requirement": each.requirement,
        "number": requirement.number if requirement else "",
        "text": requirement.text.of(language) if requirement else "",
        "path": requirement_path(requirement) if requirement else "",
        "status": finding.status.value if finding else "",
        "status_text": say_status(finding, standard, language) if finding else "",
        "what": each.what,
        "who": each.who,
        "by": each.by.isoformat() if each.by else "",
        "done": each.done.isoformat() if each.done else "",
        "late": _is_late(each, today),
        "remarks": [text.of(language) for text in _remarks(each, finding, today, year)],
    }


def _remarks(each: Improvement, finding: RequirementFinding | None, today: date | None, year: int | None) -> list[Text]:
    found = []
    if each.year is not None and year is not None and each.year < year:
        found.append(Text(f"由{each.year}年度结转。", f"Carried over from {each.year}."))
    if each.done is not None:
        return [*found, REOPENED] if finding is not None and finding.status in FALLS_SHORT else found
    if _is_late(each, today):
        found.append(OVERDUE)
    if finding is not None and finding.status in (Status.MET, Status.CLEAR):
        found.append(MET)
    found += [text for text, said in ((NOBODY, each.who.strip()), (NO_DAY, each.by)) if not said]
    return found
