"""What an editor would query about a document's dates."""

import re
from collections.abc import Iterator, Sequence

from regesta.core.edtf import ordinal, weekday
from regesta.core.records import Document, Finding, Time
from regesta.core.spans import Span
from regesta.dating.calendars import from_julian
from regesta.dating.lexicon import WEEKDAY, WEEKDAYS

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_NAMED = re.compile(rf"\b({WEEKDAY})\b,? ?(?:the )?")


def findings(document: Document, times: Sequence[Time]) -> tuple[Finding, ...]:
    """Days that the text calls by the wrong weekday, in the Gregorian calendar and in the Julian."""
    return tuple(_misfits(document.text, times))


def _misfits(text: str, times: Sequence[Time]) -> Iterator[Finding]:
    for time in times:
        day = _DAY.fullmatch(time.edtf or "")
        named = _NAMED.search(text, max(0, time.start - 12), time.end)
        if day and named and named.end() >= time.start and any(char.isdigit() for char in text[time.start : time.end]):
            said, true = WEEKDAYS.index(named[1]), _weekdays(*map(int, day.groups()))
            if said not in true:
                message = f"{time.edtf} was a {WEEKDAYS[true[0]]}, not a {WEEKDAYS[said]}"
                yield Finding(kind="weekday", spans=(Span(min(named.start(), time.start), time.end),), message=message)


def _weekdays(year: int, month: int, day: int) -> tuple[int, int]:
    """Which weekday a date is in the Gregorian and in the Julian calendar, Monday 0."""
    return weekday(ordinal(year, month, day)), weekday(ordinal(*from_julian(year, month, day)))
