"""The standard: areas → tasks → sentences of the poster → requirements, and everything they cite."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from assess.model.branch import Fact
from assess.model.ledger import Audience, LedgerForm
from assess.model.meaning import Meanings
from assess.model.rules import Period, Rule
from assess.model.text import Text


class Kind(StrEnum):
    """The sort of demand a requirement makes."""

    THRESHOLD = "threshold"
    FREQUENCY = "frequency"
    EXISTENCE = "existence"
    PROCEDURE = "procedure"
    QUALITY = "quality"
    RESTRICTION = "restriction"


class Strength(StrEnum):
    """The strength of the poster's wording: 必须, 一般, 原则上, 注重, 可, 鼓励, 不得."""

    MUST = "must"
    GENERALLY = "generally"
    IN_PRINCIPLE = "in-principle"
    SHOULD = "should"
    MAY = "may"
    ENCOURAGED = "encouraged"
    MUST_NOT = "must-not"


class Who(StrEnum):
    """Who has to act."""

    UNIT = "unit"
    HIGHER_COMMITTEE = "higher-committee"
    BRANCH = "branch"
    COMMITTEE = "committee"
    SECRETARY = "secretary"
    GROUP = "group"
    MEMBER = "member"
    OFFICIAL = "official"
    LEADING_OFFICIAL = "leading-official"


class Relation(StrEnum):
    """The relation of the poster to the national rule, as far as it was read."""

    SAME = "same"
    STRICTER = "stricter"
    LOOSER = "looser"
    DIFFERS = "differs"
    NOT_COVERED = "not-covered"
    NOT_VERIFIED = "not-verified"


class Confidence(StrEnum):
    """The confidence in a citation."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"


class EvidenceKind(StrEnum):
    """The way in which a reviewer looks for a piece of evidence."""

    RECORD = "record"
    DOCUMENT = "document"
    APPROVAL = "approval"
    REGISTER = "register"
    NOTICE = "notice"
    PHOTO = "photo"
    PLAN = "plan"
    ON_SITE = "on-site"


class Basis(StrEnum):
    """The basis of a condition: the poster's words, or our reading."""

    POSTER = "poster"
    OURS = "ours"


class Attested(StrEnum):
    """The proof that an English term is used in published English, or that there is none."""

    ATTESTED = "attested"
    VARIANT = "variant"
    TRANSLATION = "translation"


class SourceKind(StrEnum):
    """The sort of text a source is."""

    POSTER = "poster"
    REGULATION = "regulation"
    NOTICE = "notice"
    PLAN = "plan"


class CorrectionKind(StrEnum):
    """The sort of damage that was mended."""

    WEB_ARTEFACT = "web-artefact"
    SCRIPT = "script"
    PUNCTUATION = "punctuation"
    LAYOUT = "layout"
    MISREAD = "misread"
    MISSING = "missing"
    ORDER = "order"
    HEADER = "header"


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """Something that usually shows a requirement is met."""

    id: str
    kind: EvidenceKind
    text: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Condition:
    """Holds when the branch's fact is one of `is_`, or none of `is_not`; open while the fact is unknown."""

    id: str
    fact: str
    is_: tuple[str, ...]
    is_not: tuple[str, ...]
    basis: Basis
    text: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Activity:
    """One kind of entry in the ledger of a year, and what a rule may count; `also` are other names for it.

    `labels`: what some of its fields are called, by the field. `to`: whom an entry that does not say so is addressed to.
    """

    id: str
    text: Text
    en_many: str
    measure: Text
    fields: tuple[str, ...]
    labels: dict[str, Text] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    to: tuple[Audience, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """The poster against a national rule. `article` is given only where a number was read; it is never guessed."""

    id: str
    relation: Relation
    confidence: Confidence
    source: str | None
    article: Text | None
    national: Text
    note: Text | None
    about: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Requirement:
    """One checkable demand. `id` is permanent; `number` is computed from the order and may change."""

    id: str
    area: str
    task: str
    number: str
    text: Text
    quote: str
    kind: Kind
    strength: Strength
    who: Who
    applies: tuple[str, ...]
    rule: Rule | None
    points: int
    red_line: bool
    parts: tuple[Text, ...]
    evidence: tuple[str, ...]
    compare: tuple[str, ...]
    reading: Text | None

    @property
    def slug(self) -> str:
        """The last part of the id: the anchor on its task's page."""
        return self.id.rsplit(".", 1)[1]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """One sentence of the poster, restored, with its line or lines in the damaged copy."""

    lines: tuple[int, ...]
    text: Text
    requirements: tuple[Requirement, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """One task ★ of an area."""

    id: str
    area: str
    number: str
    line: int
    text: Text
    summary: Text
    sentences: tuple[Sentence, ...]

    @property
    def slug(self) -> str:
        """The last part of the id: the folder of its page."""
        return self.id.rsplit(".", 1)[1]

    @property
    def requirements(self) -> Iterator[Requirement]:
        """In the poster's order."""
        return (each for sentence in self.sentences for each in sentence.requirements)


@dataclass(frozen=True, kw_only=True, slots=True)
class Area:
    """One of the five areas."""

    id: str
    number: str
    line: int
    text: Text
    summary: Text
    objectives_line: int
    objectives: tuple[Text, ...]
    tasks: tuple[Task, ...]

    @property
    def requirements(self) -> Iterator[Requirement]:
        """In the poster's order."""
        return (each for task in self.tasks for each in task.requirements)


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerLabel:
    """One answer a person can give, and the share of the points it earns (None: it is not scored)."""

    percent: int | None
    reason_required: bool
    text: Text
    red_line_text: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """A name for a range of percentages, from `lowest` (0 to 100) up to the next better band."""

    id: str
    lowest: int
    text: Text


MOST_EFFORT = 3
"""Work is told apart in so many levels, from 1: more would be guessing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scoring:
    """The portal's convention for turning answers into figures; bands run from the best to the weakest.

    `efforts`: how much work it usually is to put a requirement of a kind right, 1 (little) to 3; `fact_seconds` and
    `answer_seconds`: how long a question about the branch, and a requirement, take to answer; `next_actions`: how many
    steps are named at once; `remind_after_days`: after so many days in no file, changes are reminded of, and a file that is
    so old is asked for again; `weakest_requirements`: how many a roll-up names first.
    """

    notice: Text
    answers: dict[str, AnswerLabel]
    advice: frozenset[Strength]
    weights: dict[str, int]
    bands: tuple[Band, ...]
    red_line_cap: str
    efforts: dict[Kind, int]
    fact_seconds: int
    answer_seconds: int
    next_actions: int
    remind_after_days: int
    weakest_requirements: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanForm:
    """The content of `standards/plan.yaml`, the form of every year's plan: the usual months of a period, from 1.

    `usual` holds for every activity that `activities` says nothing else about. `reminder_days`: how long before an entry a
    calendar reminds of it.
    """

    usual: dict[Period, tuple[int, ...]]
    activities: dict[str, dict[Period, tuple[int, ...]]]
    reminder_days: int

    def months(self, activity: str, per: Period) -> tuple[int, ...]:
        """The months of the period in which the activity usually falls, the most usual first; never empty."""
        return self.activities.get(activity, {}).get(per) or self.usual[per]


@dataclass(frozen=True, kw_only=True)
class Standard:
    """Everything that the engine needs. `version` and `digest` name it in every file that leaves the portal."""

    version: str
    since: str
    digest: str
    text: Text
    short: Text
    areas: tuple[Area, ...]
    scoring: Scoring
    fact_groups: dict[str, Text]
    facts: dict[str, Fact]
    conditions: dict[str, Condition]
    activities: dict[str, Activity]
    ledger: LedgerForm
    plan: PlanForm
    evidence: dict[str, Evidence]
    comparisons: dict[str, Comparison]
    labels: dict[str, dict[str, Text]]
    moved: dict[str, str]
    retired: frozenset[str] = frozenset()
    """Facts that are no longer asked: a file may still have them."""
    recorded: dict[str, Meanings] = field(default_factory=dict)
    """What requirements meant in each version that is recorded (`standards/meanings/`); the browser has the earlier ones."""
    layouts: dict[str, object] = field(default_factory=dict)
    """Answers about the ledgers of a whole unit (`standards/ledger_layouts/`), by the shape of a file, as they are kept."""

    @cached_property
    def requirements(self) -> dict[str, Requirement]:
        """Every requirement by its id, in the poster's order."""
        return {each.id: each for area in self.areas for each in area.requirements}

    def label(self, member: StrEnum) -> Text:
        """The words for a member of a closed list, e.g. `Strength.MAY`."""
        return self.labels[label_list(type(member))][member.value]


def label_list(closed: type[StrEnum]) -> str:
    """The name of a closed list in `labels.yaml`: EvidenceKind → evidence_kind."""
    name = closed.__name__
    return name[0].lower() + "".join(f"_{char.lower()}" if char.isupper() else char for char in name[1:])
