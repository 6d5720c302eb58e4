"""A branch's sheet: its facts and its answers."""

from dataclasses import dataclass, field
from enum import StrEnum

from assess.model.branch import Branch
from assess.model.ledger import Ledger
from assess.model.meaning import Carried
from assess.model.recorded import Recorded

FORMAT = "wuhua-sheet"
"""Names the kind of file."""
VERSION = 1
"""The format's version; raised when an older program could misread a file."""
TEXT_LIMIT = 4000
"""Characters of a note or a reason. More is kept, and said to be too long; so for the others."""
NAME_LIMIT = 200
"""Characters of a name: of a branch, of a reviewer."""
FIRST_YEAR = 2000
LAST_YEAR = 2100
"""The years that can be assessed."""


class Choice(StrEnum):
    """The answers a person can give to a requirement."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not-met"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """One answer; `choice` is None while only a note was written. A "not applicable" counts only with a reason.

    `given_as`: the meaning of the requirement when it was given, or the version of the standard where the file says no more;
    empty for the one in force. `carried` is what became of the requirement since.
    `last` is the answer of the year `last_from`, which the new year began with: shown, and no answer until it is confirmed.
    """

    choice: Choice | None
    reason: str = ""
    note: str = ""
    given_as: str = ""
    carried: Carried = Carried.KEPT
    last: Choice | None = None
    last_from: str = ""

    @property
    def counted(self) -> Choice | None:
        """The choice that is judged: an answer to something else is none until it is confirmed."""
        return self.choice if self.carried.counts else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """One self-assessment. `kept` holds, unread, whatever this version does not know, so that saving loses nothing.

    `ledger_raw` is the ledger as it is in the file: it is written back as it was, cell by cell. `recorded` are the
    figures that the file brought along: to be compared, never used, and `contents` is a digest of each part of the file beside
    them, where it brought such digests. `review_raw` is a reviewer's part as it is in the file
    (`reading.files.review` reads it): it is written back as it was. `added` are requirements that the version of the standard that
    the file names did not have.
    `calendar_raw` is what the branch changed in its year's plan, as it is in the file; only `reading.files.calendar` reads it, and
    no score depends on it. So it is with `earlier_raw`, the assessments that were finished (`reading.files.history`), and with
    `plan_raw`, what is to be put right (`reading.files.improvement`).
    """

    name: str = ""
    year: int | None = None
    branch: Branch = field(default_factory=Branch)
    answers: dict[str, Answer] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)
    ledger_raw: object = None
    calendar_raw: object = None
    earlier_raw: list[object] | None = None
    plan_raw: list[object] | None = None
    standard_version: str = ""
    standard_digest: str = ""
    added: frozenset[str] = frozenset()
    saved: str = ""
    recorded: Recorded | None = None
    contents: dict[str, str] = field(default_factory=dict)
    review_raw: dict[str, object] | None = None
    kept: dict[str, object] = field(default_factory=dict)
