"""Remarks on a branch's facts: what a national rule says of such a branch, though no requirement of the poster does."""

from collections.abc import Iterator

from assess.model.branch import Branch, FactTest, FactValue, Notice
from assess.model.standard import Standard


def notices(standard: Standard, branch: Branch, asked: frozenset[str]) -> Iterator[tuple[str, Notice]]:
    """Each notice that fits the branch, with the fact that it stands at; only of facts that are `asked`."""
    for fact in standard.facts.values():
        if fact.id in asked:
            yield from ((fact.id, each) for each in fact.notices if all(_holds(test, branch) for test in each.when))


def _holds(test: FactTest, branch: Branch) -> bool:
    """True if the fact is such; one that is not known never is."""
    value = branch.value(test.fact)
    if value is None:
        return False
    if test.is_:
        return _word(value) in test.is_
    sizes = value if isinstance(value, tuple) else (int(value),) if isinstance(value, int) else ()
    if not sizes or (test.entries is not None and len(sizes) > test.entries):
        return False
    return (test.at_least is None or min(sizes) >= test.at_least) and (test.at_most is None or min(sizes) <= test.at_most)


def _word(value: FactValue) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)
