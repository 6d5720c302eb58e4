"""The two files that hold the replies, and the replies of now to compare with them."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from tests.golden import FOLDER, emptied, golden_reply, golden_requests, golden_sources
from tests.golden.held import Held, named
from tests.golden.yaml_text import load_yaml

DIGESTS = FOLDER / "digests.yaml"
SENTENCES = FOLDER / "sentences.yaml"


@cache
def held_now(name: str) -> Held:
    """The reply of the case as the engine gives it now."""
    request = dict(golden_requests())[name]
    source = f"{json.dumps(golden_sources()[name], ensure_ascii=False)}\n{request}"
    return Held(json.loads(golden_reply(name)), source, emptied)


@cache
def digests() -> dict[str, dict[str, str]]:
    """Case → part of its reply → digest, as stored."""
    return _loaded(DIGESTS)


@cache
def sentences() -> dict[str, str]:
    """Name → sentence, as stored."""
    return _loaded(SENTENCES)


def _loaded(path: Path) -> dict[str, Any]:
    return load_yaml(path.read_text("utf-8")) if path.exists() else {}


@cache
def names_now() -> dict[str, str]:
    """Every sentence of the replies of now with its name."""
    return named(sentences(), {name: held_now(name) for name, _ in golden_requests()}, digests())


@cache
def names_stored() -> dict[str, str]:
    """Every stored sentence with its name."""
    return {text: name for name, text in sentences().items()}


def digests_now(name: str) -> dict[str, str]:
    """The digests of the reply of now. All replies are looked at only if there is a sentence that is not stored."""
    held = held_now(name)
    known = all(text in names_stored() for text in held.sentences)
    return held.digests(names_stored() if known else names_now())


def changed_sentences() -> list[str]:
    """The sentences that came (`+`) and went (`-`), one below the other where one took the other's place."""
    before, after = names_stored(), names_now()
    first = {name: text for text, name in [*after.items(), *before.items()]}
    changed = sorted({*before} ^ {*after}, key=lambda each: (first[{**before, **after}[each]], each in after))
    return [f"{'+' if each in after else '-'} {each}" for each in changed]


def write_digests(found: Mapping[str, Mapping[str, str]]) -> None:
    parts = {name: ", ".join(f"{part}: {each}" for part, each in found[name].items()) for name in sorted(found)}
    DIGESTS.write_text("".join(f"{name}: {{{each}}}\n" for name, each in parts.items()), "utf-8")


def write_sentences(names: Mapping[str, str]) -> None:
    """One on every line; a text of JSON is one of YAML too."""
    assert len({*names.values()}) == len(names), "two sentences with one name"
    SENTENCES.write_text("".join(f"{names[each]}: {json.dumps(each, ensure_ascii=False)}\n" for each in sorted(names)), "utf-8")
