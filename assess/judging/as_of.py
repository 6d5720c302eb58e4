"""The day as of which a file is judged: no one knows what was entered after it was saved, and not known is not missing."""

from datetime import date

from assess.model.answers import Sheet
from assess.model.as_of import AsOf, Dated


def as_of(sheet: Sheet, today: date | None) -> AsOf:
    """The day on which the file was saved; today, where it names none that can be believed."""
    saved = saved_day(sheet)
    if saved is None:
        return AsOf(day=today, dated=Dated.NO_DAY)
    if today is not None and saved > today:
        return AsOf(day=today, dated=Dated.FUTURE)
    if sheet.year is not None and saved.year < sheet.year:
        return AsOf(day=today, dated=Dated.TOO_EARLY)
    return AsOf(day=saved, dated=Dated.SAVED)


def saved_day(sheet: Sheet) -> date | None:
    """The day on which the file says that it was saved; what is no date cannot be compared with one."""
    try:
        return date.fromisoformat(sheet.saved[:10])
    except ValueError:
        return None


def silent_days(sheet_year: int | None, saved: date, today: date) -> int:
    """Days of the year assessed that passed after the file was saved: what was done in them it cannot say."""
    last = today if sheet_year is None else min(today, date(sheet_year, 12, 31))
    return max(0, (last - saved).days)
