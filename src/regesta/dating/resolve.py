"""From what a phrase says and the dates told before it to an EDTF value, its anchor and the reason.

Each form has its function `(said, now) -> Resolved | None`; None means that the text does not give the date.
"""

from collections.abc import Callable
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from regesta.core.edtf import bounds, civil, ordinal
from regesta.core.edtf import weekday as weekday_of
from regesta.dating import calendars, values
from regesta.dating.clock import Tick, first_year
from regesta.dating.said import Said
from regesta.dating.values import unit_of

NO_YEAR = "XXXX"


class Resolved(NamedTuple):
    """A value, the tick it rests on (None for one that the words alone give), and the reason in words."""

    value: str
    anchor: Tick | None
    reason: str


class Now(msgspec.Struct, frozen=True):
    """What the text tells round a phrase: the narrative's tick, the last date of all, the next one that has its year.

    `fresh` means that the clock was set in an earlier paragraph, `near` that the next dated phrase is in this one,
    `joined` that the last date is of the same sentence.
    """

    clock: Tick | None = None
    last: Tick | None = None
    ahead: Tick | None = None
    fresh: bool = False
    near: bool = False
    joined: bool = False
    bce: bool = False
    back: bool = False
    event: Tick | None = None
    recent: Tick | None = None


def resolve(said: Said, now: Now) -> Resolved | None:
    """The value of a phrase in its context."""
    found = _FORMS[said.form](said, now) if said.form in _FORMS else None
    if found is None:
        return None
    value = values.part_of(found.value, said.part) if said.part and not found.value.startswith(NO_YEAR) else found.value
    if unit_of(value) == "span" and said.form == "century":
        value = values.qualified(value, "~")
    reason = found.reason + (f"; {said.part} of it, by usual shares" if said.part else "")
    return Resolved(values.qualified(value, said.mark), found.anchor, reason)


def _point(said: Said, now: Now) -> Resolved | None:
    if said.year is not None:
        return _whole(said, now)
    if said.month is None and said.season is None and said.feast is None:
        return _nth(said, now) if said.day else _weekday(said, now)
    if now.clock is None:
        return _yearless(said)
    year = _understood_year(said, now.clock, now)
    value = None if year is None else _dated(said, year)
    if value is None:
        return None
    return Resolved(value, now.clock, f"the year is understood from the date in force, {now.clock.value}")


def _whole(said: Said, now: Now) -> Resolved | None:
    assert said.year is not None
    bce = now.bce and said.year < 1000 if said.bce is None else said.bce
    year = 1 - said.year if bce else said.year
    value = _dated(said, year)
    if value is None:
        return None
    if said.until is not None:
        last = 1 - said.until if bce else said.until
        value = f"{value}/{values.year(last)}" if last > year else value
    reason = "as written" if said.bce is not None or not bce else "the era is understood from the dates round it"
    return Resolved(value, None, reason if not said.julian else "Old Style, turned into the Gregorian calendar")


def _dated(said: Said, year: int) -> str | None:
    """The value once the year (astronomical) is known; None for a day that no calendar has."""
    if said.feast:
        day = calendars.feast_day(said.feast, year)
        return values.day(*day) if day else None
    if said.season:
        first, last = values.month(year, said.season), said.number
        return f"{first}/{values.month(year, last)}" if last and last > said.season else first
    if said.month is None:
        return values.year(year)
    if said.day is None:
        return values.month(year, said.month)
    return _day(said, year, said.month, said.day)


def _day(said: Said, year: int, month: int, day: int) -> str | None:
    if not values.is_day(year, month, day):
        return None
    if said.julian:
        return values.day(*calendars.from_julian(year, month, day))
    if day == 29 and month == 2 and not ordinal(year, 3, 1) - ordinal(year, 2, 28) == 2:
        return values.month(year, 2)
    last = values.day(year, month, day)
    return f"{values.day(year, month, said.number)}/{last}" if said.number and said.number < day else last


def _yearless(said: Said) -> Resolved | None:
    if said.month is None:
        return None
    day = "" if said.day is None else f"-{said.day:02d}"
    return Resolved(f"{NO_YEAR}-{said.month:02d}{day}", None, "the text gives no year")


def _first_month(said: Said, year: int) -> int:
    if said.feast:
        day = calendars.feast_day(said.feast, year)
        return day[1] if day else 1
    return said.month or {21: 3, 22: 6, 23: 9, 24: 12}[said.season or 21]


def _understood_year(said: Said, tick: Tick, now: Now) -> int | None:
    """The clock's year, or its neighbour: over the turn of the year, looking back, "following"."""
    low, high = (int(edge) for edge in bounds(tick.value))
    (year, now_month, now_day), (last_year, last_month, last_day) = civil(low), civil(high)
    month = _first_month(said, year)
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


_TURN_DAYS = 115  # how far back a date may lie in the clock's year before the turn of the year is likelier
_NEAR_DAYS = 1100  # how far the next full date may lie from the clock to speak for the year


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
    if unit_of(tick.value) == "day" and said.day < day - 20:
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
    ahead = (said.weekday - weekday_of(day)) % 7
    which = "last" if now.back else "next"
    return Resolved(
        values.on(day + ahead - (7 if now.back and ahead else 0)), tick, f"the {which} such weekday from {tick.value}"
    )


def _decade(said: Said, now: Now) -> Resolved | None:
    if said.year is not None:
        return Resolved(
            values.decade(said.year, bce=bool(said.bce)), None, "a decade, as written"
        )
    year = first_year(now.clock.value) if now.clock else None
    if year is None or said.number is None:
        return None
    first = year // 100 * 100 + said.number
    return Resolved(
        values.decade(first), now.clock, f"the century is understood from {now.clock.value if now.clock else ''}"
    )


def _century(said: Said, now: Now) -> Resolved | None:
    if said.year is None:
        return None
    bce = said.bce if said.bce is not None else False
    value = values.century(said.year, bce=bce)
    if said.number:
        value = values.interval(values.century(said.number, bce=bce), value)
    return Resolved(value, None, "centuries run from the year 1")


def _given(said: Said, _: Now) -> Resolved | None:
    return Resolved(said.value, None, said.why) if said.value else None


def _shift(said: Said, now: Now) -> Resolved | None:
    tick = now.event if said.event else now.recent
    if tick is None or said.number is None or said.unit is None:
        return None
    value = shifted(tick.value, said.sign * said.number, said.unit)
    way = "after" if said.sign > 0 else "before"
    return value and Resolved(value, tick, f"{said.number} {said.unit}s {way} {tick.value}") or None


def shifted(value: str, count: int, unit: str) -> str | None:
    """A value moved by days, weeks, months, years, decades or centuries, no finer than either."""
    if unit in ("decade", "century"):
        return _years_on(value, count * (10 if unit == "decade" else 100), 2)
    if unit == "year":
        return _years_on(value, count, abs(count))
    if unit == "month":
        return _months_on(value, count)
    step = 7 * count if unit == "week" else count
    low, high = bounds(value)
    if unit_of(value) == "day":
        return values.on(int(low) + step)
    return _covering(low + step, high + step)


def _covering(low: float, high: float) -> str:
    """The months that hold the days."""
    (y1, m1, _), (y2, m2, _) = civil(int(low)), civil(int(high))
    first, last = values.month(y1, m1), values.month(y2, m2)
    return values.qualified(first if first == last else f"{first}/{last}", "~")


def _years_on(value: str, years: int, count: int) -> str | None:
    low, high = bounds(value)
    (y1, m1, _), (y2, _, _) = civil(int(low)), civil(int(high))
    if unit_of(value) == "month" and count == 1:
        return values.month(y1 + years, m1)
    if y2 - y1 > 1 and unit_of(value) in ("span", "decade"):
        return values.qualified(f"{values.year(y1 + years)}/{values.year(y2 + years)}", "~")
    return values.year(y1 + years)


def _months_on(value: str, months: int) -> str:
    low, high = bounds(value)
    first = values.month(*values.shifted_month((low, low), months))
    if unit_of(value) in ("day", "month"):
        return first
    last = values.month(*values.shifted_month((high, high), months))
    return values.qualified(f"{first}/{last}", "~")


def _within(said: Said, now: Now) -> Resolved | None:
    if now.last is None or said.number is None or said.unit is None:
        return None
    end = shifted(now.last.value, said.number, said.unit)
    if end is None:
        return None
    fine = end if unit_of(now.last.value) != "year" or said.unit in ("year", "decade", "century") else now.last.value
    value = values.qualified(values.interval(now.last.value, fine), "~")
    return Resolved(value, now.last, f"within {said.number} {said.unit}s of {now.last.value}")


def _near(said: Said, now: Now) -> Resolved | None:
    """ "that summer", "the following March", "the previous Saturday", "the same year"."""
    if said.unit:
        return _near_unit(said, now.recent)
    tick = (now.recent if said.which == "same" and now.joined else now.clock) or now.last
    if tick is None:
        return None
    if said.weekday is not None:
        return _near_weekday(said, tick)
    return _near_named(said, tick)


def _near_weekday(said: Said, tick: Tick) -> Resolved | None:
    if unit_of(tick.value) != "day" or said.weekday is None:
        return None
    day = int(bounds(tick.value)[0])
    if said.which == "previous":
        day -= (weekday_of(day) - said.weekday - 1) % 7 + 1
    else:
        day += (said.weekday - weekday_of(day) - 1) % 7 + 1
    return Resolved(values.on(day), tick, f"the {said.which} such weekday from {tick.value}")


def _near_named(said: Said, tick: Tick) -> Resolved | None:
    """A month or season with same, next or previous: counted from the first month of the anchor."""
    low, high = (int(edge) for edge in bounds(tick.value))
    (year, month, _), (last_year, last_month, _) = civil(low), civil(high)
    wanted = _first_month(said, year)
    if said.which == "next":
        whole = unit_of(tick.value) == "year"
        year = year + (wanted < 12) if whole else last_year + (wanted <= last_month)
    elif said.which == "previous":
        year = year - 1 if unit_of(tick.value) == "year" or wanted >= month else year
    elif unit_of(tick.value) == "span" and last_year == year + 1 and wanted <= last_month:
        year = last_year
    value = _dated(replace(said, form="point"), year)
    return Resolved(value, tick, f"{said.which} from {tick.value}") if value else None


_STEP = {"same": 0, "next": 1, "previous": -1}


def _near_unit(said: Said, tick: Tick | None) -> Resolved | None:
    if tick is None or said.unit is None or said.which is None:
        return None
    step = _STEP[said.which]
    value = _period(tick.value, said.unit, step)
    return Resolved(value, tick, f"{said.which} {said.unit} from {tick.value}") if value else None


def _period(value: str, unit: str, step: int) -> str | None:
    """The day, week, month, year, decade or century that holds the value, or the one next to it."""
    low = int(bounds(value)[1 if step > 0 else 0])
    year, month, _ = civil(low)
    if unit == "day":
        return values.on(low + step) if unit_of(value) == "day" else None
    if unit == "week":
        return _week(low, step) if unit_of(value) == "day" else None
    if unit == "month":
        return (
            values.month(*values.shifted_month((low, low), step)) if bounds(value)[1] - bounds(value)[0] < 93 else None
        )
    if unit == "year":
        return values.year(year + step)
    if unit == "decade":
        return values.decade(year // 10 * 10 + 10 * step) if year >= 0 else None
    return values.century((year - 1) // 100 + 1 + step) if year > 0 else None


def _week(day: int, step: int) -> str:
    first = day - weekday_of(day) + 7 * step
    return values.qualified(f"{values.on(first)}/{values.on(first + 6)}", "~")


_FORMS: dict[str, Callable[[Said, Now], Resolved | None]] = {
    "point": _point,
    "decade": _decade,
    "century": _century,
    "value": _given,
    "shift": _shift,
    "within": _within,
    "near": _near,
}
