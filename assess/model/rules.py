"""The rules that a machine can read. A number of the standard stands here, once, and nowhere else."""

from dataclasses import dataclass
from enum import StrEnum

from assess.model.text import Text


class Period(StrEnum):
    """The span of time in which an activity is due."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"
    TERM = "term"
    OCCASION = "occasion"


class Each(StrEnum):
    """For whom an activity is counted separately."""

    GROUP = "group"
    LEADING_OFFICIAL = "leading-official"
    COMMITTEE_MEMBER = "committee-member"
    MEMBER = "member"
    COMMITTEE_PAIR = "committee-pair"
    CONTACT_PAIR = "contact-pair"
    ABLE_MEMBER = "able-member"
    ABLE_OFFICIAL = "able-official"


class Role(StrEnum):
    """Who gives, receives or reviews in an activity."""

    SECRETARY = "secretary"
    LEADING_OFFICIAL = "leading-official"
    COMMITTEE_MEMBER = "committee-member"
    MEMBER = "member"
    CONTACT_MEMBER = "contact-member"
    HIGHER = "higher"
    MEMBERS = "members"


class Measure(StrEnum):
    """The measure of what is counted: how often something was done, or the hours spent on it."""

    TIMES = "times"
    HOURS = "hours"


@dataclass(frozen=True, kw_only=True, slots=True)
class Threshold:
    """A figure of the branch is at least, or below, a number. With `each`, every number of the fact's list is."""

    fact: str
    at_least: int | None = None
    below: int | None = None
    each: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class AtLeast:
    """At least `count` times (or hours) of an activity in every period, counted for each one named, if any is."""

    count: int
    activity: str
    per: Period
    measure: Measure = Measure.TIMES
    each: Each | None = None
    by: Role | None = None
    to: Role | None = None
    between: tuple[Role, Role] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """At least `percent` in a hundred of something."""

    percent: int
    of: Text
    per: Period | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Existence:
    """A document, a system or a recorded step exists."""

    what: Text
    per: Period | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Never:
    """Something must not have happened, not once."""

    what: Text


type_names = {"threshold": Threshold, "at-least": AtLeast, "share": Share, "existence": Existence, "never": Never}
"""The name of each rule in the YAML files."""

Rule = Threshold | AtLeast | Share | Existence | Never
