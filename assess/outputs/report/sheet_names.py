"""Names of the first two sheets of a report as a workbook, by which it is known again."""

from assess.model.text import Language, Text

SUMMARY = Text("汇总", "Summary")
ALL = Text("逐条自查", "Requirements")


def is_report(names: list[str]) -> bool:
    """True if these are the sheets of a report, in one language or in both."""
    return len(names) > 1 and any(
        names[0].startswith(SUMMARY.of(language)) and names[1].startswith(ALL.of(language)) for language in Language
    )
