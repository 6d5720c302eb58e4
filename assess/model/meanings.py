"""The meanings of all requirements of a standard, worked out from what it says.

What decides is the rule, what it is worth, whom it asks, and its conditions down to the facts that they look at: the Chinese of
their definitions, which is what people go by. Everything else is wording: the text, the quote, our reading, all English.
"""

import json
from collections.abc import Iterator
from dataclasses import fields
from hashlib import sha256

from assess.model.branch import Fact
from assess.model.meaning import Meanings
from assess.model.rules import AtLeast, Rule, Threshold
from assess.model.standard import Requirement, Standard
from assess.model.text import Text

LENGTH = 8
"""Hexadecimal digits: two meanings of one requirement are told apart, and a file stays small."""

_last: list[tuple[Standard, Meanings]] = []
"""Those of the last standard, at most one: there is one in force."""


def meanings_of(standard: Standard) -> Meanings:
    """The meanings that are in force."""
    if not _last or _last[0][0] is not standard:
        _last[:] = [(standard, _meanings(standard))]
    return _last[0][1]


def worded_then(standard: Standard, meaning: str) -> tuple[str, Text] | None:
    """The version in which a requirement meant this, and its sentence then; None where that is not recorded."""
    return next(((name, each.words[meaning]) for name, each in standard.recorded.items() if meaning in each.words), None)


def _meanings(standard: Standard) -> Meanings:
    decisive = {each.id: _digest(list(_decisive(each, standard))) for each in standard.requirements.values()}
    words = {each.id: _digest(list(_words(each))) for each in standard.requirements.values()}
    return Meanings(
        requirements={id_: f"{words[id_]}-{decisive[id_]}" for id_ in decisive},
        activities={name: _digest(list(_complete(name, decisive, standard))) for name in standard.activities},
    )


def _words(requirement: Requirement) -> Iterator[object]:
    yield from (requirement.text.zh, requirement.text.en, requirement.quote)
    for text in (requirement.reading, *requirement.parts):
        yield [text.zh, text.en] if text else None
    if requirement.rule:
        yield [value.en for value in _values(requirement.rule) if isinstance(value, Text)]


def _decisive(requirement: Requirement, standard: Standard) -> Iterator[object]:
    yield from (requirement.strength, requirement.points, requirement.red_line, requirement.who)
    rule = requirement.rule
    if rule is not None:
        yield [type(rule).__name__, *(value.zh if isinstance(value, Text) else value for value in _values(rule))]
    if isinstance(rule, Threshold):
        yield from _fact(rule.fact, standard, set())
    if isinstance(rule, AtLeast) and rule.activity in standard.activities:
        yield standard.activities[rule.activity].text.zh
    for name in requirement.applies:
        yield from _condition(name, standard, set())


def _values(rule: Rule) -> list[object]:
    return [getattr(rule, each.name) for each in fields(rule)]


def _condition(name: str, standard: Standard, seen: set[str]) -> Iterator[object]:
    """A condition, and those on which its fact is asked at all."""
    condition = standard.conditions.get(name)
    if condition is None or name in seen:
        return  # a mistake, which the check reports
    seen.add(name)
    yield [condition.fact, condition.is_, condition.is_not, condition.text.zh]
    yield from _fact(condition.fact, standard, seen)


def _fact(name: str, standard: Standard, seen: set[str]) -> Iterator[object]:
    fact = standard.facts.get(name)
    if fact is not None:
        yield _question(fact)
        yield from _condition(fact.asked_when or "", standard, seen)


def _question(fact: Fact) -> list[object]:
    options = [[name, text.zh] for name, text in fact.options.items()]
    return [fact.id, fact.kind, fact.text.zh, fact.measure.zh if fact.measure else "", options]


def _complete(activity: str, decisive: dict[str, str], standard: Standard) -> Iterator[object]:
    """Being complete is judged by every rule that counts the activity, and by what the form of all ledgers leaves open."""
    yield from (standard.ledger.part_percent, standard.activities[activity].to)
    for each in standard.requirements.values():
        if isinstance(each.rule, AtLeast) and each.rule.activity == activity:
            yield [each.id, decisive[each.id]]


def _digest(said: list[object]) -> str:
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()[:LENGTH]
