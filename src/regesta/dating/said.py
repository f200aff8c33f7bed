"""What a date phrase says before its context is asked: the bridge between the grammar and the resolver."""

from typing import Literal

import msgspec

Form = Literal["point", "decade", "century", "turn", "value", "shift", "near", "within", "duration", "set", "age"]


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One date phrase, read but not resolved.

    A `point` gives what it gives of year, month or season, day, weekday and feast. `bce` is None where no era is said.
    `until` is the second year of a pair, `of_century` a year written '36.
    `shift` is `number` `unit`s from an anchor (`sign`); `near` is `which` (same, next, previous) of a unit or of the
    point's own month, season or weekday; `within` the days up to that distance. `away` counts from the date itself (the
    eve of it, two years before it, the Sunday after it); `rank` is which such weekday of its month, -1 the last.
    `value` is EDTF that needs no context.
    """

    form: Form = "point"
    year: int | None = None
    bce: bool | None = None
    until: int | None = None
    of_century: int | None = None
    month: int | None = None
    season: int | None = None
    day: int | None = None
    weekday: int | None = None
    feast: str | None = None
    year_word: str | None = None
    number: int | None = None
    unit: str | None = None
    sign: int = 1
    which: str | None = None
    part: str | None = None
    mark: str = ""
    bound: str | None = None
    julian: bool = False
    away: tuple[int, str] | None = None
    rank: int | None = None
    value: str | None = None
    iso8601: str | None = None
    event: str | None = None
    why: str = ""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A date phrase at its place. A range has a `last` side, whose words begin at `last_start`."""

    start: int
    end: int
    said: Said
    last: Said | None = None
    first_end: int | None = None
    last_start: int | None = None
    inside: Literal["title", "note", "quotation", "parenthesis"] | None = None
