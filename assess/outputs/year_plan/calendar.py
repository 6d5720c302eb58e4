"""A year's plan as a calendar that phones and mail programs take in (RFC 5545). Of one moment it always gives the same bytes.

Every entry is a whole day, and blocks none: where only the month is known it stands on the first day of it that counts, and says
so. No holidays are assumed. What is only perhaps due is left out, and so is what was held or missed, and what had no day in a
month that is over: no one can still be reminded of it.

An entry has one UID in every file, and a file that is made later counts for more, in whatever program it was made: `SEQUENCE` is
taken from the moment, twice the seconds since `BEGAN`, and one more for an entry that the branch moved or wrote something to.
Nothing has to be kept for it in the branch's file, of which there may be several copies.
"""

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.model.year_plan import PlanEntry, PlanState, YearPlan
from assess.outputs.formats.icalendar_text import calendar_bytes, component, text_line
from assess.outputs.year_plan.views import TITLE, host_of, say_remarks, say_title, topic_of

HEAD = ("VERSION:2.0", "PRODID:-//wuhua//year plan//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH")
DAY = "%Y%m%d"
MOMENT = "%Y%m%dT%H%M%SZ"
ONE_DAY = timedelta(days=1)
DAY_OPEN = Text("（日期待定）", " (day to be fixed)")
FIX_THE_DAY = Text(
    "只定了{month}月，日期待定，暂列在{day}日。请确定日期后改期。",
    "Only the month is known; the day shown only holds the place. Fix the day and move it.",
)


BEGAN = datetime(2020, 1, 1, tzinfo=UTC)
"""Sequences are whole numbers of 31 bits (section 3.3.8), which last from here until 2054."""


def calendar_file(
    plan: YearPlan, name: str, standard: Standard, language: Language, *, today: date | None, now: datetime | None = None
) -> bytes:
    """The file. `today` is the day on which it is made, by default the plan's first; entries before it come without a reminder.

    `now` is the moment, in UTC; the beginning of `today` without it. `name` is the branch's: with year and place in the plan it
    names an entry, so that a later file replaces it.
    """
    made = today or date(plan.year, 1, 1)
    moment = now or datetime.combine(made, time(), UTC)
    title = " ".join(filter(None, (name, TITLE.of(language).format(year=plan.year))))
    events = (
        line
        for entry in plan.entries
        if entry.state is PlanState.PLANNED and entry.certain and not _is_over(entry, plan.year, made)
        for line in component("VEVENT", _event(entry, plan.year, name, standard, language, made, moment))
    )
    return calendar_bytes(component("VCALENDAR", (*HEAD, text_line("X-WR-CALNAME", title), *events)))


def _is_over(entry: PlanEntry, year: int, made: date) -> bool:
    """True if it had no day, and its month is over."""
    return entry.day is None and (year, entry.month) < (made.year, made.month)


def _event(
    entry: PlanEntry, year: int, name: str, standard: Standard, language: Language, made: date, moment: datetime
) -> Iterator[str]:
    title = say_title(entry, standard, language)
    open_day = DAY_OPEN.of(language) if entry.day is None else ""
    yield text_line("SUMMARY", title + open_day)
    yield f"DTSTART;VALUE=DATE:{entry.when:{DAY}}"
    yield f"DTEND;VALUE=DATE:{entry.when + ONE_DAY:{DAY}}"
    yield f"DTSTAMP:{moment:{MOMENT}}"
    yield f"LAST-MODIFIED:{moment:{MOMENT}}"
    yield f"SEQUENCE:{max(0, 2 * int((moment - BEGAN).total_seconds())) + (entry.edit is not None)}"
    yield f"UID:{_uid(name, str(year), entry.requirement, entry.place)}"
    yield text_line("DESCRIPTION", _description(entry, standard, language))
    if entry.edit and entry.edit.place:
        yield text_line("LOCATION", entry.edit.place)
    yield "TRANSP:TRANSPARENT"
    yield "X-MICROSOFT-CDO-BUSYSTATUS:FREE"
    if entry.when >= made:
        yield from component("VALARM", _alarm(title, standard.plan.reminder_days))


def _alarm(title: str, days: int) -> Iterator[str]:
    yield "ACTION:DISPLAY"
    yield text_line("DESCRIPTION", title)
    yield f"TRIGGER:-P{days}D"


def _description(entry: PlanEntry, standard: Standard, language: Language) -> str:
    """The description: first what is still open, then what the branch wrote, then the rules with their numbers."""
    lines = [FIX_THE_DAY.of(language).format(month=entry.month, day=entry.when.day)] if entry.day is None else []
    for label, text in ((Text("主题：", "Topic: "), topic_of(entry)), (Text("主持：", "Led by: "), host_of(entry))):
        lines += [label.of(language) + text] if text else []
    lines += say_remarks(entry, standard, language)
    lines += [f"{standard.requirements[each].number} {standard.requirements[each].text.of(language)}" for each in entry.serves]
    return "\n".join(lines)


def _uid(*parts: str) -> str:
    """The same for the same entry in every file, and no other's: a digest in the shape of a UUID."""
    digest = hashlib.sha256("\x00".join(parts).encode(errors="replace")).hexdigest()
    return f"{digest[:8]}-{digest[8:12]}-8{digest[13:16]}-8{digest[17:20]}-{digest[20:32]}"
