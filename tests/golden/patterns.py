"""Patterns: what a case spells out of a reply.

A mapping says what its names must hold; other names may be there. A list says all its items, or, with `…` among them, some of
them in this order. Anything else is equal or not.
"""

from typing import Any

MORE = "…"


def mismatches(pattern: Any, found: Any, place: str = "") -> list[str]:
    """The mismatches of a reply, a line each: place, what was expected, what is there."""
    if isinstance(pattern, dict) and isinstance(found, dict):
        return [
            line
            for name, each in pattern.items()
            for line in (
                mismatches(each, found[name], f"{place}.{name}") if name in found else [f"{place}.{name}: not there any more"]
            )
        ]
    if isinstance(pattern, list) and isinstance(found, list):
        return _some(pattern, found, place) if MORE in pattern else _all(pattern, found, place)
    same = pattern == found and (isinstance(found, str) or type(pattern) is type(found))
    return [] if same else [f"{place}: expected {_short(pattern)}, got {_short(found)}"]


def _all(pattern: list[Any], found: list[Any], place: str) -> list[str]:
    if len(pattern) != len(found):
        return [f"{place}: expected {len(pattern)} items, got {len(found)}: {_short(found)}"]
    return [line for at, pair in enumerate(zip(pattern, found, strict=True)) for line in mismatches(*pair, f"{place}[{at}]")]


def _some(pattern: list[Any], found: list[Any], place: str) -> list[str]:
    rest = iter(found)
    return [
        f"{place}: no item like {_short(each)} any more, or not in this order"
        for each in pattern
        if each != MORE and not any(not mismatches(each, item) for item in rest)
    ][:1]


def respelled(pattern: Any, found: Any) -> Any:
    """The pattern as the reply is now: the same parts of it."""
    if not mismatches(pattern, found):
        return pattern
    if isinstance(pattern, dict) and isinstance(found, dict):
        return {name: respelled(each, found[name]) for name, each in pattern.items() if name in found}
    if isinstance(pattern, list) and isinstance(found, list) and pattern:
        return _items(pattern, found)
    return found


def _items(pattern: list[Any], found: list[Any]) -> list[Any]:
    """Every item spelled like the one in its place before, the later ones like the last; with `…`, those that can be told."""
    if MORE in pattern:
        kept = [each for part in pattern if (each := MORE if part == MORE else _again(part, found)) is not None]
        return [each for at, each in enumerate(kept) if each != MORE or kept[at - 1 : at] != [MORE]]
    return [respelled(pattern[min(at, len(pattern) - 1)], item) for at, item in enumerate(found)]


def _again(pattern: Any, found: list[Any]) -> Any:
    """The same item as it is now, if it can be told, or nothing."""
    for item in found:
        if not mismatches(pattern, item):
            return pattern
    named = pattern.get("id") if isinstance(pattern, dict) else None
    same = [item for item in found if named is not None and isinstance(item, dict) and item.get("id") == named]
    return respelled(pattern, same[0]) if same else None


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 160 else f"{text[:160]}…"
