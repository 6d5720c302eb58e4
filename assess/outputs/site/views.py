"""Views that templates are handed: every value in one language, every choice already made."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A place to go: `path` is relative to the root of the language (`areas/life/talks/#…`)."""

    path: str
    number: str
    title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ComparisonView:
    """The comparison of one requirement, or a task, with a national rule."""

    relation: str
    relation_text: str
    source: str
    source_path: str
    article: str
    confidence: str
    national: str
    note: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RequirementView:
    """One requirement with everything known about it, in one language. `corrections`: of the poster's lines it comes from."""

    id: str
    slug: str
    number: str
    text: str
    heading: str
    text_zh: str
    quote: str
    lines: str
    kind: str
    strength: str
    strength_text: str
    strength_meaning: str
    who: str
    points: int
    red_line: bool
    rule: str
    scope: str
    parts: tuple[str, ...]
    evidence: tuple[str, ...]
    reading: str
    pitfall: str
    comparisons: tuple[ComparisonView, ...]
    not_compared: str
    path: str
    meaning: str
    facts: tuple[str, ...]
    corrections: tuple[Link, ...]
    related: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SentenceView:
    """A sentence of the poster, and links to what was drawn from it."""

    text: str
    text_zh: str
    lines: str
    requirements: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class TaskView:
    """One task with its sentences, requirements and neighbours."""

    id: str
    slug: str
    number: str
    title: str
    title_zh: str
    summary: str
    line: int
    path: str
    area: Link
    count: int
    sentences: tuple[SentenceView, ...]
    requirements: tuple[RequirementView, ...]
    gaps: tuple[ComparisonView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class AreaView:
    """One area with its objectives and tasks."""

    id: str
    number: str
    title: str
    title_zh: str
    summary: str
    path: str
    line: int
    count: int
    objectives: tuple[str, ...]
    tasks: tuple[TaskView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class OptionView:
    """One choice of a question; `meaning` names what is said by it, where that may change."""

    value: str
    text: str
    meaning: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class FactView:
    """A question about the branch. `options` is empty where a number or a list of numbers is typed."""

    id: str
    text: str
    hint: str
    measure: str
    options: tuple[OptionView, ...]
    is_list: bool
    is_conditional: bool
    has_notices: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class FactGroupView:
    """Questions that stand together on the form."""

    id: str
    title: str
    facts: tuple[FactView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ActivityGroupView:
    """Activities that stand together where one is chosen: those that an area’s requirements count."""

    title: str
    activities: tuple[OptionView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ColumnView:
    """A field of an entry in the ledger. `activities` are those that have it; `options` are given where one is chosen.

    `labels` is what it is called for single activities, as JSON, which a script reads; empty where it has one name for all.
    `groups` are given in the place of options where an activity is chosen. `is_evidence`: it names what is kept elsewhere.
    `input` and `keyboard` are what HTML calls the type and the inputmode of the field.
    """

    id: str
    text: str
    activities: tuple[str, ...]
    labels: str
    options: tuple[OptionView, ...]
    groups: tuple[ActivityGroupView, ...]
    is_day: bool
    is_evidence: bool
    is_long: bool
    required: bool
    input: str
    keyboard: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OfficeView(OptionView):
    """An office to choose; `of` asks for what has to be said with it, empty where nothing is."""

    of: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LedgerView:
    """The view of the ledger's form: the activities by areas, the fields of an entry, the months, and the offices of people.

    The activity comes first among the fields: it decides which others are asked. The limits are characters of a field.
    """

    groups: tuple[ActivityGroupView, ...]
    months: tuple[str, ...]
    columns: tuple[ColumnView, ...]
    offices: tuple[OfficeView, ...]
    cell_limit: int
    name_limit: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ChecklistView:
    """The whole form: questions about the branch, areas with requirements, and the scale's words."""

    fact_groups: tuple[FactGroupView, ...]
    ledger: LedgerView
    areas: tuple[AreaView, ...]
    answers: tuple[OptionView, ...]
    red_line_answers: tuple[OptionView, ...]
    reason_for: str
    remind_after_days: int
    notice: str
    version: str
    digest: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """Counts of the content: shown on pages, checked by tests, never typed."""

    areas: int
    objectives: int
    tasks: int
    sentences: int
    requirements: int
    corrections: int
    applied: int
    terms: int
    scored: int
    advice: int
    red_lines: int
    compared: int


@dataclass(frozen=True, kw_only=True, slots=True)
class FormatRowView:
    """One field of a branch's file, or one id that may stand there."""

    name: str
    kind: str
    meaning: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FormatGroupView:
    """Fields that stand together."""

    id: str
    title: str
    rows: tuple[FormatRowView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeView:
    """One change of the standard, and the requirements that it is about."""

    text: str
    about: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SaidView:
    """A requirement as a version said it, and what it is now; None where there is none any more.

    `reads` is the sentence of today; empty where it is the same.
    """

    text: str
    now: Link | None
    reads: str


@dataclass(frozen=True, kw_only=True, slots=True)
class VersionView:
    """One version of the standard; `texts` only of those before the one in force."""

    version: str
    since: str
    changes: tuple[ChangeView, ...]
    texts: tuple[SaidView, ...]
