"""A year's plan as a calendar that phones and mail programs take in (RFC 5545). The same plan always gives the same bytes.

Every entry is a whole day, and blocks none: where only the month is known it stands on the first day of it that
counts, and says so. No holidays
are assumed. What is only perhaps due is left out, and so is what was held or missed.
"""

import hashlib
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.model.year_plan import PlanEntry, PlanState, YearPlan
from assess.outputs.year_plan import TITLE, host_of, say_remarks, say_title, topic_of

MAKER = "-//wuhua//year plan//ZH"
ONE_DAY = timedelta(days=1)
DAY_OPEN = Text("（日期待定）", " (day to be fixed)")
FIX_THE_DAY = Text(
    "只定了{month}月，日期待定，暂列在{day}日。请确定日期后改期。",
    "Only the month is known; the day shown only holds the place. Fix the day and move it.",
)


def calendar_file(plan: YearPlan, name: str, standard: Standard, language: Language, *, today: date | None) -> bytes:
    """The file. `today` is the day on which it is made, by default the plan's first; entries before it come without a reminder.

    `name` is the branch's: with year and place in the plan it names an entry, so that a later file replaces it.
    """
    made = datetime.combine(today or date(plan.year, 1, 1), time(), UTC)
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _without_controls(" ".join(filter(None, (name, TITLE.of(language).format(year=plan.year))))))
    for entry in plan.entries:
        if entry.state is PlanState.PLANNED and entry.certain:
            calendar.add_component(_event(entry, plan.year, name, standard, language, made))
    return bytes(calendar.to_ical())


def _event(entry: PlanEntry, year: int, name: str, standard: Standard, language: Language, made: datetime) -> Event:
    title = _without_controls(say_title(entry, standard, language))
    open_day = DAY_OPEN.of(language) if entry.day is None else ""
    event = Event()
    event.add("uid", _uid(name, str(year), entry.requirement, entry.place))
    event.add("dtstamp", made)
    event.add("dtstart", entry.when)
    event.add("dtend", entry.when + ONE_DAY)
    event.add("summary", title + open_day)
    event.add("description", _without_controls(_description(entry, standard, language)))
    if entry.edit and entry.edit.place:
        event.add("location", _without_controls(entry.edit.place))
    event.add("transp", "TRANSPARENT")
    event.add("x-microsoft-cdo-busystatus", "FREE")
    if entry.when >= made.date():
        event.add_component(_alarm(title, standard.plan.reminder_days))
    return event


def _alarm(title: str, days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", -timedelta(days=days))
    return alarm


def _description(entry: PlanEntry, standard: Standard, language: Language) -> str:
    """What is still open first, then what the branch wrote, then the rules with their numbers."""
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


def _without_controls(text: str) -> str:
    """RFC 5545 allows none but the line break; half of a character pair has no UTF-8."""
    return "".join(char for char in text if char == "\n" or (char >= " " and char != "\x7f" and not "\ud800" <= char <= "\udfff"))
