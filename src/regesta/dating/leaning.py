"""Dates that lean on another: shifted from it, within a span of it, the same, next or previous period."""

from msgspec.structs import replace

from regesta.core.edtf import bounds, civil
from regesta.dating import values
from regesta.dating.calendars import printed_weekday
from regesta.dating.clock import Tick
from regesta.dating.lexicon import WEEKDAYS
from regesta.dating.now import NO_YEAR, Now, Resolved
from regesta.dating.points import dated, first_month
from regesta.dating.said import Said
from regesta.dating.values import unit_of

_COARSE = 300  # days of a date that some days or weeks don't shift
_STEP = {"same": 0, "next": 1, "previous": -1}


def shift(said: Said, now: Now) -> Resolved | None:
    """ "Two years later", "three days after his death": a distance from the last date or a dated event."""
    tick = now.event if said.event else now.recent
    if tick is None or said.number is None or said.unit is None:
        return None
    value = shifted(tick.value, said.sign * said.number, said.unit)
    if said.which == "short" and value and unit_of(tick.value) in ("day", "month") and said.unit == "year":
        value = _falling_short(tick.value, said.sign * said.number)
    way = "after" if said.sign > 0 else "before"
    return (value and Resolved(value, tick, f"{amount(said.number, said.unit)} {way} {tick.value}")) or None


def counted(found: Resolved, count: int, unit: str, *, stretch: bool = False) -> Resolved | None:
    """ "The eve of Easter 1916", "ten years after 1066": counted from a date of the phrase itself."""
    if found.value.startswith(NO_YEAR):
        return None
    way = "before" if count < 0 else "after"
    if unit in WEEKDAYS:
        value = weekday_from(found.value, WEEKDAYS.index(unit), count)
        reason = f"{abs(count)} {unit}{'s' * (abs(count) > 1)} {way} {found.value}"
    else:
        value, reason = shifted(found.value, count, unit), f"{amount(abs(count), unit)} {way} {found.value}"
    if value and stretch:
        value = values.interval(found.value, value) if count > 0 else values.interval(value, found.value)
    return Resolved(value, found.anchor, reason) if value else None


def weekday_from(value: str, weekday: int, count: int) -> str | None:
    """The `count`th such weekday after a day, or before it where `count` is negative."""
    if unit_of(value) != "day":
        return None
    day = int(bounds(value)[0])
    if count < 0:
        return values.on(day - (printed_weekday(day) - weekday - 1) % 7 - 1 + 7 * (count + 1))
    return values.on(day + (weekday - printed_weekday(day) - 1) % 7 + 1 + 7 * (count - 1))


def _falling_short(value: str, years: int) -> str:
    """ "Almost two years later": the last two months of that time for each year, up to six."""
    slack = min(6, 2 * abs(years)) * (1 if years < 0 else -1)
    whole = values.month(*values.shifted_month(bounds(value), 12 * years))
    short = values.month(*values.shifted_month(bounds(value), 12 * years + slack))
    return values.interval(*sorted((short, whole)))


def amount(count: int, unit: str) -> str:
    """A number of units in words: 1 year, 2 centuries."""
    if count == 1:
        return f"1 {unit}"
    return f"{count} {unit[:-1]}ies" if unit == "century" else f"{count} {unit}s"


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
    if high - low > _COARSE:
        return values.qualified(value, "~")
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


def within(said: Said, now: Now) -> Resolved | None:
    """ "Within a fortnight", "over the next two decades": from the last date to that distance, or up to it."""
    for tick in (now.last, now.clock):
        if tick and tick is not now.ahead and (value := _stretch(tick.value, said)):
            way, of = ("within", "of") if said.sign > 0 else ("the last", "before")
            return Resolved(value, tick, f"{way} {amount(said.number or 0, said.unit or '')} {of} {tick.value}")
    return None


def _stretch(anchor: str, said: Said) -> str | None:
    """From the anchor on, or up to it; None where the anchor itself lasts longer than the stretch."""
    low, high = bounds(anchor)
    end = shifted(anchor, said.sign * (said.number or 0), said.unit or "")
    if end is None or (unit_of(anchor) == "span" and high - low > abs(bounds(end)[0] - low)):
        return None
    if unit_of(anchor) == "year" and said.unit not in ("year", "decade", "century"):
        end = anchor
    return values.qualified(values.interval(anchor, end) if said.sign > 0 else values.interval(end, anchor), "~")


def near(said: Said, now: Now) -> Resolved | None:
    """ "that summer", "the following March", "the previous Saturday", "the same year"."""
    if said.unit:
        return _near_unit(said, now.event if said.event else now.recent)
    tick = (now.recent if said.which == "same" and now.joined else now.clock) or now.last
    if tick is None:
        return None
    if said.weekday is not None:
        return _near_weekday(said, tick)
    return _near_named(said, tick)


def _near_weekday(said: Said, tick: Tick) -> Resolved | None:
    if said.weekday is None:
        return None
    day = weekday_from(tick.value, said.weekday, -1 if said.which == "previous" else 1)
    return Resolved(day, tick, f"the {said.which} such weekday from {tick.value}") if day else None


def _near_named(said: Said, tick: Tick) -> Resolved | None:
    """A month or season with same, next or previous: counted from the first month of the anchor."""
    low, high = (int(edge) for edge in bounds(tick.value))
    (year, month, _), (last_year, last_month, _) = civil(low), civil(high)
    wanted = first_month(said, year)
    if said.which == "next":
        whole = unit_of(tick.value) == "year"
        year = year + (wanted < 12) if whole else last_year + (wanted <= last_month)
    elif said.which == "previous":
        year = year - 1 if unit_of(tick.value) == "year" or wanted >= month else year
    elif unit_of(tick.value) == "span" and last_year == year + 1 and wanted <= last_month:
        year = last_year
    value = dated(replace(said, form="point"), year)
    return Resolved(value, tick, f"{said.which} from {tick.value}") if value else None


def _near_unit(said: Said, tick: Tick | None) -> Resolved | None:
    if tick is None or said.unit is None or said.which is None:
        return None
    step = _STEP[said.which]
    value = _period(tick.value, said.unit, step)
    return Resolved(value, tick, f"{said.which} {said.unit} from {tick.value}") if value else None


def _period(value: str, unit: str, step: int) -> str | None:
    """The day, week, month, year, decade or century that holds the value, or the one next to it."""
    low = int(bounds(value)[1 if step > 0 else 0])
    year = civil(low)[0]
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
    first = day - printed_weekday(day) + 7 * step
    return values.qualified(f"{values.on(first)}/{values.on(first + 6)}", "~")
