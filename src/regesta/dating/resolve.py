"""From what a phrase says and the dates told before it to an EDTF value, its anchor and the reason.

Each form has its function `(said, now) -> Resolved | None`; None means that the text does not give the date.
"""

from collections.abc import Callable

from msgspec.structs import replace

from regesta.core.edtf import bounds
from regesta.dating import leaning, points, values
from regesta.dating.clock import Tick
from regesta.dating.now import NO_YEAR, Now, Resolved
from regesta.dating.said import Found, Said
from regesta.dating.values import unit_of

_FORMS: dict[str, Callable[[Said, Now], Resolved | None]] = {
    "point": points.point,
    "decade": points.decade,
    "century": points.century,
    "turn": points.turn,
    "value": points.given,
    "shift": leaning.shift,
    "within": leaning.within,
    "near": leaning.near,
}


def resolve(said: Said, now: Now) -> Resolved | None:
    """The value of a phrase in its context."""
    found = _FORMS[said.form](said, now) if said.form in _FORMS else None
    if found is not None and said.away:
        found = leaning.counted(found, *said.away, stretch=said.which == "stretch")
    if found is None:
        return None
    value = values.part_of(found.value, said.part) if said.part and not found.value.startswith(NO_YEAR) else found.value
    if unit_of(value) == "span" and said.form == "century":
        value = values.qualified(value, "~")
    reason = found.reason + (f"; {said.part} of it, by usual shares" if said.part else "")
    return Resolved(values.qualified(value, said.mark), found.anchor, reason)


def resolved_range(found: Found, now: Now) -> Resolved | None:
    """A phrase of one side or two; None where a side can't be resolved or the range runs backward."""
    first = resolve(found.said, now)
    if found.last is None or first is None:
        return first
    tick = Tick(found.start, first.value, first.anchor.id if first.anchor else "")
    after = found.last.form == "point" and found.last.year is None
    last_said = replace(found.last, year_word="after") if after else found.last
    yearless = first.value.startswith(NO_YEAR)
    last = resolve(
        last_said, now if yearless else Now(clock=tick, last=tick, recent=tick, bce=first.value.startswith("-"))
    )
    return _spanned(first, last)


def _spanned(first: Resolved, last: Resolved | None) -> Resolved | None:
    if last is None:
        return first
    if NO_YEAR in first.value + last.value:
        return Resolved(f"{first.value}/{last.value}", None, first.reason)
    if bounds(first.value)[0] > bounds(last.value)[1]:
        return None
    value = values.interval(first.value, last.value)
    return Resolved(value, first.anchor or last.anchor, f"from {first.value} to {last.value}")
