"""The narrative's clock: which date is in force at a place, and which dates move it.

Digressions do not move it: dates in quotations, titles, notes and parentheses, comparisons ("like the revolution of
1794"), looking back in the pluperfect, whole decades and centuries, and a lone year far from its neighbours' company.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from regesta.core.edtf import bounds, civil, contains, doubted
from regesta.core.records import Document, Time
from regesta.dating.paragraphs import one_line_each
from regesta.dating.values import unit_of

_FAR = 25  # years from its company that make a lone year an aside
_VERY_FAR = 60
_LONGEST = 800  # days that a stretch may last to tell the narrative's time
_LIKE = re.compile(
    r"(?<!\w)(?:(?:like|unlike|as in|as had|compared? (?:to|with)|reminiscent|recall(?:ing|ed|s)?)\b[^.;:]*"
    r"|(?:since|(?<!not )until|(?<!not )till|(?:planned|scheduled|due) (?:for|in))\s+(?:the\s+)?)$",
    re.I,
)
_LOOKS_BACK = re.compile(r"(?<!\w)had\b(?! (?:to|been able)\b)", re.I)
_BACK = re.compile(r"(?<!\w)(?:earlier|before|previous|previously|preceding|prior|ago)(?!\w)", re.I)
_OWNED = re.compile(r"(?:[’']s?|(?<!\w)(?:the|an?|his|her|their|its))\s+$", re.I)
_NOUN = re.compile(r"\s[A-Za-z]")
_BREAK = re.compile(r"[.,;:?!\n]|\b(?:which|who|whom|whose|that|when|where|while|because|and|but|after|than)\b")
_CLAUSE = 90  # characters either side in which a pluperfect is looked for


class Tick(msgspec.Struct, frozen=True):
    """A date that has been told: where, its EDTF value, the id of its row."""

    at: int
    value: str
    id: str


class Clock(msgspec.Struct, frozen=True):
    """The narrative's time over a whole document."""

    ticks: tuple[Tick, ...]

    def at(self, offset: int) -> str | None:
        """The date in force there, as fine as the text told it; before the first date, the first; None without any."""
        if not self.ticks:
            return None
        return self.ticks[max(0, bisect_right(self.ticks, offset, key=lambda tick: tick.at) - 1)].value

    def about(self, offset: int) -> str | None:
        """The date in force there as one that is only inferred: what is told there bears no date of its own."""
        told = self.at(offset)
        return told and doubted(told)

    def year_at(self, offset: int) -> int | None:
        """The year in force there (astronomical)."""
        value = self.at(offset)
        return None if value is None else first_year(value)


class Hands:
    """The clock while it runs: `tick` is the date in force, None before the first."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tick: Tick | None = None

    @property
    def year(self) -> int | None:
        """The year in force."""
        return first_year(self.tick.value) if self.tick else None

    def hear(self, time: Time, later: Sequence[int]) -> bool:
        """Tells the hands of a date and of the years told `later`; whether they moved."""
        now = self.year
        words = self.text[time.start : time.end]
        if (
            time.edtf is None
            or _BACK.search(words)
            or self._coarser(time.edtf)
            or not moves(self.text, time, now, later)
        ):
            return False
        self.tick = Tick(time.start, time.edtf, time.id)
        return True

    def _coarser(self, value: str) -> bool:
        """Whether a year only repeats the year of a finer date that the clock shows."""
        shown = self.tick.value if self.tick else None
        return (
            shown is not None
            and unit_of(value) == "year"
            and unit_of(shown) in ("day", "month")
            and contains(value, shown)
        )


def clock(document: Document, times: Sequence[Time]) -> Clock:
    """The clock that a document's dates set."""
    dated = [time for time in times if time.kind == "date" and time.edtf and not time.edtf.startswith("XXXX")]
    hands, ticks = Hands(one_line_each(document, document.text)), []
    for here, time in enumerate(dated):
        later = [
            year
            for t in dated[here + 1 : here + 4]
            if t.edtf and not t.anchor and (year := first_year(t.edtf)) is not None
        ]
        if hands.hear(time, later) and hands.tick:
            ticks.append(hands.tick)
    return Clock(tuple(ticks))


def first_year(value: str) -> int | None:
    """The year of the first day that a value allows, or of the last where the first is open."""
    low, high = bounds(value)
    for edge in (low, high):
        if abs(edge) != float("inf"):
            return civil(int(edge))[0]
    return None


def moves(text: str, time: Time, now: int | None, later: Sequence[int | None]) -> bool:
    """Whether a date sets the narrative's clock, which stands at the year `now`; `later` are the years told next."""
    if (
        time.edtf is None
        or time.inside is not None
        or is_adjective(text, time)
        or _LIKE.search(text[max(0, time.start - 60) : time.start])
    ):
        return False
    low, high = bounds(time.edtf)
    if high - low > _LONGEST:
        return now is None and high - low < 4000
    if now is not None and unit_of(time.edtf) == "year" and is_aside(first_year(time.edtf), now, later):
        return False
    year = first_year(time.edtf)
    if now is None or (year is not None and year > now):
        return True
    if unit_of(time.edtf) == "year" and year != now and not opens_sentence(text, time.start):
        return False
    return not looks_back(text, time.start, time.end)


def opens_sentence(text: str, start: int) -> bool:
    """Whether a date stands at the head of its sentence or paragraph, where it sets the scene."""
    return re.search(r"(?:^|[.!?”’)]\s+|\n)(?:[\w’,-]+\s+){0,3}$", text[max(0, start - 40) : start]) is not None


def is_adjective(text: str, time: Time) -> bool:
    """A year that only tells one thing of its kind from another: "the 1941 volume", "his 1931 letter"."""
    left, right = text[max(0, time.start - 8) : time.start], text[time.end : time.end + 2]
    return time.edtf is not None and unit_of(time.edtf) == "year" and bool(_OWNED.search(left) and _NOUN.match(right))


def is_aside(year: int | None, now: int, later: Sequence[int | None]) -> bool:
    """A lone year far from the clock, unless the years told next keep it company."""
    if year is None or abs(year - now) <= _FAR:
        return False
    company = [other for other in later if other is not None]
    if not company:
        return abs(year - now) > _VERY_FAR
    return all(abs(other - now) <= abs(other - year) for other in company)


def looks_back(text: str, start: int, end: int) -> bool:
    """Whether the clause round a date tells in the pluperfect."""
    before = _BREAK.split(text[max(0, start - _CLAUSE) : start])[-1]
    after = _BREAK.split(text[end : end + _CLAUSE])[0]
    return bool(_LOOKS_BACK.search(before) or _LOOKS_BACK.search(after))
