"""A roll-up as data for the page and for files, and as text for the terminal; and a summary as the page keeps it meanwhile.

Counts, and names of branches and files; nothing else that a branch wrote is here to be written.
"""

from collections.abc import Iterator
from dataclasses import asdict

from assess.model.findings import Status
from assess.model.rollup import Record, Refused, RequirementTally, Rollup, Summary
from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.outputs.rollup.sections import TITLE, sections
from assess.outputs.rollup.words import RollupSection, RollupTable, shown

FORMAT = "wuhua-rollup"
VERSION = 1


def summary_data(summary: Summary) -> dict[str, object]:
    """A summary as plain data, short. `reading.files.rollup.read_summary` reads it back: it never leaves the page."""
    return {
        "records": [_row(each) for each in summary.records.values()],
        "repeated": [list(asdict(each).values()) for each in summary.repeated],
        "refused": [[each.file, each.wrong, each.facts] for each in summary.refused],
        "others": list(summary.others),
    }


def _row(record: Record) -> list[object]:
    return [
        record.file,
        record.name,
        record.year,
        record.saved,
        record.content,
        record.standing.value,
        record.unread,
        record.states,
        list(record.figures),
        record.dated.value,
        record.ahead,
        record.agreement.value,
        list(record.moved),
        list(record.reviewed),
        list(record.disputed),
        list(record.changed),
    ]


def rollup_data(rollup: Rollup, standard: Standard, *, language: Language, today: str) -> dict[str, object]:
    """Figures by id, the same in both languages, and `sections` with everything in words. `today` (ISO) only dates it."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "standard": {"version": standard.version, "digest": standard.digest},
        "today": today,
        "year": rollup.year,
        "files": rollup.files,
        "branches": rollup.branches,
        "expected": rollup.expected,
        "clean": rollup.clean,
        "as_of": list(rollup.days) if rollup.days else None,
        "unverified": rollup.unverified,
        "stale_days": rollup.stale_days,
        "ages": [asdict(each) for each in rollup.ages],
        "reviews": rollup.reviews,
        "opinions": [asdict(each) for each in rollup.opinions],
        "requirements": [_requirement(each, standard) for each in rollup.requirements],
        "weakest": [each.requirement for each in rollup.weakest],
        "areas": [asdict(each) for each in rollup.areas],
        "red_lines": [_red_line(each.tally, each.breached) for each in rollup.red_lines],
        "not_counted": list(_not_counted(rollup)),
        "to_check": list(_to_check(rollup, standard)),
        "missing": [{"branch": shown(each.name), "years": list(each.years)} for each in rollup.missing],
        "others": [shown(each) for each in rollup.others],
        "title": TITLE.of(language),
        "sections": [_section(each) for each in sections(rollup, standard, language=language, today=today)],
    }


def rollup_name(rollup: Rollup, language: Language) -> str:
    """The name of a file of the roll-up, without its ending."""
    mark = "" if language is Language.ZH else language.value
    return "-".join(part for part in ("wuhua-rollup", str(rollup.year or ""), mark) if part)


def _requirement(tally: RequirementTally, standard: Standard) -> dict[str, object]:
    requirement = standard.requirements[tally.requirement]
    wanted = [Status.CLEAR, Status.RISK, Status.BREACH] if requirement.red_line else [Status.MET, Status.PARTLY, Status.NOT_MET]
    wanted += [Status.OPEN, Status.UNCLEAR, Status.NOT_APPLICABLE, Status.EXEMPT]
    return {
        "id": requirement.id,
        "number": requirement.number,
        "applying": tally.applying,
        "counts": {status.value: tally.counts[status] for status in wanted},
    }


def _red_line(tally: RequirementTally, breached: tuple[Record, ...]) -> dict[str, object]:
    return {"id": tally.requirement, "breached": [_dated(each) for each in breached]}


def _named(record: Record | Refused) -> dict[str, object]:
    name = record.name if isinstance(record, Record) else ""
    return {"file": shown(record.file), "branch": shown(name)}


def _dated(record: Record) -> dict[str, object]:
    """`as_of`: the day as of which it was judged; null where that was the day of the roll-up."""
    return {**_named(record), "as_of": record.day or None}


def _not_counted(rollup: Rollup) -> Iterator[dict[str, object]]:
    for refused in rollup.refused:
        yield {**_named(refused), "why": refused.wrong}
    for each in rollup.repeated:
        left = each.repeated
        yield {
            "file": shown(left.file),
            "branch": shown(left.name),
            "why": each.why.value,
            "year": left.year,
            "saved": left.saved,
            "counted": {"file": shown(each.counted.file), "saved": each.counted.day},
        }
    for record in rollup.other_years:
        yield {**_named(record), "why": "other-year", "year": record.year}


def _to_check(rollup: Rollup, standard: Standard) -> Iterator[dict[str, object]]:
    ids = list(standard.requirements)
    for each in rollup.altered:
        yield {**_dated(each), "why": f"record-{each.agreement.value}", "requirements": [ids[place] for place in each.moved]}
    for record in rollup.outdated:
        yield {**_dated(record), "why": "requirements-changed", "requirements": [ids[place] for place in record.changed]}
    yield from ({**_dated(each.record), "why": "stale", "days": each.days} for each in rollup.stale)
    yield from ({**_named(each), "why": each.dated.value, "saved": each.saved} for each in rollup.undated)
    yield from ({**_dated(each), "why": "entries-after-its-day", "entries": each.ahead} for each in rollup.ahead)
    yield from ({**_named(each), "why": f"standard-{each.standing.value}"} for each in rollup.other_standards)
    yield from ({**_named(each), "why": "places-unread", "places": each.unread} for each in rollup.partly_read)
    yield from ({**_named(each), "why": "no-name"} for each in rollup.nameless)
    yield from ({**_named(each), "why": "not-on-the-list"} for each in rollup.unlisted)


def _section(section: RollupSection) -> dict[str, object]:
    return {
        "id": section.id,
        "title": section.title,
        "sentences": list(section.sentences),
        "tables": [
            {
                "caption": table.caption,
                "head": list(table.head),
                "rows": [list(row) for row in table.rows],
                "leading": table.leading,
                "parts": list(table.parts),
            }
            for table in section.tables
        ],
    }


def rollup_text(rollup: Rollup, standard: Standard, *, language: Language, today: str) -> str:
    """All sections one after the other, each row of a table on a line of its own."""
    lines = [TITLE.of(language)]
    for section in sections(rollup, standard, language=language, today=today):
        lines += ["", section.title, *section.sentences]
        for table in section.tables:
            lines += _lines(table, language)
    return "\n".join(lines) + "\n"


def _lines(table: RollupTable, language: Language) -> Iterator[str]:
    """The first cells stand for themselves, the others say what they are, and none of something is not said: columns of Chinese
    do not line up in a terminal.
    """
    colon, comma = Text("：", ": ").of(language), Text("，", ", ").of(language)
    if table.caption:
        yield f"  [{table.caption}]"
    for row in table.rows:
        lead = " ".join(str(cell) for cell in row[: table.leading])
        named = zip(table.head[table.leading :], row[table.leading :], strict=True)
        rest = [f"{head}{colon}{cell}" for head, cell in named if cell != 0]
        yield f"  {lead}"
        if rest:
            yield f"      {comma.join(rest)}"
