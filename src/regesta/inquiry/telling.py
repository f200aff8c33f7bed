"""Two tellings side by side: whether they tell of one event, and if they do, whether they agree."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from regesta.core import edtf
from regesta.inquiry.records import Event, Named

# What happens once to its bearer: two tellings of it are of one event, whatever else they say.
ONCE = {
    "birth": "patient",
    "death": "patient",
    "killing": "patient",
    "execution": "patient",
    "founding": "group",
    "dissolution": "group",
    "publication": "work",
}
PRINCIPALS = ("agent", "patient", "party", "recipient", "group", "work")
COMPARED = (*PRINCIPALS, "place", "origin")
NEAR = 3 * 366  # days between two dates of what may still be one event, told by two sources
FINE = 62  # days within which two dates are fine enough to tell events apart

Canonical = Callable[[Named], str]


class Likeness(NamedTuple):
    """What two tellings share and where they part: roles with bearers in common (how many), roles with none; days."""

    shared: frozenset[str]
    common: int
    parted: frozenset[str]
    days: str


def bearers(event: Event, role: str, canonical: Canonical) -> frozenset[str]:
    """Who fills the role."""
    return frozenset(canonical(part.who) for part in event.parts if part.role == role)


def likeness(one: Event, other: Event, canonical: Canonical) -> Likeness:
    """How two tellings of one type compare."""
    shared: set[str] = set()
    parted: set[str] = set()
    common = 0
    for role in COMPARED:
        a, b = bearers(one, role, canonical), bearers(other, role, canonical)
        if a and b:
            (shared if a & b else parted).add(role)
            common += len(a & b)
    return Likeness(frozenset(shared), common, frozenset(parted), days(one, other))


def days(one: Event, other: Event) -> str:
    """`same`, `finer` (one within or across the other), `near`, `far`, or `open` where one is undated."""
    if not (one.edtf and other.edtf):
        return "open"
    a, b = edtf.bounds(one.edtf), edtf.bounds(other.edtf)
    if a == b:
        return "same"
    gap = max(a[0], b[0]) - min(a[1], b[1])
    return "finer" if gap <= 0 else "near" if gap <= NEAR else "far"


def is_one(one: Event, other: Event, like: Likeness, *, alone: bool) -> bool:
    """Whether two tellings of one type are of one event; `alone` says that each side tells only one such.

    Once-only things are one by their bearer. Others need days that meet and nobody who parts them, or, told once on
    each side, two bearers in common and days not far apart.
    """
    key = ONCE.get(one.type)
    if key is not None and (key in like.shared or key in like.parted):
        return key in like.shared
    held = like.shared & set(PRINCIPALS)
    if not held or like.days == "far":
        return False
    if like.days in ("same", "finer") and not like.parted & set(PRINCIPALS):
        return True
    if like.days in ("same", "finer"):
        return len(held) >= 2 or (alone and "patient" in held and _fine(one) and _fine(other))
    if like.parted & set(PRINCIPALS):
        return False
    return alone and (like.days == "open" or like.common >= 2)


def _fine(event: Event) -> bool:
    low, high = edtf.bounds(event.edtf) if event.edtf else (0, FINE + 1)
    return high - low <= FINE


def differences(one: Event, other: Event, like: Likeness) -> Iterator[tuple[str, str]]:
    """On what two tellings of one event contradict one another, each with a sentence."""
    if one.polarity != other.polarity:
        yield "polarity", "one says that it happened, the other that it didn't"
    if like.days in ("near", "far"):
        yield "date", f"{one.edtf} against {other.edtf}"
    for role in sorted(like.parted):
        if _excluded(one, other, role):
            yield role, f"{_names(one, role)} against {_names(other, role)}"


def refinements(one: Event, other: Event, like: Likeness) -> Iterator[tuple[str, str]]:
    """On what one telling is more exact than the other, without contradiction."""
    if like.days == "finer" or (like.days == "open" and one.edtf != other.edtf):
        yield "date", f"{one.edtf or 'undated'} and {other.edtf or 'undated'}"
    for role in COMPARED:
        a, b = _names(one, role), _names(other, role)
        if bool(a) != bool(b):
            yield role, f"{a or b} in one only"
        elif role in like.parted and not _excluded(one, other, role):
            yield role, f"{a} and {b}"


def _names(event: Event, role: str) -> str:
    return ", ".join(part.who.name for part in event.parts if part.role == role)


def _excluded(one: Event, other: Event, role: str) -> bool:
    """Whether who fills the role in one telling leaves no room for who fills it in the other.

    A place may lie in the other; bodies overlap ("the Allies", "France"), and of several people each telling may name
    some: only one named person against another, and one place against another, can't both be right.
    """
    if role in ("place", "origin"):
        return not _one_place(one, other, role)
    sides = [[part.who for part in event.parts if part.role == role] for event in (one, other)]
    return all(len(side) == 1 and side[0].kind != "group" for side in sides)


def _one_place(one: Event, other: Event, role: str) -> bool:
    """Whether one telling's own words name the other's place too ("Somerset House in London")."""
    names = [_names(event, role).casefold() for event in (one, other)]
    quotes = [event.proof.quote.casefold() for event in (one, other)]
    return names[0] in quotes[1] or names[1] in quotes[0] or names[0] in names[1] or names[1] in names[0]
