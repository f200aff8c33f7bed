"""What an editor would query in dates: misfit weekdays, days that no calendar has, ranges that run backward, ages that
nobody reaches, and what is dated after the text that tells it."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from regesta.core.edtf import bounds, civil, iso_day, ordinal
from regesta.core.records import Document, Finding, Note, Time
from regesta.core.spans import Span
from regesta.dating import calendars, values
from regesta.dating.finder import phrases
from regesta.dating.imprint import written
from regesta.dating.lexicon import MONTHS, WEEKDAYS
from regesta.dating.said import Found, Said

_OLDEST = 115  # years that hardly anyone has reached
_AGED = re.compile(r"[Aa]ged|at (?:the )?age", re.I)
_AHEAD = re.compile(
    r"(?<!\w)(?:will|would|shall|should|until|till|by|expects?|expected|plann?(?:ed|s)?|scheduled|due|forecast|projected|"
    r"predict(?:s|ed)|prophes\w+|next|future|coming|beyond|let)(?!\w)",
    re.I,
)
_SENTENCE = 160  # characters before a date in which a look ahead is looked for


def findings(document: Document, times: Sequence[Time], notes: Sequence[Note] = ()) -> tuple[Finding, ...]:
    """The findings on dates, in text order; their messages say what the text has and what was expected.

    Args:
        document: the source; its `date`, or the imprint at its opening, says when it was written.
        times: its times, from `find_times`.
        notes: its notes, whose cited works cannot be later than the text.
    """
    closes = written(document)
    tables = [block for block in document.blocks if block.role == "table"]
    told = [time for time in times if not any(table.start <= time.start < table.end for table in tables)]
    found = [finding for time in told for finding in _of(document.text, time, closes)]
    if closes is not None:
        found += [finding for note in notes for finding in _cited_later(note, closes)]
    return tuple(sorted(found, key=lambda finding: finding.spans[0].start))


def _of(text: str, time: Time, closes: float | None) -> Iterator[Finding]:
    words = text[time.start : time.end]
    if time.kind == "age":
        yield from _age(words, time)
    if time.kind != "date":
        return
    for found in phrases(words):
        if message := _misfit(found.said, time):
            yield _finding("weekday", time, message)
        elif message := _no_such_day(found.said):
            yield _finding("date-conflict", time, f"“{words}”: {message}")
        elif _runs_backward(found):
            yield _finding("order", time, f"“{words}” ends before it begins")
    if closes is not None and _later(text, time, closes):
        yield _finding("date-conflict", time, f"“{words}” is later than the text itself, {_of_day(closes)}")


def _age(words: str, time: Time) -> Iterator[Finding]:
    years = re.fullmatch(r"P(\d+)Y", time.iso8601 or "")
    if years and int(years[1]) > _OLDEST and _AGED.match(words):
        yield _finding("impossible-age", time, f"“{words}”: hardly anyone has lived longer than {_OLDEST} years")


def _of_day(closes: float) -> str:
    return f"of {iso_day(closes)} at the latest"


def _finding(kind: str, time: Time, message: str) -> Finding:
    return Finding(kind=kind, spans=(Span(time.start, time.end),), message=message)


def _misfit(said: Said, time: Time) -> str | None:
    """A weekday that fits its date in no calendar that the text may use."""
    if said.weekday is None or said.month is None or time.edtf is None or values.unit_of(time.edtf) != "day":
        return None
    day = int(bounds(time.edtf)[0])
    if any(calendars.fits(likely, said.weekday) for likely in _likely(said, day)):
        return None
    names = " or ".join(f"a {WEEKDAYS[fitting]}" for fitting in calendars.weekdays(day).values())
    return f"{time.edtf} was {names}, not a {WEEKDAYS[said.weekday]}"


def _likely(said: Said, day: int) -> Iterator[int]:
    """The day itself, and where its year is only understood the same one of the years beside it."""
    year, month, of_month = civil(day)
    for beside in (0,) if said.year is not None else (0, -1, 1):
        if values.is_day(year + beside, month, of_month):
            yield ordinal(year + beside, month, of_month)


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


def _later(text: str, time: Time, closes: float) -> bool:
    """A date with its own year, told as past, that begins after the text was written."""
    told = time.edtf is not None and time.anchor is None and time.inside in (None, "parenthesis")
    if not told or not time.reason.startswith(("as written", "from ")) or not re.search(r"\d", time.edtf or ""):
        return False
    before = re.split(r"[.;:!?]\s", text[max(0, time.start - _SENTENCE) : time.start])[-1]
    return bounds(time.edtf or "")[0] > closes and not _AHEAD.search(before)


def _cited_later(note: Note, closes: float) -> Iterator[Finding]:
    """Works cited that came out after the text, at their note."""
    place = (note.body_start, note.body_end) if note.body_start is not None else (note.start, note.end)
    if place[0] is None or place[1] is None:
        return
    for work in note.citations:
        year = _issued(work)
        if year is not None and year > civil(int(closes))[0]:
            title = work.get("title") or work.get("title-short") or "a work"
            message = f"{title}, of {year}, is later than the text that cites it, {_of_day(closes)}"
            yield Finding(kind="date-conflict", spans=(Span(place[0], place[1]),), message=message)


def _issued(work: dict[str, Any]) -> int | None:
    parts = (work.get("issued") or {}).get("date-parts") or [[None]]
    year = parts[0][0] if parts[0] else None
    return int(year) if year is not None and str(year).isdigit() else None
