"""The zip for the cards: whole with the first one, and the scheduler gives the same days there and here."""

import ast
import json
import zipfile
from importlib import metadata
from pathlib import PurePosixPath

import pytest

from runtime import RuntimeBuildError, cards
from runtime.cards import DISTRIBUTIONS, LEFT_OUT, cards_sources
from tests.runtime.conftest import Built, Run

REVIEWS = """
import json
from datetime import datetime, timedelta, timezone
from fsrs import Card, Rating, Scheduler
scheduler = Scheduler(enable_fuzzing=False)
moment = datetime(2026, 11, 28, 10, tzinfo=timezone.utc)
card = Card(card_id=0, due=moment)
found = []
for rating in (3, 3, 4, 1, 2, 3, 3, 4):
    card, _ = scheduler.review_card(card, Rating(rating), review_datetime=max(moment, card.due))
    found.append([card.due.isoformat(), int(card.state), round(card.stability, 4), round(card.difficulty, 4)])
found = json.dumps(found)
"""


def test_it_holds_all_of_its_packages_but_what_is_left_out(small: Built) -> None:
    with zipfile.ZipFile(small.cards) as archive:
        inside = {name.removesuffix("c") for name in archive.namelist() if name.endswith(".pyc")}
    installed = {
        file.as_posix()
        for name in DISTRIBUTIONS
        for file in metadata.files(name) or ()
        if file.suffix == ".py" and ".." not in PurePosixPath(file).parts
    }
    assert inside == installed - set(LEFT_OUT)
    assert set(LEFT_OUT) <= installed


def test_every_import_in_it_is_there(small: Built, run: Run) -> None:
    wanted = {"fsrs", "fsrs.card", "fsrs.rating", "fsrs.review_log", "fsrs.scheduler", "fsrs.state", "typing_extensions"}
    for path, source in cards_sources().items():
        if path.endswith(".py"):
            for node in ast.parse(source).body:
                wanted |= {alias.name for alias in node.names} if isinstance(node, ast.Import) else set()
                wanted |= {str(node.module)} if isinstance(node, ast.ImportFrom) and not node.level else set()
    code = f"""
import importlib, json
failed = []
for name in json.loads('{json.dumps(sorted(wanted))}'):
    try: importlib.import_module(name)
    except ModuleNotFoundError: failed.append(name)
json.dumps(failed)
"""
    assert run(small, libraries=[small.cards], python=[code]).values == ["[]"]


def test_the_same_reviews_give_the_same_days_there_and_here(small: Built, run: Run) -> None:
    here: dict[str, object] = {}
    exec(REVIEWS, here)
    assert run(small, libraries=[small.cards], python=[REVIEWS + "found"]).values == [here["found"]]


def test_a_package_that_is_not_installed_is_an_error_that_says_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards, "DISTRIBUTIONS", ("no-such-package",))
    with pytest.raises(RuntimeBuildError, match=r"no-such-package is not installed\. Run: "):
        cards_sources()
