"""The same requirements seen from every side: a list with filters, and one page of plain lists for each side.

A filter narrows by what a requirement says of itself: area, rhythm, who acts, wording, how it counts, kind of evidence. A choice
about the branch takes away what cannot apply to it; which that is was worked out before (`judging.applicability.admitted`).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assess.model.branch import Fact, FactKind
from assess.model.rules import AtLeast, Existence, Period, Share
from assess.model.standard import EvidenceKind, Requirement, Standard, Strength, Who
from assess.model.text import Language, Text
from assess.outputs.addresses import requirement_path
from assess.outputs.words.wording import EVERY_BRANCH, YES_NO

Admitted = Mapping[str, Mapping[str, frozenset[str]]]
"""Requirement → fact → the answers with which it may apply."""

ALWAYS = "always"
NO_RHYTHM = Text("没有固定周期", "No fixed rhythm")
RED_LINE, POINTS, ADVICE = "red-line", "points", "advice"
WEIGHTS = {POINTS: Text("计分", "Scored"), RED_LINE: Text("红线", "Red line"), ADVICE: Text("不计分", "No points")}
FACETS = {
    "area": Text("领域", "Area"),
    "rhythm": Text("周期", "Rhythm"),
    "who": Text("由谁落实", "Who acts"),
    "evidence": Text("证明材料", "Kind of evidence"),
    "strength": Text("用语强度", "Strength of wording"),
    "weight": Text("计分方式", "How it counts"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    """One value of a filter. `count` is the number of requirements that have it when nothing else is chosen."""

    value: str
    text: str
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Filter:
    """One side to narrow by. Of a filter about the branch one option is chosen; of any other, any number."""

    id: str
    title: str
    options: tuple[Option, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One requirement in a list.

    `values` are its own for each filter, separated by spaces; `when` is the same for what of the branch can exclude it.
    """

    id: str
    number: str
    text: str
    text_zh: str
    path: str
    values: tuple[tuple[str, str], ...]
    when: str
    marks: tuple[str, ...]
    red_line: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Requirements that have something in common; `parts` divide it once more. One may be in several groups."""

    id: str
    title: str
    items: tuple[Item, ...] = ()
    parts: tuple["Group", ...] = ()
    count: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """All requirements from one side."""

    id: str
    title: str
    lead: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """One page of plain lists, `browse/rhythm/` and so on, and what leads to it."""

    id: str
    title: str
    lead: str
    path: str
    here: bool
    """Whether this is the page it stands on."""


VIEWS = {
    "rhythm": (
        Text("按周期查", "By rhythm"),
        Text(
            "每月、每季度、每半年、每年、每届任期各要做什么，哪些遇事要做，哪些没有固定周期。",
            "What is due every month, quarter, half-year, year and term, what is due on occasion, and what has no fixed rhythm.",
        ),
    ),
    "who": (
        Text("按责任主体查", "By who acts"),
        Text(
            "支部书记、支部委员会、党小组、党员和上级党组织各自要落实的要求。",
            "What the secretary, the committee, the Party groups, each member and the higher Party organisation have to see to.",
        ),
    ),
    "branch": (
        Text("按支部类型查", "By kind of branch"),
        Text(
            "先列适用于所有党支部的要求，再列只适用于某一类支部或者某种情形的要求。同时要符合几个条件的要求，在每个条件下都会列出。",
            "First what applies to every branch, then what applies only to some kind of branch or in some situation. A requirement "
            "with several conditions is listed under each.",
        ),
    ),
    "evidence": (
        Text("按证明材料查", "By evidence"),
        Text(
            "每种常见证明材料能够说明哪些要求，整理档案时可以对照。证明材料由本站归纳，海报原文没有规定。",
            "Which requirements each usual piece of evidence shows, for putting the files in order. The evidence is our own list; "
            "the poster prescribes none.",
        ),
    ),
    "red-lines": (
        Text("红线", "Red lines"),
        Text(
            "原文明确禁止或者要求坚决防止的事项。红线不计分；触碰红线的，等次受限。",
            "What the poster forbids, or says must be resolutely prevented. Red lines carry no points, but a breach caps the band.",
        ),
    ),
}
"""The sides, each with its title and what the page says first; the areas have their own pages."""


class Browse:
    """Lists of one standard's requirements, in one language."""

    def __init__(self, standard: Standard, admitted: Admitted, language: Language) -> None:
        self._standard = standard
        self._admitted = admitted
        self._language = language
        self._items = {each.id: self._item(each) for area in standard.areas for each in area.requirements}

    # — the list with filters

    def filters(self) -> tuple[Filter, ...]:
        """Filters by what a requirement says of itself; an option that no requirement has is left out."""
        return tuple(self._filter(name, title) for name, title in FACETS.items())

    def branch_filters(self) -> tuple[Filter, ...]:
        """Filters by the kind of branch: the choices that decide about any requirement, except what happened this year."""
        return tuple(self._branch_filter(fact) for fact in self._deciding() if fact.group != "year")

    def count(self) -> int:
        """The number of requirements."""
        return len(self._items)

    def item(self, id_: str) -> Item:
        """One requirement as lists have it."""
        return self._items[id_]

    def sides(self, here: str = "") -> tuple[Side, ...]:
        """Every page of plain lists, as seen from one of them or from elsewhere."""
        return tuple(
            Side(id=name, title=self._say(title), lead=self._say(lead), path=f"browse/{name}/", here=name == here)
            for name, (title, lead) in VIEWS.items()
        )

    def by_area(self) -> tuple[Group, ...]:
        """All requirements, area by area."""
        return tuple(
            self._group(area.id, f"{area.number} {self._say(area.text)}", area.requirements) for area in self._standard.areas
        )

    # — the plain lists

    def view(self, id_: str) -> View:
        """One of `VIEWS`."""
        makers = {
            "rhythm": self._by_rhythm, "who": self._by_who, "branch": self._by_branch, "evidence": self._by_evidence,
            "red-lines": self._red_lines,
        }  # fmt: skip
        title, lead = VIEWS[id_]
        groups = tuple(group for group in makers[id_]() if group.count)
        return View(id=id_, title=self._say(title), lead=self._say(lead), groups=groups)

    def _by_rhythm(self) -> Iterator[Group]:
        for value, text in self._rhythms().items():
            yield self._group(value, self._capital(text), (each for each in self._all() if _rhythm(each) == value))

    def _by_who(self) -> Iterator[Group]:
        for who in Who:
            yield self._group(who.value, self._say(self._standard.label(who)), (each for each in self._all() if each.who is who))

    def _by_branch(self) -> Iterator[Group]:
        yield self._group(
            "every", EVERY_BRANCH.of(self._language).rstrip("。."), (each for each in self._all() if not each.applies)
        )
        for condition in self._standard.conditions.values():
            title = self._capital(condition.text)
            yield self._group(condition.id, title, (each for each in self._all() if condition.id in each.applies))

    def _by_evidence(self) -> Iterator[Group]:
        for kind in EvidenceKind:
            evidence = (each for each in self._standard.evidence.values() if each.kind is kind)
            parts = tuple(
                self._group(each.id, self._say(each.text), (one for one in self._all() if each.id in one.evidence))
                for each in evidence
            )
            used = tuple(part for part in parts if part.count)
            title = self._say(self._standard.label(kind))
            yield Group(id=kind.value, title=title, parts=used, count=len(used))

    def _red_lines(self) -> Iterator[Group]:
        for area in self._standard.areas:
            title = f"{area.number} {self._say(area.text)}"
            yield self._group(area.id, title, (each for each in area.requirements if each.red_line))

    # — parts of both

    def _all(self) -> Iterable[Requirement]:
        return self._standard.requirements.values()

    def _group(self, id_: str, title: str, requirements: Iterable[Requirement]) -> Group:
        items = tuple(self._items[each.id] for each in requirements)
        return Group(id=id_, title=title, items=items, count=len(items))

    def _item(self, each: Requirement) -> Item:
        admitted = self._admitted[each.id].items()
        return Item(
            id=each.id,
            number=each.number,
            text=self._say(each.text),
            text_zh=each.text.zh,
            path=requirement_path(each),
            values=tuple((name, " ".join(self._values(name, each))) for name in FACETS),
            when=" ".join(f"{fact}={'|'.join(sorted(options))}" for fact, options in admitted),
            marks=tuple(self._marks(each)),
            red_line=each.red_line,
        )

    def _marks(self, each: Requirement) -> Iterator[str]:
        """Marks next to the text."""
        standard = self._standard
        if each.red_line:
            yield self._say(WEIGHTS[RED_LINE])
        if _rhythm(each) != ALWAYS:
            yield self._capital(self._rhythms()[_rhythm(each)])
        yield self._say(standard.label(each.who))
        if each.strength not in (Strength.MUST, Strength.MUST_NOT):
            yield self._say(standard.label(each.strength))

    def _values(self, name: str, each: Requirement) -> tuple[str, ...]:
        match name:
            case "area":
                return (each.area,)
            case "rhythm":
                return (_rhythm(each),)
            case "who":
                return (each.who.value,)
            case "evidence":
                return tuple(dict.fromkeys(self._standard.evidence[one].kind.value for one in each.evidence))
            case "strength":
                return (each.strength.value,)
        return (RED_LINE if each.red_line else POINTS if each.points else ADVICE,)

    def _filter(self, name: str, title: Text) -> Filter:
        found = [value for each in self._all() for value in self._values(name, each)]
        options = (
            Option(value=value, text=self._capital(text), count=found.count(value)) for value, text in self._texts(name).items()
        )
        return Filter(id=name, title=self._say(title), options=tuple(option for option in options if option.count))

    def _texts(self, name: str) -> dict[str, Text]:
        standard = self._standard
        match name:
            case "area":
                return {area.id: area.text for area in standard.areas}
            case "rhythm":
                return self._rhythms()
            case "who":
                return {who.value: standard.label(who) for who in Who}
            case "evidence":
                return {kind.value: standard.label(kind) for kind in EvidenceKind}
            case "strength":
                return {strength.value: standard.label(strength) for strength in Strength}
        return WEIGHTS

    def _rhythms(self) -> dict[str, Text]:
        return {**{period.value: self._standard.label(period) for period in Period}, ALWAYS: NO_RHYTHM}

    def _deciding(self) -> Iterator[Fact]:
        deciding = {fact for each in self._admitted.values() for fact in each}
        return (fact for fact in self._standard.facts.values() if fact.id in deciding)

    def _branch_filter(self, fact: Fact) -> Filter:
        texts = {"yes": YES_NO[True], "no": YES_NO[False]} if fact.kind is FactKind.YES_NO else fact.options
        options = tuple(
            Option(value=value, text=self._capital(text), count=self._possible(fact.id, value)) for value, text in texts.items()
        )
        return Filter(id=fact.id, title=self._say(fact.text), options=options)

    def _possible(self, fact: str, value: str) -> int:
        return sum(value in each.get(fact, (value,)) for each in self._admitted.values())

    def _say(self, text: Text) -> str:
        return text.of(self._language)

    def _capital(self, text: Text) -> str:
        said = text.of(self._language)
        return said[:1].upper() + said[1:]


def _rhythm(requirement: Requirement) -> str:
    """The period of its rule."""
    rule = requirement.rule
    if isinstance(rule, AtLeast | Share | Existence) and rule.per is not None:
        return rule.per.value
    return ALWAYS
