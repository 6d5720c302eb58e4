"""One sheet after another, as a form asks at every click: what the last change cannot have changed is not judged again."""

from dataclasses import dataclass, fields
from datetime import date

from assess.judging.scoring import SILENT, judge, judge_requirement, sum_up, sum_up_area
from assess.model.answers import Sheet
from assess.model.findings import AreaFinding, RequirementFinding, Result
from assess.model.standard import Area, Standard

APART = {"answers", "name", "saved"}
"""Of these a finding depends on one answer at most. Any other part of a sheet may decide anything."""

CIRCUMSTANCES = tuple(each.name for each in fields(Sheet) if each.name not in APART)


@dataclass(frozen=True, kw_only=True)
class _Judged:
    sheet: Sheet
    day: date | None
    result: Result


class CachingJudge:
    """Gives what `judge` gives, and remembers the last sheet for it."""

    def __init__(self, standard: Standard) -> None:
        self._standard = standard
        self._last: _Judged | None = None

    def judge(self, sheet: Sheet, *, today: date | None = None) -> Result:
        """The same result as `scoring.judge` for this standard."""
        last = self._last
        result = (
            judge(self._standard, sheet, today=today)
            if last is None or _is_other(last, sheet, today)
            else self._changed(last, sheet)
        )
        self._last = _Judged(sheet=sheet, day=today, result=result)
        return result

    def _changed(self, last: _Judged, sheet: Sheet) -> Result:
        areas = tuple(
            self._area(area, found, last, sheet) for area, found in zip(self._standard.areas, last.result.areas, strict=True)
        )
        return sum_up(self._standard, sheet, areas, last.result.rows, last.result.foreseen, today=last.day)

    def _area(self, area: Area, found: AreaFinding, last: _Judged, sheet: Sheet) -> AreaFinding:
        findings = tuple(self._finding(each, last, sheet) for each in found.findings)
        unchanged = all(new is old for new, old in zip(findings, found.findings, strict=True))
        return found if unchanged else sum_up_area(self._standard, area, findings)

    def _finding(self, found: RequirementFinding, last: _Judged, sheet: Sheet) -> RequirementFinding:
        name = found.requirement
        if sheet.answers.get(name, SILENT) == last.sheet.answers.get(name, SILENT):
            return found
        return judge_requirement(self._standard, self._standard.requirements[name], sheet, today=last.day)


def _is_other(last: _Judged, sheet: Sheet, today: date | None) -> bool:
    return today != last.day or any(getattr(sheet, name) != getattr(last.sheet, name) for name in CIRCUMSTANCES)
