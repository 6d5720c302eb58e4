"""The names of months."""

from assess.model.text import Language, Text

MONTHS_EN = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTHS = range(1, 13)


def say_month(month: int, language: Language) -> str:
    """“3月”, “March”."""
    return Text(f"{month}月", MONTHS_EN[month - 1]).of(language)
