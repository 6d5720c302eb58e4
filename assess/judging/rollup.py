"""Many branches together: counts of states, never an order of branches.

Each file becomes a small summary, and summaries become larger ones. However the files are parted, and in whatever order they
come, the whole is the same: `merge` is associative and commutative, and so is what `roll_up` makes of it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import chain
from statistics import median_low

from assess.judging.as_of import as_of, saved_day, silent_days
from assess.judging.batch import BatchJudge
from assess.judging.review import judge_review
from assess.judging.verification import verify
from assess.model.answers import Sheet
from assess.model.findings import LETTERS, AreaFinding, RequirementFinding, Status
from assess.model.ledger import Entry
from assess.model.review import ReviewItem
from assess.model.rollup import (
    AREA_FIGURES,
    NO_BAND,
    NO_SCORE,
    STALE_DAYS,
    Age,
    AreaTally,
    FoundFile,
    Instead,
    Key,
    Missing,
    Record,
    RedLineTally,
    Refused,
    Repeated,
    RequirementTally,
    ReviewTally,
    Rollup,
    Stale,
    StandardMatch,
    Summary,
    WhyNot,
    folded,
)
from assess.model.rules import AtLeast
from assess.model.standard import Scoring, Standard
from assess.model.verification import Verdict, Verification

ALTERED = frozenset({Verdict.DIFFERS, Verdict.CHANGED, Verdict.INCOMPLETE})
UNVERIFIED = frozenset({Verdict.NOT_RECORDED, Verdict.FIGURES_ONLY})
"""Files of older versions, and such as did not come from the form; those by another standard are listed as such."""


def summarise(
    standard: Standard, found: Iterable[FoundFile], *, today: date | None = None, judge: BatchJudge | None = None
) -> Summary:
    """The summary of some files, each judged by the standard in force and as of the day on which it was saved, or of `today`.

    `judge`, made for the same standard, remembers what earlier calls worked out.
    """
    judging = judge or BatchJudge(standard)
    return merge(_summary(standard, each, judging, today) for each in found)


def _summary(standard: Standard, found: FoundFile, judge: BatchJudge, today: date | None) -> Summary:
    if found.refused is not None:
        return Summary(records={}, refused=(found.refused,))
    if found.sheet is None:
        return Summary(records={}, others=(found.file,))
    record = _record(standard, found, found.sheet, judge, today)
    return Summary(records={record.key: record})


def _record(standard: Standard, found: FoundFile, sheet: Sheet, judge: BatchJudge, today: date | None) -> Record:
    judged = as_of(sheet, today)
    areas = judge.areas(sheet, today=judged.day)
    verified = _verified(standard, sheet, areas, judge, judged.day)
    saved = saved_day(sheet)
    findings = [each for area in areas for each in area.findings]
    places = {id_: place for place, id_ in enumerate(standard.requirements)}
    items = _opinions(standard, found, sheet, judged.day)
    return Record(
        file=found.file,
        name=sheet.name.strip(),
        year=sheet.year,
        saved=saved.isoformat() if saved else "",
        content=found.content,
        standing=_standing(standard, sheet),
        unread=found.unread,
        states="".join(LETTERS[each.status] for each in findings),
        figures=tuple(chain.from_iterable(_figures(standard.scoring, area) for area in areas)),
        dated=judged.dated,
        ahead=0 if judged.day is None else sum(_is_ahead(entry, sheet.year, judged.day) for entry in sheet.ledger.entries),
        agreement=Verdict.CHANGED if verified.verdict is Verdict.OTHER_STANDARD and verified.parts else verified.verdict,
        moved=tuple(places[each.requirement] for each in verified.moved),
        reviewed=tuple(places[each.own.requirement] for each in items),
        disputed=tuple(places[each.own.requirement] for each in items if each.overrules),
        changed=tuple(place for place, each in enumerate(findings) if each.asked and _is_outdated(each, sheet, standard)),
    )


def _opinions(standard: Standard, found: FoundFile, sheet: Sheet, day: date | None) -> list[ReviewItem]:
    """The reviewer's answers that count, in the poster's order: none of a review that is not finished.

    Nearly every file has none, and need not be judged twice.
    """
    if found.review is None or found.review.unfinished:
        return []
    return [each for each in judge_review(standard, sheet, found.review, today=day).items if each.counted]


def _is_outdated(finding: RequirementFinding, sheet: Sheet, standard: Standard) -> bool:
    """True if what was said about it, by a tick or by a complete ledger, was said about something else, and nothing decides now."""
    if not finding.open:
        return False
    rule = standard.requirements[finding.requirement].rule
    by_ledger = isinstance(rule, AtLeast) and rule.activity in sheet.ledger.unconfirmed
    return by_ledger or (finding.given is not None and not finding.carried.counts)


def _is_ahead(entry: Entry, year: int | None, day: date) -> bool:
    return entry.day > day and entry.counts_on.year == year


def _verified(standard: Standard, sheet: Sheet, areas: list[AreaFinding], judge: BatchJudge, day: date | None) -> Verification:
    """`areas` are judged as of `day`, which nearly always is the recorded one."""
    recorded = sheet.recorded
    if recorded is not None and recorded.day != day and recorded.standard_digest == standard.digest:
        areas = judge.areas(sheet, today=recorded.day)
    return verify(sheet, areas, standard)


def _standing(standard: Standard, sheet: Sheet) -> StandardMatch:
    if not sheet.standard_version or not sheet.standard_digest:
        return StandardMatch.NOT_NAMED
    if sheet.standard_version != standard.version:
        return StandardMatch.OTHER_VERSION
    return StandardMatch.SAME if sheet.standard_digest == standard.digest else StandardMatch.OTHER_CONTENT


def _figures(scoring: Scoring, area: AreaFinding) -> tuple[int, int, int]:
    if area.score is None:
        return NO_SCORE, NO_SCORE, NO_BAND
    place = next((place for place, band in enumerate(scoring.bands) if band.id == area.band), NO_BAND)
    return int(area.score.low), int(area.score.high), place


# — summaries


def merge(summaries: Iterable[Summary]) -> Summary:
    """The summary of all the files of all the summaries. Of two files of one branch and year one counts, the other is listed."""
    records: dict[Key, Record] = {}
    repeated: list[Repeated] = []
    refused: list[Refused] = []
    others: list[str] = []
    for summary in summaries:
        for key, record in summary.records.items():
            held = records.get(key)
            if held is None:
                records[key] = record
                continue
            records[key], left = (record, held) if _counts_before(record, held) else (held, record)
            repeated.append(_repeated(left))
        repeated += summary.repeated
        refused += summary.refused
        others += summary.others
    return Summary(
        records=records,
        repeated=tuple(sorted(repeated, key=lambda each: (each.file, each.content, each.saved))),
        refused=tuple(sorted(refused, key=lambda each: (each.file, each.wrong, sorted(each.facts.items())))),
        others=tuple(sorted(others)),
    )


def _counts_before(one: Record, other: Record) -> bool:
    """The one saved later, if its day can be believed; of one day, the one with more answers, then with more of a review, which
    leaves the branch's part as it is; else always the same one, whichever comes first.
    """
    mine, yours = ((each.day, each.answered, len(each.reviewed), each.content) for each in (one, other))
    return one.file < other.file if mine == yours else mine > yours


def _repeated(record: Record) -> Repeated:
    return Repeated(
        file=record.file,
        name=record.name,
        year=record.year,
        saved=record.day,
        content=record.content,
        answered=record.answered,
        states=record.states,
    )


# — the whole


def roll_up(
    standard: Standard,
    summary: Summary,
    *,
    today: date | None = None,
    year: int | None = None,
    expected: Sequence[str] | None = None,
    stale: int = STALE_DAYS,
) -> Rollup:
    """The roll-up of the files for one year: the one asked for, or the one that most of them are of (of two, the later).

    Files that are silent about `stale` days or more are named.
    """
    records = sorted(summary.records.values(), key=lambda each: (each.file, each.content))
    year = year if year is not None else _year_of_most(records)
    counted = [each for each in records if each.year == year]
    tallies = _tallies(standard, counted)
    return Rollup(
        year=year,
        files=len(records) + len(summary.repeated) + len(summary.refused),
        branches=len(counted),
        requirements=tuple(tallies),
        weakest=tuple(_weakest(standard, tallies)),
        areas=tuple(_area_tallies(standard, counted)),
        red_lines=tuple(_red_lines(standard, tallies, counted)),
        refused=summary.refused,
        repeated=tuple(_instead(each, summary) for each in summary.repeated),
        other_years=tuple(each for each in records if each.year != year),
        other_standards=tuple(each for each in counted if each.standing is not StandardMatch.SAME),
        partly_read=tuple(each for each in counted if each.unread),
        nameless=tuple(each for each in counted if not each.name),
        expected=None if expected is None else len(_by_key(expected)),
        missing=() if expected is None else tuple(_missing(expected, counted, records)),
        unlisted=() if expected is None else tuple(_unlisted(expected, counted)),
        others=summary.others,
        days=_days(counted),
        stale=tuple(_stale(counted, today, stale)),
        undated=tuple(each for each in counted if not each.day),
        ahead=tuple(each for each in counted if each.ahead),
        altered=tuple(each for each in counted if each.agreement in ALTERED),
        outdated=tuple(each for each in counted if each.changed),
        unverified=sum(each.agreement in UNVERIFIED for each in counted),
        ages=tuple(_ages(counted, today)),
        stale_days=stale,
        reviews=sum(bool(each.reviewed) for each in counted),
        opinions=tuple(_review_tallies(standard, counted)),
    )


def _days(records: Iterable[Record]) -> tuple[str, str] | None:
    days = sorted(filter(None, (each.day for each in records)))
    return (days[0], days[-1]) if days else None


def _stale(records: Iterable[Record], today: date | None, from_days: int) -> Iterator[Stale]:
    for each in records:
        if today is not None and each.day:
            days = silent_days(each.year, date.fromisoformat(each.day), today)
            if days >= from_days:
                yield Stale(record=each, days=days)


def _ages(records: Iterable[Record], today: date | None) -> Iterator[Age]:
    """Of files with a day that can be believed, the oldest first."""
    if today is None:
        return
    saved = Counter(each.day for each in records if each.day)
    for day in sorted(saved):
        yield Age(saved=day, days=(today - date.fromisoformat(day)).days, files=saved[day])


def _review_tallies(standard: Standard, records: Sequence[Record]) -> Iterator[ReviewTally]:
    """In the poster's order."""
    reviewed = Counter(chain.from_iterable(each.reviewed for each in records))
    disputed = Counter(chain.from_iterable(each.disputed for each in records))
    for place, id_ in enumerate(standard.requirements):
        if reviewed[place]:
            yield ReviewTally(requirement=id_, reviewed=reviewed[place], disputed=disputed[place])


def _year_of_most(records: Iterable[Record]) -> int | None:
    files = Counter(each.year for each in records if each.year is not None)
    return max(files, key=lambda year: (files[year], year), default=None)


def _tallies(standard: Standard, records: Sequence[Record]) -> list[RequirementTally]:
    """All states in one text, and of it every so-manieth letter: the states of one requirement."""
    states = "".join(each.states for each in records)
    number = len(standard.requirements)
    columns = (states[place::number] for place in range(number))
    return [
        RequirementTally(requirement=id_, counts={status: column.count(letter) for status, letter in LETTERS.items()})
        for id_, column in zip(standard.requirements, columns, strict=True)
    ]


def _weakest(standard: Standard, tallies: Iterable[RequirementTally]) -> list[RequirementTally]:
    """`weakest_requirements` of scoring.yaml, by the share of the branches that surely fall short; advice earns no points."""
    scored = [each for each in tallies if each.short and standard.requirements[each.requirement].points]
    scored.sort(key=lambda each: (Fraction(each.short, each.applying), each.short), reverse=True)
    return scored[: standard.scoring.weakest_requirements]


def _area_tallies(standard: Standard, records: Sequence[Record]) -> Iterator[AreaTally]:
    for place, area in enumerate(standard.areas):
        figures = [each.figures[place * AREA_FIGURES : (place + 1) * AREA_FIGURES] for each in records]
        scored = [each for each in figures if each[0] != NO_SCORE]
        reached = Counter(band for _, _, band in scored)
        yield AreaTally(
            area=area.id,
            bands={band.id: reached[number] for number, band in enumerate(standard.scoring.bands)},
            open=reached[NO_BAND],
            unscored=len(figures) - len(scored),
            low=median_low(low for low, _, _ in scored) if scored else None,
            high=median_low(high for _, high, _ in scored) if scored else None,
        )


def _red_lines(standard: Standard, tallies: Iterable[RequirementTally], records: Sequence[Record]) -> Iterator[RedLineTally]:
    for place, tally in enumerate(tallies):
        if standard.requirements[tally.requirement].red_line:
            breached = tuple(each for each in records if each.states[place] == LETTERS[Status.BREACH])
            yield RedLineTally(tally=tally, breached=breached)


def _instead(repeated: Repeated, summary: Summary) -> Instead:
    counted = summary.records[repeated.key]
    return Instead(repeated=repeated, counted=counted, why=_why_not(repeated, counted))


def _why_not(repeated: Repeated, counted: Record) -> WhyNot:
    if repeated.content == counted.content:
        return WhyNot.IDENTICAL
    if repeated.saved != counted.day:
        return WhyNot.SAVED_EARLIER
    if repeated.states == counted.states:
        return WhyNot.SAME_RESULT
    return WhyNot.FEWER_ANSWERS if repeated.answered < counted.answered else WhyNot.NO_REASON


def _by_key(expected: Iterable[str]) -> dict[str, str]:
    """The names on the list by the form in which they are compared; the first spelling stays."""
    return {folded(name): name for name in reversed(list(expected)) if folded(name)}


def _missing(expected: Sequence[str], counted: Iterable[Record], records: Iterable[Record]) -> Iterator[Missing]:
    """In the order of the list."""
    there = {folded(each.name) for each in counted}
    years: dict[str, set[int | None]] = {}
    for each in records:
        years.setdefault(folded(each.name), set()).add(each.year)
    spelled = _by_key(expected)
    for key in dict.fromkeys(folded(name) for name in expected):
        if key and key not in there:
            yield Missing(name=spelled[key], years=tuple(sorted(years.get(key, ()), key=lambda year: year or 0)))


def _unlisted(expected: Iterable[str], counted: Iterable[Record]) -> Iterator[Record]:
    listed = _by_key(expected)
    return (each for each in counted if each.name and folded(each.name) not in listed)
