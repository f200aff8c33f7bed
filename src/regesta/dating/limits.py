"""What a limit does to a date: "by", "before", "after" and "not before" open one side."""

from regesta.core.edtf import bounds, civil, iso_day
from regesta.dating import values
from regesta.dating.now import NO_YEAR
from regesta.dating.values import edges, on, unit_of

INFINITE = float("inf")


def limits(value: str, bound: str | None) -> tuple[str | None, str | None]:
    """The earliest and latest ISO day that a value allows under its limit; None on an open side or without a year."""
    if value.startswith(NO_YEAR):
        return None, None
    low, high = bounds(value)
    if bound == "earlier":
        low, high = -INFINITE, low - 1
    elif bound == "later":
        low, high = high + 1, INFINITE
    return iso_day(-INFINITE if bound == "before" else low), iso_day(INFINITE if bound == "after" else high)


def bounded(value: str, bound: str | None) -> str:
    """The value under its limit as an open interval: "by 1905" is `../1905`, "after 1905" is `1906/..`."""
    if bound is None or value.startswith(NO_YEAR):
        return value
    first, last = edges(value)
    if bound == "earlier":
        return f"../{_beside(first, -1)}"
    if bound == "later":
        return f"{_beside(last, 1)}/.."
    return f"../{last}" if bound == "before" else f"{first}/.."


def _beside(side: str, step: int) -> str:
    """The year, month or day next to one, no finer than it."""
    low, high = bounds(side)
    day = int(high) + 1 if step > 0 else int(low) - 1
    year, month, _ = civil(day)
    return {"year": values.year(year), "month": values.month(year, month)}.get(unit_of(side), on(day))
