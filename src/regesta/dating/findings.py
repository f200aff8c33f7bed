"""What an editor would query in dates: misfit weekdays, days that no calendar has, ranges that run backward."""

from collections.abc import Iterator, Sequence

from regesta.core.edtf import EdtfError, bounds, civil, iso_day, ordinal, weekday
from regesta.core.records import Document, Finding, Time
from regesta.core.spans import Span
from regesta.dating import calendars, values
from regesta.dating.finder import phrases
from regesta.dating.lexicon import MONTHS, WEEKDAYS
from regesta.dating.now import NO_YEAR
from regesta.dating.said import Found, Said

_REFORM, _LAST_JULIAN = 1582, 1923  # between them a text may count by either calendar


def findings(document: Document, times: Sequence[Time]) -> tuple[Finding, ...]:
    """The findings on dates, in text order; their messages say what the text has and what was expected."""
    closes = _written(document)
    dates = [time for time in times if time.kind == "date"]
    return tuple(found for time in dates for found in _of(document.text, time, closes))


def _of(text: str, time: Time, closes: float | None) -> Iterator[Finding]:
    words = text[time.start : time.end]
    for found in phrases(words):
        if message := _misfit(found.said, time):
            yield _finding("weekday", time, message)
        elif message := _no_such_day(found.said):
            yield _finding("date-conflict", time, f"“{words}”: {message}")
        elif _runs_backward(found):
            yield _finding("order", time, f"“{words}” ends before it begins")
    if closes is not None and _later(time, closes):
        yield _finding(
            "date-conflict", time, f"“{words}” is later than the text itself, of {iso_day(closes)} at the latest"
        )


def _finding(kind: str, time: Time, message: str) -> Finding:
    return Finding(kind=kind, spans=(Span(time.start, time.end),), message=message)


def _misfit(said: Said, time: Time) -> str | None:
    """A weekday that fits its date in no calendar that the text may use."""
    if said.weekday is None or said.month is None or time.edtf is None or values.unit_of(time.edtf) != "day":
        return None
    fitting = _weekdays(int(bounds(time.edtf)[0]))
    if said.weekday in fitting:
        return None
    names = " or ".join(f"a {WEEKDAYS[day]}" for day in fitting)
    return f"{time.edtf} was {names}, not a {WEEKDAYS[said.weekday]}"


def _weekdays(day: int) -> tuple[int, ...]:
    """The weekdays that a date can have: Gregorian after the reform, Julian before, either while both were in use."""
    year, month, of_month = civil(day)
    julian = weekday(ordinal(*calendars.from_julian(year, month, of_month)))
    if year <= _REFORM:
        return (julian,)
    return (weekday(day), julian) if year <= _LAST_JULIAN else (weekday(day),)


def _no_such_day(said: Said) -> str | None:
    if said.form != "point" or said.month is None or said.day is None:
        return None
    year = 2000 if said.year is None else 1 - said.year if said.bce else said.year
    if values.is_day(year, said.month, said.day):
        return None
    of_year = f" {said.year}" if said.year and said.month == 2 else ""
    return f"{MONTHS[said.month - 1]}{of_year} has no day {said.day}"


def _runs_backward(found: Found) -> bool:
    first, last = found.said, found.last
    if last is not None:
        return bool(first.form == last.form == "point" and first.year and last.year) and _key(first) > _key(last)
    if first.form != "point" or first.year is None or first.until is None:
        return False
    return first.until > first.year if first.bce else first.until < first.year


def _key(said: Said) -> tuple[int, int, int]:
    year = said.year or 0
    return 1 - year if said.bce else year, said.month or 0, said.day or 0


def _written(document: Document) -> float | None:
    """The last day on which the document can have been written, where it says so in EDTF."""
    try:
        return bounds(document.date)[1] if document.date else None
    except EdtfError:
        return None


def _later(time: Time, closes: float) -> bool:
    told = time.edtf is not None and time.inside is None and not time.edtf.startswith(NO_YEAR)
    return told and time.edtf is not None and bounds(time.edtf)[0] > closes
