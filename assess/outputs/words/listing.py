"""Names one after the other, as a sentence can hold them."""

from assess.model.text import Language, Text

MOST_NAMED = 12
"""A sentence with more names than this is no sentence: the rest is counted."""


def listed(names: list[str], language: Language) -> str:
    """The names, or the first of them and how many more there are."""
    return Text("、", ", ").of(language).join(names[:MOST_NAMED]) + say_rest(len(names) - MOST_NAMED, language)


def say_rest(rest: int, language: Language) -> str:
    """A mention of how many more there are than were named; empty where there are none."""
    return Text(f"等，另有{rest}项", f" and {rest} more").of(language) if rest > 0 else ""


def capital(text: str) -> str:
    """The text as it begins a line or a sentence."""
    return text[:1].upper() + text[1:]
