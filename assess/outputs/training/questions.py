"""Questions made from the rules: how often, for whom, how strictly, how many. A changed rule changes its questions.

A wrong answer is what another requirement asks, so that it is a mistake that people make, and its explanation leads there. That no
wrong answer is right after all is held by tests/laws/test_questions.py, with the engine.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from assess.model.questions import Question, QuestionChoice, QuestionKind, QuestionPart
from assess.model.rules import AtLeast, Measure, Period, Rule, Threshold
from assess.model.standard import Basis, Relation, Requirement, Standard, Strength, Task
from assess.model.text import Language, Text
from assess.outputs.training.question_layout import drawn
from assess.outputs.words.wording import say_frequency, say_rule, say_scope

CHOICES = 4
BLANK = "____"
PLACEHOLDER = 987
"""A number that no rule has and that is said in digits in both languages: the blank takes its place."""

HOW_OFTEN = Text("“{}”应当多久一次？", "How often is this to be done: {}?")
FOR_WHOM = Text("下面这条要求适用于哪些党支部？", "To which branches does this requirement apply?")
HOW_STRICT = Text("下面这条要求应当怎样理解？", "How is this requirement to be understood?")
HOW_MANY = Text("空格里应当填几？", "Which number belongs in the blank?")
MATCH_HOW_OFTEN = Text("下面各项应当多久一次？", "How often is each of these to be done?")
FEWEST_PARTS = 3

POSTER_SAYS_HOW_OFTEN = re.compile("每.*[0-9]")
"""A period and a figure. Where the poster gives none, how often is our own reading, which is no knowledge to be asked for."""


def questions(standard: Standard) -> tuple[Question, ...]:
    """All questions, task by task. The same standard gives the same questions everywhere."""
    firsts = _Firsts.of(standard)
    return tuple(
        each
        for area in standard.areas
        for task in area.tasks
        for asked in (
            *(_questions(requirement, standard, firsts) for requirement in task.requirements),
            _match(task, standard, firsts),
        )
        for each in asked
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Firsts:
    """The source of wrong answers: of each kind of wording the first requirement that has it, in the order of the standard.

    Without it, each question would look at every requirement again.
    """

    counts: Mapping[tuple[int, Period], str]
    counts_of: Mapping[str, frozenset[tuple[int, Period]]]
    scopes: Mapping[tuple[str, ...], Requirement]
    strengths: Mapping[Strength, Requirement]
    counted: Counter[str]

    @classmethod
    def of(cls, standard: Standard) -> _Firsts:
        counts: dict[tuple[int, Period], str] = {}
        counts_of: dict[str, set[tuple[int, Period]]] = defaultdict(set)
        scopes: dict[tuple[str, ...], Requirement] = {}
        strengths: dict[Strength, Requirement] = {}
        counted: Counter[str] = Counter()
        for each in standard.requirements.values():
            if isinstance(each.rule, AtLeast):
                counted[each.rule.activity] += 1
                if each.rule.measure is Measure.TIMES:
                    counts.setdefault((each.rule.count, each.rule.per), each.id)
                    counts_of[each.rule.activity].add((each.rule.count, each.rule.per))
            if _stated(each, standard):
                scopes.setdefault(each.applies, each)
            strengths.setdefault(each.strength, each)
        same = {activity: frozenset(found) for activity, found in counts_of.items()}
        return cls(counts=counts, counts_of=same, scopes=scopes, strengths=strengths, counted=counted)


def _questions(requirement: Requirement, standard: Standard, firsts: _Firsts) -> Iterator[Question]:
    rule = requirement.rule
    if isinstance(rule, Threshold) or (isinstance(rule, AtLeast) and rule.measure is Measure.HOURS):
        yield _how_many(requirement, rule, standard)
    elif isinstance(rule, AtLeast) and POSTER_SAYS_HOW_OFTEN.search(requirement.text.zh):
        yield _how_often(requirement, rule, standard, firsts)
    if requirement.applies and _stated(requirement, standard):
        yield _for_whom(requirement, standard, firsts)
    if requirement.strength not in (Strength.MUST, Strength.SHOULD) and not _overruled(requirement, standard):
        yield _how_strict(requirement, standard, firsts)


def _stated(requirement: Requirement, standard: Standard) -> bool:
    """The poster itself says whom it is for."""
    return all(standard.conditions[each].basis is Basis.POSTER for each in requirement.applies)


def _overruled(requirement: Requirement, standard: Standard) -> bool:
    """The national rule asks for more: to ask how freely the poster’s word may be taken would teach what does not hold."""
    return any(standard.comparisons[each].relation is Relation.LOOSER for each in requirement.compare)


def _how_often(requirement: Requirement, rule: AtLeast, standard: Standard, firsts: _Firsts) -> Question:
    """Wrong answers: count and period of other rules, but not of one that counts the same activity."""
    same = firsts.counts_of.get(rule.activity, frozenset())
    others = [
        (_say(replace(rule, count=count, per=per), standard), id_)
        for (count, per), id_ in firsts.counts.items()
        if (count, per) not in same
    ]
    asked = Text(*(HOW_OFTEN.of(language).format(_activity(rule, standard, language)) for language in Language))
    return _single("how-often", requirement, asked, None, _say(rule, standard), others)


def _activity(rule: AtLeast, standard: Standard, language: Language) -> str:
    return standard.activities[rule.activity].text.of(language)


def _for_whom(requirement: Requirement, standard: Standard, firsts: _Firsts) -> Question:
    """Wrong answers: whom other requirements are for."""
    others = [(_scope(other, standard), other.id) for applies, other in firsts.scopes.items() if applies != requirement.applies]
    return _single("for-whom", requirement, FOR_WHOM, requirement.text, _scope(requirement, standard), others)


def _how_strict(requirement: Requirement, standard: Standard, firsts: _Firsts) -> Question:
    """Wrong answers: what other strengths mean. What is forbidden is plainly required too, so that is not among them."""
    strength = requirement.strength
    right = {strength, Strength.MUST} if strength is Strength.MUST_NOT else {strength}
    others = [(_meaning(other, standard), other.id) for kind, other in firsts.strengths.items() if kind not in right]
    return _single("how-strict", requirement, HOW_STRICT, requirement.text, _meaning(requirement, standard), others)


def _meaning(requirement: Requirement, standard: Standard) -> Text:
    """Without the word that it explains, by which the answer could be told from the others."""
    said = standard.labels["strength_meaning"][requirement.strength.value]
    english = said.en.rpartition(": ")[2]
    return Text(said.zh.rpartition("：")[2], english[0].upper() + english[1:])


def _how_many(requirement: Requirement, rule: AtLeast | Threshold, standard: Standard) -> Question:
    number, blank = _blanked(rule)
    said = _say(blank, standard)
    return Question(
        id=f"{requirement.id}.how-many",
        kind=QuestionKind.NUMBER,
        text=HOW_MANY,
        about=Text(*(said.of(language).replace(str(PLACEHOLDER), BLANK) for language in Language)),
        requirements=(requirement.id,),
        number=number,
    )


def _blanked(rule: AtLeast | Threshold) -> tuple[int, Rule]:
    if isinstance(rule, AtLeast):
        return rule.count, replace(rule, count=PLACEHOLDER)
    if rule.at_least is not None:
        return rule.at_least, replace(rule, at_least=PLACEHOLDER)
    assert rule.below is not None
    return rule.below, replace(rule, below=PLACEHOLDER)


def _single(
    name: str, requirement: Requirement, asked: Text, about: Text | None, right: Text, others: Iterable[tuple[Text, str]]
) -> Question:
    """`others` with where each is from; each wording is offered once, and none that says the same as the right one."""
    id_ = f"{requirement.id}.{name}"
    wrong: dict[Text, str] = {}
    for text, from_ in others:
        if text != right:
            wrong.setdefault(text, from_)
    chosen = sorted(wrong, key=lambda text: _chance(id_, text))[: CHOICES - 1]
    choices = [
        QuestionChoice(text=right, right=True),
        *(QuestionChoice(text=text, right=False, instead=wrong[text]) for text in chosen),
    ]
    return Question(
        id=id_,
        kind=QuestionKind.SINGLE,
        text=asked,
        about=about,
        requirements=(requirement.id,),
        choices=tuple(choices),
    )


def _match(task: Task, standard: Standard, firsts: _Firsts) -> Iterator[Question]:
    """A question that matches activities with their frequency. One that several rules count has two answers, and is left out."""
    asked = [
        (each.id, each.rule)
        for each in task.requirements
        if isinstance(each.rule, AtLeast) and each.rule.measure is Measure.TIMES
        if firsts.counted[each.rule.activity] == 1 and POSTER_SAYS_HOW_OFTEN.search(each.text.zh)
    ]
    parts = tuple(
        QuestionPart(text=standard.activities[rule.activity].text, answer=_frequency(rule, standard)) for _, rule in asked
    )
    if len(parts) >= FEWEST_PARTS and len({each.answer for each in parts}) > 1:
        yield Question(
            id=f"{task.id}.match-how-often",
            kind=QuestionKind.MATCH,
            text=MATCH_HOW_OFTEN,
            requirements=tuple(id_ for id_, _ in asked),
            parts=parts,
        )


def _chance(seed: str, text: Text) -> bytes:
    return drawn(f"{seed}\0{text.zh}")


def _say(rule: Rule, standard: Standard) -> Text:
    return Text(*(say_rule(rule, standard, language) for language in Language))


def _frequency(rule: AtLeast, standard: Standard) -> Text:
    return Text(*(say_frequency(rule, standard, language) for language in Language))


def _scope(requirement: Requirement, standard: Standard) -> Text:
    return Text(*(say_scope(requirement, standard, language) for language in Language))
