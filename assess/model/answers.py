"""What a branch wrote down: its facts and its answers."""

from dataclasses import dataclass, field
from enum import StrEnum

from assess.model.branch import Branch
from assess.model.ledger import Ledger

FORMAT = "wuhua-sheet"
"""Names the kind of file."""
VERSION = 1
"""The format's version; raised when an older program could misread a file."""


class Choice(StrEnum):
    """The answers a person can give to a requirement."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not-met"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """One answer; `choice` is None while only a note was written. A "not applicable" counts only with a reason."""

    choice: Choice | None
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """One self-assessment. `kept` holds, unread, whatever this version does not know, so that saving loses nothing.

    `ledger_raw` is the ledger as it stands in the file: it is written back as it was, cell by cell. So is `calendar_raw`, what the
    branch changed in its year's plan, which only `reading.calendar` reads: no score depends on it.
    """

    name: str = ""
    year: int | None = None
    branch: Branch = field(default_factory=Branch)
    answers: dict[str, Answer] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)
    ledger_raw: object = None
    calendar_raw: object = None
    standard_version: str = ""
    standard_digest: str = ""
    saved: str = ""
    kept: dict[str, object] = field(default_factory=dict)
