"""Finding a document's dates: scan, dress, join, then resolve in reading order while the narrative's clock runs."""

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from regesta.core.edtf import EdtfError, bounds, contains, iso_day
from regesta.core.records import Document, Time
from regesta.core.spans import HasSpan
from regesta.dating import surroundings, values
from regesta.dating.clock import Tick, first_year, is_adjective, looks_back, moves
from regesta.dating.context import dressed
from regesta.dating.grammar import scan
from regesta.dating.ranges import joined
from regesta.dating.resolve import Now, Resolved, resolve
from regesta.dating.values import unit_of
from regesta.dating.said import Found, Said

_DATES = ("point", "decade", "century", "value", "shift", "near", "within")


def find_times(
    document: Document, prose: str, passages: Sequence[object] | None = None, *, quotations: Sequence[HasSpan] = ()
) -> tuple[Time, ...]:
    """Every date, duration, set and age of the document, in text order, with ids `t1`, `t2`, ...

    `prose` is the document's text with note markers blanked, of equal length. `passages` (parsed) sharpen the tense
    where given. Quotations are found in a simple way where none are handed over.
    """
    where = surroundings.of(document, prose, quotations)
    founds = [replace(found, inside=where.inside(found)) for found in phrases(prose)]
    looks = surroundings.tense(passages) if passages else lambda start, end: looks_back(prose, start, end)
    return tuple(_Run(prose, founds, looks).times())


def phrases(text: str) -> list[Found]:
    """The date phrases with their modifiers and ranges, unresolved."""
    return joined(text, list(_dressed(text)))


def _dressed(text: str) -> Iterator[Found]:
    floor = 0
    for found in scan(text):
        if whole := dressed(text, found, floor):
            yield whole
            floor = whole.end


class _Run:
    """One reading from the first phrase to the last; what it remembers is the clock, the last date and the era."""

    def __init__(self, text: str, founds: Sequence[Found], looks: Callable[[int, int], bool]) -> None:
        self.text, self.founds, self.looks = text, founds, looks
        self.years = [_year(found.said) for found in founds]
        self.clock: Tick | None = None
        self.last: Tick | None = None
        self.told: list[Tick] = []

    def times(self) -> Iterator[Time]:
        for at, found in enumerate(self.founds):
            time = self._time(at, found, f"t{at + 1}")
            self._hear(at, found, time)
            yield time

    def _time(self, at: int, found: Found, name: str) -> Time:
        if found.said.form not in _DATES:
            kind = found.said.form
            return Time(id=name, start=found.start, end=found.end, edtf=None, kind=kind, iso8601=found.said.iso8601,
                        inside=found.inside, reason="as written")  # type: ignore[arg-type]  # fmt: skip
        resolved = self._resolved(at, found)
        if resolved is None:
            return Time(
                id=name,
                start=found.start,
                end=found.end,
                edtf=None,
                inside=found.inside,
                reason="the text gives no anchor for it",
            )
        earliest, latest = limits(resolved.value, found.said.bound)
        anchor = resolved.anchor.id if resolved.anchor and resolved.anchor.id else None
        return Time(id=name, start=found.start, end=found.end, edtf=resolved.value, earliest=earliest, latest=latest,
                    anchor=anchor, inside=found.inside, reason=resolved.reason)  # fmt: skip

    def _resolved(self, at: int, found: Found) -> Resolved | None:
        now = self._now(at, found)
        first = resolve(found.said, now)
        if found.last is None or first is None:
            return first
        tick = Tick(found.start, first.value, first.anchor.id if first.anchor else "")
        yearless = first.value.startswith("XXXX")
        side = replace(found.last, year_word="after") if found.last.form == "point" and found.last.year is None else found.last
        last = resolve(side, now if yearless else Now(clock=tick, last=tick, bce=_bce(first.value)))
        return _spanned(first, last)

    def _now(self, at: int, found: Found) -> Now:
        ahead = self._ahead(at)
        clock = self.clock or ahead
        event = surroundings.event_tick(self.text, found, self.told) if found.said.event else None
        return Now(
            clock=clock,
            last=self.last or clock,
            recent=self._recent(found) or clock,
            ahead=ahead,
            fresh=clock is not None and self._parted(clock.at, found.start),
            near=ahead is not None and not self._parted(found.start, ahead.at),
            joined=self.last is not None and ". " not in self.text[self.last.at : found.start],
            bce=self._era(at),
            back=self.looks(found.start, found.end),
            event=event,
        )

    def _parted(self, start: int, end: int) -> bool:
        """Whether a paragraph ends between two places."""
        return self.text.find("\n", start, end) >= 0

    def _recent(self, found: Found) -> Tick | None:
        """What "the next year" counts from: the last date of this paragraph, or else the clock."""
        if self.last is None or self.clock is None or not self._parted(self.last.at, found.start):
            return self.last
        return self.clock

    def _ahead(self, at: int) -> Tick | None:
        """The first year told further on, for a text that opens with "that November"."""
        ahead = (
            Tick(f.start, values.year(y), "")
            for f, y in zip(self.founds[at:], self.years[at:], strict=True)
            if y is not None
        )
        return next(ahead, None)

    def _era(self, at: int) -> bool:
        """Whether years are counted before Christ here: as the nearest dates with an era, behind first."""
        behind = next((f for f in reversed(self.founds[:at]) if f.said.bce is not None), None)
        ahead = next((f for f in self.founds[at + 1 : at + 4] if f.said.bce is not None), None)
        if ahead and (behind is None or ". " not in self.text[self.founds[at].end : ahead.start]):
            behind = ahead if ". " not in self.text[self.founds[at].end : ahead.start] else None
        return bool(behind and behind.said.bce)

    def _hear(self, at: int, found: Found, time: Time) -> None:
        if time.kind != "date" or time.edtf is None or time.edtf.startswith("XXXX"):
            return
        tick = Tick(time.start, time.edtf, time.id)
        self.told.append(tick)
        if time.inside in (None, "quotation") and not is_adjective(self.text, time):
            self.last = tick
        later = [year for year in self.years[at + 1 : at + 4] if year is not None]
        now = first_year(self.clock.value) if self.clock else None
        if not _points_back(found.said) and moves(self.text, time, now, later) and not self._coarser(time.edtf):
            self.clock = tick

    def _coarser(self, value: str) -> bool:
        """Whether a year only repeats the year of a finer date that the clock shows."""
        clock = self.clock
        return clock is not None and unit_of(value) == "year" and unit_of(clock.value) in ("day", "month") and contains(value, clock.value)


def _full(found: Found) -> Tick | None:
    """A phrase of the running text that has its own year, as a tick."""
    if found.said.year is None or found.said.form != "point" or found.inside is not None:
        return None
    resolved = resolve(found.said, Now(bce=bool(found.said.bce)))
    return Tick(found.start, resolved.value, "") if resolved else None


def _year(said: Said) -> int | None:
    if said.year is None or said.form != "point":
        return None
    return 1 - said.year if said.bce else said.year


def _points_back(said: Said) -> bool:
    """ "A year earlier", "the previous April": named only to look back at."""
    return said.which == "previous" or (said.form == "shift" and said.sign < 0)


def _bce(value: str) -> bool:
    return value.startswith("-")


def _spanned(first: Resolved, last: Resolved | None) -> Resolved | None:
    """The interval of two sides; None where they run backward."""
    if last is None:
        return first
    if first.value.startswith("XXXX") or last.value.startswith("XXXX"):
        return Resolved(f"{first.value}/{last.value}", None, first.reason)
    if bounds(first.value)[0] > bounds(last.value)[1]:
        return None
    return Resolved(
        values.interval(first.value, last.value), first.anchor or last.anchor, f"from {first.value} to {last.value}"
    )


def limits(value: str, bound: str | None) -> tuple[str | None, str | None]:
    """The earliest and latest ISO day that a value allows; a limit ("by", "after", "not before") opens one side."""
    try:
        low, high = bounds(value)
    except EdtfError:
        return None, None
    if bound == "before":
        low = float("-inf")
    elif bound == "earlier":
        low, high = float("-inf"), low - 1
    elif bound == "after":
        high = float("inf")
    elif bound == "later":
        low, high = high + 1, float("inf")
    return iso_day(low), iso_day(high)


SENTENCE = re.compile(r"[.!?]\s")
