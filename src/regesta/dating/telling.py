"""One reading of a text's date phrases from the first to the last: what has been told resolves what is told next."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from regesta.core.edtf import bounds
from regesta.core.records import Time
from regesta.dating import calendars, surroundings
from regesta.dating.clock import Hands, Tick, is_adjective
from regesta.dating.limits import limits
from regesta.dating.now import NO_YEAR, Now, Resolved
from regesta.dating.resolve import resolve, resolved_range
from regesta.dating.said import Found, Said
from regesta.dating.values import unit_of

NO_ANCHOR = "the text gives no date for it to rest on"
NO_DATE = "no such date"
_AHEAD = 3  # how many phrases further on a year, or an era, can speak for one here
_LEANING = ("shift", "near", "within")


class Telling:
    """A text, its phrases, and while it is read: the clock's hands and the last date told."""

    def __init__(self, text: str, founds: Sequence[Found], looks: Callable[[int, int], bool]) -> None:
        self.text, self.founds, self.looks = text, founds, looks
        self.years = [_year(found.said) for found in founds]
        self.full = [at for at, found in enumerate(founds) if found.inside is None and _year(found.said) is not None]
        self.eras = [at for at, found in enumerate(founds) if found.said.bce is not None]
        self.hands = Hands(text)
        self.last: Tick | None = None
        self.quoted: Tick | None = None
        self.told: list[Tick] = []

    def times(self) -> Iterator[Time]:
        """The rows, in text order."""
        for at, found in enumerate(self.founds):
            time = self._time(at, found)
            self._hear(at, time)
            yield time

    def _time(self, at: int, found: Found) -> Time:
        row = Time(id=f"t{at + 1}", start=found.start, end=found.end, edtf=None, inside=found.inside)
        kind = found.said.form
        if kind == "duration" or kind == "set" or kind == "age":
            return replace(row, kind=kind, iso8601=found.said.iso8601, reason="as written")
        resolved = resolved_range(found, self._now(at, found))
        if resolved is None:
            return replace(row, reason=NO_ANCHOR if kind in _LEANING else NO_DATE)
        earliest, latest = limits(resolved.value, found.said.bound)
        reason = resolved.reason + _style(found.said, resolved.value)
        return replace(row, edtf=resolved.value, earliest=earliest, latest=latest, anchor=_id(resolved), reason=reason)

    def _now(self, at: int, found: Found) -> Now:
        ahead = self._ahead(at)
        clock = self.hands.tick or ahead
        last = self.quoted if found.inside == "quotation" else self.last
        return Now(
            clock=clock,
            last=last or clock,
            recent=self._recent(found, last) or clock,
            ahead=ahead,
            fresh=clock is not None and self._parted(clock.at, found.start),
            near=ahead is not None and not self._parted(found.start, ahead.at),
            joined=last is not None and self._one_sentence(last.at, found.start),
            bce=self._before_christ(at),
            back=self.looks(found.start, found.end),
            event=surroundings.event_tick(self.text, found, self.told),
        )

    def _parted(self, start: int, end: int) -> bool:
        """Whether a paragraph ends between two places."""
        return self.text.find("\n", start, end) >= 0

    def _one_sentence(self, start: int, end: int) -> bool:
        return self.text.find(". ", start, end) < 0 and not self._parted(start, end)

    def _recent(self, found: Found, last: Tick | None) -> Tick | None:
        """What "the next year" counts from: the last date of this paragraph, or else the clock."""
        if last is None or self.hands.tick is None or not self._parted(last.at, found.start):
            return last
        return self.hands.tick

    def _ahead(self, at: int) -> Tick | None:
        """The next date of the running text that has its own year."""
        nth = bisect_left(self.full, at + 1)
        if nth == len(self.full):
            return None
        found = self.founds[self.full[nth]]
        resolved = resolve(found.said, Now(bce=bool(found.said.bce)))
        return Tick(found.start, resolved.value, "") if resolved else None

    def _before_christ(self, at: int) -> bool:
        """Whether years without an era are before Christ: as the sentence's next era, or the paragraph's last one."""
        nth = bisect_left(self.eras, at)
        for near in self.eras[nth : nth + 1]:
            if near - at <= _AHEAD and self._one_sentence(self.founds[at].end, self.founds[near].start):
                return bool(self.founds[near].said.bce)
        behind = self.founds[self.eras[nth - 1]] if nth else None
        if behind is None or self._parted(behind.end, self.founds[at].start):
            return False
        return bool(behind.said.bce)

    def _hear(self, at: int, time: Time) -> None:
        if time.kind != "date" or time.edtf is None or time.edtf.startswith(NO_YEAR):
            return
        tick = Tick(time.start, time.edtf, time.id)
        self.told.append(tick)
        if time.inside in (None, "quotation") and not is_adjective(self.text, time):
            self.quoted = tick  # what is quoted may lean on the narrator's date, the narrator not on what he quotes
            self.last = tick if time.inside is None else self.last
        self.hands.hear(time, [year for year in self.years[at + 1 : at + 1 + _AHEAD] if year is not None])


def _style(said: Said, value: str) -> str:
    """Tells of a weekday that only the Julian calendar gives, in years in which both were in use."""
    if said.weekday is None or said.month is None or said.julian or unit_of(value) != "day":
        return ""
    day = int(bounds(value)[0])
    both = len(calendars.weekdays(day)) == 2
    return "; its weekday fits Old Style" if both and calendars.fits(day, said.weekday) == "Julian" else ""


def _year(said: Said) -> int | None:
    if said.year is None or said.form != "point":
        return None
    return 1 - said.year if said.bce else said.year


def _id(resolved: Resolved) -> str | None:
    return resolved.anchor.id or None if resolved.anchor else None
