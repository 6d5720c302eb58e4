"""Standards of a few requirements, made at random, with sheets that answer some of them and all the ways they can end."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice, product
from math import prod
from typing import Any

from hypothesis import strategies as st

from assess.model.answers import Answer, Choice, Sheet
from assess.model.branch import Branch, Fact, FactKind, FactValue
from assess.model.ledger import LedgerForm
from assess.model.rules import Never, Rule, Threshold
from assess.model.standard import (
    AnswerLabel,
    Area,
    Band,
    Basis,
    Condition,
    Kind,
    PlanForm,
    Requirement,
    Scoring,
    Sentence,
    Standard,
    Strength,
    Task,
    Who,
)
from assess.model.text import Text
from tests.laws.reference_scoring import applies, is_asked, verdict

WORDS = Text("字", "word")
FACTS = {
    "a": Fact(id="a", group="g", kind=FactKind.YES_NO, text=WORDS),
    "b": Fact(id="b", group="g", kind=FactKind.CHOICE, text=WORDS, options={"x": WORDS, "y": WORDS, "z": WORDS}),
    "c": Fact(id="c", group="g", kind=FactKind.YES_NO, text=WORDS, asked_when="a-yes"),
    "n": Fact(id="n", group="g", kind=FactKind.COUNT, text=WORDS, at_most=3),
    "s": Fact(id="s", group="g", kind=FactKind.SIZES, text=WORDS, at_most=3, asked_when="c-yes"),
}
VALUES: dict[str, tuple[FactValue, ...]] = {
    "a": (True, False),
    "b": ("x", "y", "z"),
    "c": (True, False),
    "n": (0, 2, 3),
    "s": ((1,), (3,), (1, 3)),
}
CONDITIONS = {
    "a-yes": ("a", ("yes",), ()),
    "a-not-yes": ("a", (), ("yes",)),
    "b-x": ("b", ("x",), ()),
    "b-not-x": ("b", (), ("x",)),
    "c-yes": ("c", ("yes",), ()),
    "c-not-yes": ("c", (), ("yes",)),
}
RULES: tuple[Rule | None, ...] = (
    None,
    Threshold(fact="n", at_least=1),
    Threshold(fact="n", at_least=1, below=3),
    Threshold(fact="s", at_least=2, each=True),
)
NEVER = Never(what=WORDS)
SCALE = {"met": 100, "partly": 50, "not-met": 0, "not-applicable": None}
BANDS = tuple(Band(id=name, lowest=lowest, text=WORDS) for name, lowest in (("good", 90), ("fair", 60), ("weak", 0)))
SILENT = Answer(choice=None)
ENDINGS = (Choice.MET, Choice.PARTLY, Choice.NOT_MET)
ENOUGH = 150
"""More ways to end than this are not all tried, but this many of them."""


def standards(*, least_areas: int = 1) -> st.SearchStrategy[Standard]:
    plans = st.lists(st.lists(_plans(), min_size=1, max_size=4), min_size=least_areas, max_size=3)
    weights = st.lists(st.integers(1, 3), min_size=3, max_size=3)
    return st.builds(_standard, plans, weights, st.sampled_from(["fair", "weak"]))


def answers() -> st.SearchStrategy[Answer]:
    reasons = st.sampled_from(["", " ", "because"])
    return st.builds(Answer, choice=st.sampled_from([None, *Choice]), reason=reasons)


@st.composite
def sheets(draw: st.DrawFn, standard: Standard) -> Sheet:
    """A sheet with some of the facts and some of the answers."""
    facts = {name: draw(st.sampled_from(values)) for name, values in VALUES.items() if draw(st.booleans())}
    given = {name: draw(answers()) for name in standard.requirements if draw(st.integers(0, 3))}
    return Sheet(branch=Branch(facts=facts), answers=given)


@st.composite
def judged(draw: st.DrawFn, *, least_areas: int = 1) -> tuple[Standard, Sheet]:
    """A standard and a sheet for it."""
    standard = draw(standards(least_areas=least_areas))
    return standard, draw(sheets(standard))


def endings(standard: Standard, sheet: Sheet) -> Iterator[tuple[dict[str, FactValue], dict[str, str]]]:
    """Every way in which the open facts and answers can still be filled in, as finished facts and answers.

    What is on the sheet stays. Two things correct the sheet rather than fill it in, and are left out: a fact that overrules
    a tick, and "not applicable" where the facts had decided.
    """
    open_facts = [_ways_of_fact(name) for name in FACTS if name not in sheet.branch.facts]
    open_answers = [_ways_of_answer(standard, sheet, name) for name in standard.requirements]
    ways = [*open_facts, *filter(None, open_answers)]
    for way in _some(product(*ways), prod(map(len, ways))):
        facts = {**sheet.branch.facts, **{name: value for name, value in way[: len(open_facts)] if value is not None}}
        final = {name: _final(sheet.answers.get(name, SILENT)) or "" for name in standard.requirements}
        final |= {name: str(ending) for name, ending in way[len(open_facts) :]}
        if all(name in facts or not is_asked(standard, name, facts) for name in FACTS) and not _overrules(standard, sheet, facts):
            yield facts, final


def _ways_of_answer(standard: Standard, sheet: Sheet, name: str) -> list[tuple[str, str]]:
    if _final(sheet.answers.get(name, SILENT)) is not None:
        return []
    decided = verdict(standard.requirements[name], sheet.branch.facts) is not None
    return [(name, ending) for ending in (*ENDINGS, *([] if decided else ["exempt"]))]


def _ways_of_fact(fact: str) -> list[tuple[str, FactValue | None]]:
    unasked: list[tuple[str, FactValue | None]] = [(fact, None)] if FACTS[fact].asked_when else []
    return [*((fact, value) for value in VALUES[fact]), *unasked]


def _some(ways: Iterator[tuple[Any, ...]], total: int) -> Iterator[tuple[Any, ...]]:
    return islice(ways, 0, None, max(1, total // ENOUGH) | 1)


def _final(answer: Answer) -> str | None:
    """The final value of an answer that is not touched again; None where it is open."""
    if answer.choice in ENDINGS:
        return str(answer.choice)
    return "exempt" if answer.choice is Choice.NOT_APPLICABLE and answer.reason.strip() else None


def _overrules(standard: Standard, sheet: Sheet, facts: dict[str, FactValue]) -> bool:
    for each in standard.requirements.values():
        decided = verdict(each, facts)
        ticked = sheet.answers.get(each.id, SILENT).choice
        if decided is None or ticked not in ENDINGS or verdict(each, sheet.branch.facts) is not None:
            continue
        if applies(standard, each, facts) and ticked is not (Choice.MET if decided else Choice.NOT_MET):
            return True
    return False


# — making a standard


def _plans() -> st.SearchStrategy[dict[str, Any]]:
    """The parts of a requirement that matter; the rest is the same for all."""
    conditions = st.lists(st.sampled_from(list(CONDITIONS)), max_size=2, unique=True)
    scored = st.fixed_dictionaries(
        {"applies": conditions, "rule": st.sampled_from(RULES), "points": st.integers(1, 3), "red_line": st.just(False)}
    )
    unscored = st.fixed_dictionaries(
        {"applies": conditions, "rule": st.just(NEVER), "points": st.just(0), "red_line": st.booleans()}
    )
    return st.one_of(scored, scored, scored, unscored)


def _standard(plans: list[list[dict[str, Any]]], weights: list[int], cap: str) -> Standard:
    areas = tuple(_area(f"area{number}", area) for number, area in enumerate(plans))
    return Standard(
        version="1",
        since="2026-01",
        digest="0",
        text=WORDS,
        short=WORDS,
        areas=areas,
        scoring=Scoring(
            notice=WORDS,
            answers={name: _label(percent) for name, percent in SCALE.items()},
            advice=frozenset({Strength.MAY}),
            weights={area.id: weight for area, weight in zip(areas, weights, strict=False)},
            bands=BANDS,
            red_line_cap=cap,
            efforts=dict.fromkeys(Kind, 2),
            fact_seconds=10,
            answer_seconds=8,
            next_actions=3,
            remind_after_days=14,
            weakest_requirements=2,
        ),
        fact_groups={},
        facts=FACTS,
        conditions={name: _condition(name, *row) for name, row in CONDITIONS.items()},
        activities={},
        ledger=LedgerForm(columns={}, audiences={}, part_percent=50),
        plan=PlanForm(usual={}, activities={}, reminder_days=7),
        evidence={},
        comparisons={},
        labels={},
        moved={},
    )


def _label(percent: int | None) -> AnswerLabel:
    return AnswerLabel(percent=percent, reason_required=percent is None, text=WORDS, red_line_text=WORDS)


def _condition(name: str, fact: str, is_: tuple[str, ...], is_not: tuple[str, ...]) -> Condition:
    return Condition(id=name, fact=fact, is_=is_, is_not=is_not, basis=Basis.OURS, text=WORDS)


def _area(name: str, plans: list[dict[str, Any]]) -> Area:
    requirements = tuple(_requirement(name, number, plan) for number, plan in enumerate(plans))
    sentence = Sentence(lines=(1,), text=WORDS, requirements=requirements)
    task = Task(id=f"{name}.task", area=name, number="1.1", line=1, text=WORDS, summary=WORDS, sentences=(sentence,))
    return Area(id=name, number="1", line=1, text=WORDS, summary=WORDS, objectives_line=1, objectives=(), tasks=(task,))


def _requirement(area: str, number: int, plan: dict[str, Any]) -> Requirement:
    return Requirement(
        id=f"{area}.task.r{number}",
        area=area,
        task=f"{area}.task",
        number=f"1.1.{number}",
        text=WORDS,
        quote="字",
        kind=Kind.RESTRICTION if plan["red_line"] else Kind.QUALITY,
        strength=Strength.MUST if plan["points"] or plan["red_line"] else Strength.MAY,
        who=Who.BRANCH,
        applies=tuple(plan["applies"]),
        rule=plan["rule"],
        points=plan["points"],
        red_line=plan["red_line"],
        parts=(),
        evidence=(),
        compare=(),
        reading=None,
    )


def share_of(choice: Choice) -> Fraction:
    """The share that an answer of the scale earns."""
    return Fraction(SCALE[choice.value] or 0, 100)
