"""Measures the search by what people ask: `python -m tests.site.questions`; with `misses`, what questions.yaml misses too.

What questions_kept.yaml misses is printed for nobody: it is the half that is not tuned for.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).parents[2] / "docs" / "hooks"))

from assess.model.text import Language
from assess.outputs.site.answers import OUTSIDE_PAGE, answers
from assess.reading.content.folder import load
from tests.browser.built_site import built_site
from tests.site.search_client import STANDARDS, ask

TUNED, KEPT = "questions.yaml", "questions_kept.yaml"
OUTSIDE = "outside"
FIRST_FEW = 3


@dataclass(frozen=True)
class Asked:
    """A question, which of the results answers it (from 0; None if none does), and what came first."""

    group: str
    question: str
    place: int | None
    found: list[str]


def indexes(site: Path) -> dict[str, Path]:
    """The index of each language."""
    return {language: site / path / "search" / "search_index.json" for language, path in (("zh", ""), ("en", "en"))}


def asked(name: str, site: dict[str, Path]) -> list[Asked]:
    """Every question of the file, and what the search answers."""
    groups: dict[str, dict[str, list[str]]] = yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    return [each for group, questions in groups.items() for each in _asked(group, questions, site[group[:2]])]


def share(all_: list[Asked], within: int, *, outside: bool) -> tuple[int, int]:
    """The number that are answered within the first so many results, and the number of all."""
    here = [each for each in all_ if (OUTSIDE in each.group) is outside]
    return sum(each.place is not None and each.place < within for each in here), len(here)


def _asked(group: str, questions: dict[str, list[str]], index: Path) -> list[Asked]:
    found = ask(index, [str(question) for question in questions])
    return [
        Asked(group, str(question), _place(names := [_name(each) for each in items], right), names[:FIRST_FEW])
        for (question, right), items in zip(questions.items(), found, strict=True)
    ]


def _place(found: list[str], right: list[str]) -> int | None:
    return next((place for place, name in enumerate(found) if name in right), None)


def _name(item: dict[str, Any]) -> str:
    """The number of a clause, the id of a question outside the poster, the address of a page."""
    location: str = item["location"]
    return item["number"] or (location.removeprefix(f"{OUTSIDE_PAGE}#") if item["kind"] == OUTSIDE else location)


def known_names() -> set[str]:
    """All that can be named as the answer to a question."""
    content = load(STANDARDS)
    all_ = answers(content.standard, content.library, Language.ZH)
    return {each.number or each.path.removeprefix(f"{OUTSIDE_PAGE}#") for each in all_}


def main() -> None:
    """Print the shares of both halves."""
    where = indexes(built_site())
    for name in (TUNED, KEPT):
        all_ = asked(name, where)
        shares = [share(all_, 1, outside=False), share(all_, FIRST_FEW, outside=False), share(all_, 1, outside=True)]
        first, few, beyond = (f"{hit} of {of} ({hit / of:.1%})" for hit, of in shares)
        print(f"{name}: right clause first {first}, among the first {FIRST_FEW} {few}; outside the poster recognised {beyond}")
        if name == TUNED and sys.argv[1:] == ["misses"]:
            for each in all_:
                if each.place != 0:
                    print(f"  {each.group}: {each.question} → place {each.place}, found {each.found}")


if __name__ == "__main__":
    main()
