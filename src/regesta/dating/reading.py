"""One date phrase by itself, as a small library: `parse("late spring 1848")`."""

import re
from typing import Literal

import msgspec

from regesta.core.edtf import format
from regesta.core.edtf import parse as parse_edtf
from regesta.dating.clock import Tick
from regesta.dating.finder import phrases
from regesta.dating.limits import bounded, limits
from regesta.dating.now import Now
from regesta.dating.resolve import resolved_range
from regesta.dating.said import Found
from regesta.dating.telling import NO_ANCHOR, NO_DATE
from regesta.errors import UsageError

_LEADS = ("", "on ", "in ")  # "the 19th" is a date in this company only
_AROUND = re.compile(
    r"(?:\s|in|on|at|by|from|between|during|of|the|since|until|till|before|after|not|no|later|earlier|than|up|to|as|"
    r"perhaps|probably|possibly|night|morning|evening|afternoon|small|early|hours|dawn|year|[,.;:()“”‘’])*",
    re.I,
)


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """What a phrase says: its EDTF value (None for durations, sets and ages), the ISO days that it allows, and why."""

    edtf: str | None
    earliest: str | None = None
    latest: str | None = None
    kind: Literal["date", "duration", "set", "age"] = "date"
    iso8601: str | None = None
    reason: str = ""


class UnreadableDate(UsageError):
    """Words that are not one date."""

    code = "date"


def parse(phrase: str, *, anchor: str | None = None) -> Dated:
    """Read one date phrase; "by 1905" and the like give open intervals.

    Args:
        phrase: the words, in English.
        anchor: the EDTF date in force, for a phrase that leans on one ("the following spring").

    Raises:
        UnreadableDate: the words hold no date, more than one, or one that needs an anchor.
        regesta.core.edtf.EdtfError: the anchor is no EDTF.
    """
    found = _only(phrase)
    if found.said.form in ("duration", "set", "age"):
        return Dated(edtf=None, kind=found.said.form, iso8601=found.said.iso8601, reason="as written")
    tick = None if anchor is None else Tick(0, format(parse_edtf(anchor)), "")
    resolved = resolved_range(found, Now(clock=tick, last=tick, recent=tick, event=tick))
    if resolved is None:
        raise _unreadable(phrase, NO_DATE if anchor else NO_ANCHOR)
    low, high = limits(resolved.value, found.said.bound)
    value = bounded(resolved.value, found.said.bound)
    return Dated(edtf=value, earliest=low, latest=high, reason=resolved.reason)


def _only(phrase: str) -> Found:
    lead = next((lead for lead in _LEADS if phrases(lead + phrase)), "")
    founds = phrases(lead + phrase)
    if len(founds) != 1:
        raise _unreadable(phrase, f"{len(founds)} dates" if founds else "no date")
    found, text = founds[0], lead + phrase
    for rest in (text[: found.start], text[found.end :]):
        if not _AROUND.fullmatch(rest):
            raise _unreadable(phrase, f"a date and other words, {rest.strip()!r}")
    return found


def _unreadable(phrase: str, found: str) -> UnreadableDate:
    hint = "Give one date as prose writes it; one that leans on another takes anchor='1848-05'."
    return UnreadableDate(expected="a date phrase", found=f"{phrase!r} ({found})", hint=hint)
