"""Dates that say their own day, month, feast, year, decade or century; what they leave out comes from the clock."""

from regesta.core.edtf import bounds, civil, ordinal
from regesta.core.edtf.days import is_leap
from regesta.dating import calendars, values
from regesta.dating.calendars import printed_weekday
from regesta.dating.clock import Tick, first_year
from regesta.dating.now import NO_YEAR, Now, Resolved
from regesta.dating.said import Said
from regesta.dating.values import unit_of

_TURN_DAYS = 115  # how far back a date may lie in the clock's year before the turn of the year is likelier
_REASONS = {"apart": "the days from the one told to the other", "styles": "Old and New Style told side by side"}
_NEAR_DAYS = 1100  # how far the next full date may lie from the clock to speak for the year


def point(said: Said, now: Now) -> Resolved | None:
    """A day, month, season, feast or year, whole or with its year (or month) understood."""
    if said.of_century is not None:
        return _short(said, now)
    if said.year is not None:
        return _whole(said, now)
    if said.month is None and said.season is None and said.feast is None:
        return _nth(said, now) if said.day else _weekday(said, now)
    tick = now.last if said.year_word and now.joined else now.clock
    if tick is None:
        return _yearless(said)
    year = _understood_year(said, tick, now)
    value = None if year is None else dated(said, year)
    if value is None:
        return None
    return Resolved(value, tick, f"the year is understood from the date in force, {tick.value}")


def _short(said: Said, now: Now) -> Resolved | None:
    """ "the rising of '45": the year of that number that lies nearest to the date in force."""
    base = first_year(now.clock.value) if now.clock else None
    if base is None or said.of_century is None:
        return None
    century = base // 100 * 100
    year = min((century + shift + said.of_century for shift in (-100, 0, 100)), key=lambda y: abs(y - base))
    value = dated(said, year)
    return (
        Resolved(value, now.clock, f"the century is understood from {now.clock.value if now.clock else ''}")
        if value
        else None
    )


def _whole(said: Said, now: Now) -> Resolved | None:
    assert said.year is not None
    bce = now.bce and said.year < 1000 if said.bce is None else said.bce
    year = 1 - said.year if bce else said.year
    value = dated(said, year)
    if value is None:
        return None
    if said.until is not None:
        last = 1 - said.until if bce else said.until
        if last < year and said.month is None:
            return None
        value = f"{value}/{values.year(last)}" if last > year else value
    reason = "as written" if said.bce is not None or not bce else "the era is understood from the dates round it"
    if said.julian:
        reason = "Old Style, turned into the Gregorian calendar"
    elif said.why in _REASONS:
        reason = _REASONS[said.why]
    return Resolved(value, None, reason)


def dated(said: Said, year: int) -> str | None:
    """The value once the year (astronomical) is known; None for a day that no calendar has."""
    if said.feast:
        return _feast(said.feast, year)
    if said.season:
        first, last = values.month(year, said.season), said.number
        return f"{first}/{values.month(year, last)}" if last and last > said.season else first
    if said.month is None:
        return values.year(year)
    if said.rank is not None and said.weekday is not None:
        return _ranked(year, said.month, said.weekday, said.rank)
    if said.day is None:
        return values.month(year, said.month)
    return _day(said, year, said.month, said.day)


def _ranked(year: int, month: int, weekday: int, rank: int) -> str | None:
    """The `rank`th such weekday of a month, -1 the last."""
    first, last = (int(edge) for edge in bounds(values.month(year, month)))
    if rank < 0:
        return values.on(last - (printed_weekday(last) - weekday) % 7)
    day = first + (weekday - printed_weekday(first)) % 7 + 7 * (rank - 1)
    return values.on(day) if day <= last else None


def _feast(feast: str, year: int) -> str | None:
    if week := calendars.feast_week(feast, year):
        return "/".join(values.day(*day) for day in week)
    day = calendars.feast_day(feast, year)
    return values.day(*day) if day else None


def _day(said: Said, year: int, month: int, day: int) -> str | None:
    if not values.is_day(year, month, day):
        return None
    if said.julian:
        return values.day(*calendars.from_julian(year, month, day))
    if day == 29 and month == 2 and not is_leap(year):
        return values.month(year, 2)
    last = values.day(year, month, day)
    return f"{values.day(year, month, said.number)}/{last}" if said.number and said.number < day else last


def _yearless(said: Said) -> Resolved | None:
    if said.month is None or (said.day and not values.is_day(2000, said.month, said.day)):
        return None
    day = "" if said.day is None else f"-{said.day:02d}"
    return Resolved(f"{NO_YEAR}-{said.month:02d}{day}", None, "the text gives no year")


def first_month(said: Said, year: int) -> int:
    """The month (1..12) in which a month, season or feast of the year begins."""
    if said.feast:
        week = calendars.feast_week(said.feast, year)
        day = week[0] if week else calendars.feast_day(said.feast, year)
        return day[1] if day else 1
    return said.month or {21: 3, 22: 6, 23: 9, 24: 12}[said.season or 21]


def _understood_year(said: Said, tick: Tick, now: Now) -> int | None:
    """The clock's year, or its neighbour: over the turn of the year, looking back, "following"."""
    low, high = (int(edge) for edge in bounds(tick.value))
    (year, now_month, now_day), (last_year, last_month, last_day) = civil(low), civil(high)
    month = first_month(said, year)
    if said.year_word:
        return _worded_year(said, (year, now_month, now_day), month)
    if unit_of(tick.value) in ("year", "decade"):
        return year
    if last_year == year + 1 and month <= last_month < now_month:
        return last_year
    if now.back and (month, said.day or 1) > (last_month, last_day) and month - last_month > 1:
        return year - 1
    return _towards(ordinal(year, month, said.day or 1), year, low, now) or year + (now_month - month >= 8)


def _towards(day: int, year: int, clock: int, now: Now) -> int | None:
    """The year that lies between the clock and the next full date, where the clock's own year doesn't."""
    if now.ahead is None:
        return None
    ahead = bounds(now.ahead.value)[1]
    if clock - day > _TURN_DAYS and day + 366 <= ahead <= clock + _NEAR_DAYS:
        return year + 1
    if now.fresh and now.near and clock - _NEAR_DAYS <= ahead < clock:
        return civil(int(ahead))[0] - (ordinal(civil(int(ahead))[0], *civil(day)[1:]) > ahead)
    return None


def _worded_year(said: Said, now: tuple[int, int, int], month: int) -> int | None:
    year = now[0]
    if said.year_word == "after":
        return year + ((month, said.day or 32) <= (now[1], now[2]))
    if said.year_word == "before":
        return year - ((month, said.day or 0) >= (now[1], now[2]))
    return year + {"same": 0, "next": 1, "previous": -1}[said.year_word or "same"]


def _nth(said: Said, now: Now) -> Resolved | None:
    """ "the 19th": in the month last told, or the next one where that day is past and the month nearly over."""
    tick = next((t for t in (now.last, now.clock) if t and _month_of(t)), None)
    if tick is None or said.day is None:
        return None
    year, month, day = civil(int(bounds(tick.value)[0]))
    if said.which:
        year, month = values.shifted_month(bounds(tick.value), {"same": 0, "next": 1, "previous": -1}[said.which])
    elif unit_of(tick.value) == "day" and said.day < day - 20:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    value = _day(said, year, month, said.day)
    return Resolved(value, tick, f"the month is understood from {tick.value}") if value else None


def _month_of(tick: Tick) -> bool:
    low, high = bounds(tick.value)
    return high - low <= 31


def _weekday(said: Said, now: Now) -> Resolved | None:
    """A weekday alone: the next one from a day told before, or the last one when looking back."""
    tick = now.clock
    if tick is None or said.weekday is None or unit_of(tick.value) != "day":
        return None
    day = int(bounds(tick.value)[0])
    ahead = (said.weekday - printed_weekday(day)) % 7
    which = "last" if now.back else "next"
    return Resolved(
        values.on(day + ahead - (7 if now.back and ahead else 0)), tick, f"the {which} such weekday from {tick.value}"
    )


def decade(said: Said, now: Now) -> Resolved | None:
    """ "The 1920s", or "the twenties" of the century in force."""
    if said.year is not None:
        value = values.decade(said.year, bce=bool(said.bce))
        if said.until:
            value = values.interval(value, values.decade(said.until))
        return Resolved(value, None, "a decade, as written")
    year = first_year(now.clock.value) if now.clock else None
    if year is None or said.number is None:
        return None
    first = year // 100 * 100 + said.number
    return Resolved(
        values.decade(first), now.clock, f"the century is understood from {now.clock.value if now.clock else ''}"
    )


def century(said: Said, _: Now) -> Resolved | None:
    """One century, or from one to another."""
    if said.year is None:
        return None
    bce = said.bce if said.bce is not None else False
    period = values.millennium if said.unit == "millennium" else values.century
    value = period(said.year, bce=bce)
    if said.number:
        value = values.interval(period(said.number, bce=bce), value)
    return Resolved(value, None, "centuries run from the year 1")


def turn(said: Said, now: Now) -> Resolved | None:
    """ "The turn of the twentieth century": five years to either side of its first; without a rank the nearest."""
    year = first_year(now.clock.value) if now.clock else None
    middle = said.year if said.year is not None else None if year is None else (year + 50) // 100 * 100
    if middle is None or middle < 5:
        return None
    value = f"{values.year(middle - 5)}~/{values.year(middle + 5)}~"
    return Resolved(value, now.clock if said.year is None else None, "five years to either side")


def given(said: Said, _: Now) -> Resolved | None:
    """What another calendar or a reign gives without context."""
    return Resolved(said.value, None, said.why) if said.value else None
