"""Content that is never scored: glossary, sources, pitfalls, versions, training and more. Only the site and the check need it."""

from dataclasses import dataclass, field

from assess.model.exercises import Exercise, Observation, SampleBranch
from assess.model.standard import Attested, Confidence, CorrectionKind, SourceKind
from assess.model.text import Text
from assess.model.training import AgendaItem, Module


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """One term of the glossary, with the words people type for it."""

    id: str
    text: Text
    pinyin: str
    definition: Text
    attested: Attested
    basis: Text
    also_zh: tuple[str, ...]
    also_en: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A text that is cited, and what of it was really read."""

    id: str
    kind: SourceKind
    text: Text
    issuer: Text
    year: int | None
    status: Text
    read_at: tuple[str, ...]
    checked: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Provision:
    """An article of a national regulation, word for word; its English is ours."""

    source: str
    article: Text
    text: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Outside:
    """A question that people ask and the poster does not answer: the article that does, or whom to ask. One of them is there."""

    id: str
    text: Text
    also_zh: tuple[str, ...]
    also_en: tuple[str, ...]
    national: Provision | None
    ask: Text | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """One repair of the damaged poster. `lines` is empty where the whole text is meant; ⏎ stands for a line break."""

    id: str
    lines: tuple[int, ...]
    before: str
    after: str
    kind: CorrectionKind
    why: Text
    confidence: Confidence
    applied: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Doubt:
    """A wording that is odd but readable, and so was left as printed."""

    lines: tuple[int, ...]
    text: str
    doubt: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One change of the standard. `about`: the requirements that it is about, by id; empty where it is about the whole."""

    text: Text
    about: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Version:
    """The changes in one version of the standard. `since`: the month from which it was published, 2026-11."""

    version: str
    since: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Library:
    """Glossary, sources, corrections and doubts, each in the order of its file; what often goes wrong, by requirement; the versions
    of the standard, newest first; the modules of the training, in their order; the cases that the engine judges; the sample
    branch; what of it a room judges together; how a session may go; and what requirements said in each recorded version.
    """

    terms: tuple[Term, ...]
    sources: dict[str, Source]
    corrections: tuple[Correction, ...]
    doubts: tuple[Doubt, ...]
    pitfalls: dict[str, Text]
    outside: dict[str, Outside]
    versions: tuple[Version, ...]
    modules: tuple[Module, ...]
    exercises: tuple[Exercise, ...] = ()
    sample: SampleBranch | None = None
    observations: tuple[Observation, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    recorded: dict[str, dict[str, Text]] = field(default_factory=dict)
