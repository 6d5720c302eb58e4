"""The common part of the operations about the result: the sheet judged today, beside the assessments finished before."""

from dataclasses import dataclass
from datetime import date

from assess.judging.history import is_same, snapshot
from assess.judging.scoring import judge
from assess.model.answers import Sheet
from assess.model.findings import Result
from assess.model.history import Snapshot
from assess.model.standard import Standard
from assess.operations.common import Body, sheet_of, today_of
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.history import read_earlier


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """`now` is the assessment as it stands, `unchanged` whether it is what was last finished."""

    sheet: Sheet
    result: Result
    earlier: tuple[Snapshot, ...]
    now: Snapshot
    unchanged: bool
    today: date | None

    @property
    def begun(self) -> bool:
        """True if anything was entered."""
        sheet = self.sheet
        return bool(sheet.answers or sheet.branch.facts or sheet.ledger.entries)

    @property
    def shown(self) -> tuple[Snapshot, ...]:
        """All that can be compared, the oldest first: what stands now is not listed next to its own finish."""
        return self.earlier if self.unchanged else (*self.earlier, self.now)


def state_of(body: Body, standard: Standard, collector: ProblemCollector) -> State | None:
    """None, with the reason reported, where the request has no sheet."""
    sheet = sheet_of(body, standard, collector)
    if sheet is None:
        return None
    today = today_of(body)
    result = judge(standard, sheet, today=today)
    earlier = read_earlier(Node(sheet.earlier_raw, collector, path=("earlier",)), standard)
    now = snapshot(standard, sheet, result, today=today)
    unchanged = bool(earlier) and is_same(earlier[-1], now)
    return State(sheet=sheet, result=result, earlier=earlier, now=now, unchanged=unchanged, today=today)
