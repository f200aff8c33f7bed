"""What an EDTF string says, as frozen records that print back to the same string.

A qualifier is one of `?` (uncertain), `~` (approximate), `%` (both). Level 2 lets it stand before a component (that one
alone) or behind it (that one and all to its left); at the end of the date it speaks of the whole, which is level 1.
"""

from enum import Enum
from typing import Literal

import msgspec

Qualifier = Literal["", "?", "~", "%"]


class Component(msgspec.Struct, frozen=True):
    """A year, month (or season code) or day as written; `X` is an unspecified digit, a year may carry its minus."""

    digits: str
    own: Qualifier = ""
    group: Qualifier = ""

    def __str__(self) -> str:
        return f"{self.own}{self.digits}{self.group}"

    @property
    def low(self) -> int:
        """The least number that the digits allow."""
        return int(self.digits.replace("X", "9" if self.digits.startswith("-") else "0"))

    @property
    def high(self) -> int:
        """The greatest number that the digits allow."""
        return int(self.digits.replace("X", "0" if self.digits.startswith("-") else "9"))


class Date(msgspec.Struct, frozen=True):
    """A year, a month or season of a year, or a day; `time` is the clock time with its zone, verbatim, where given."""

    year: Component
    month: Component | None = None
    day: Component | None = None
    time: str | None = None

    def __str__(self) -> str:
        parts = "-".join(str(part) for part in (self.year, self.month, self.day) if part)
        return f"{parts}T{self.time}" if self.time else parts

    @property
    def qualifiers(self) -> str:
        """Every qualifier that stands anywhere in it, in order."""
        return "".join(p.own + p.group for p in (self.year, self.month, self.day) if p)


class LongYear(msgspec.Struct, frozen=True):
    """`Y-17E7S3`, `1950S2`: a year with exponent and significant digits; `marked` tells whether the Y stands."""

    mantissa: int
    exponent: int | None = None
    significant: int | None = None
    marked: bool = True
    qualifier: Qualifier = ""

    def __str__(self) -> str:
        year = str(self.mantissa) if self.marked else f"{'-' * (self.mantissa < 0)}{abs(self.mantissa):04d}"
        exponent = "" if self.exponent is None else f"E{self.exponent}"
        significant = "" if self.significant is None else f"S{self.significant}"
        return f"{'Y' * self.marked}{year}{exponent}{significant}{self.qualifier}"

    @property
    def qualifiers(self) -> str:
        """Its qualifier, if any."""
        return self.qualifier

    @property
    def number(self) -> int:
        """The year meant."""
        return int(self.mantissa * 10 ** (self.exponent or 0))


class Edge(Enum):
    """An interval's side that is no date: `..` never ends (or never began), an empty one is not known."""

    OPEN = ".."
    UNKNOWN = ""

    def __str__(self) -> str:
        return self.value


Instant = Date | LongYear


class Interval(msgspec.Struct, frozen=True):
    """`start/end`, both inclusive."""

    start: Instant | Edge
    end: Instant | Edge

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"

    @property
    def qualifiers(self) -> str:
        """The qualifiers of both ends."""
        return "".join(side.qualifiers for side in (self.start, self.end) if not isinstance(side, Edge))


class Range(msgspec.Struct, frozen=True):
    """`1670..1672` inside a set: all dates of that precision from one to the other; None where it is open."""

    first: Instant | None
    last: Instant | None

    def __str__(self) -> str:
        return f"{self.first or ''}..{self.last or ''}"

    @property
    def qualifiers(self) -> str:
        """The qualifiers of both ends."""
        return "".join(side.qualifiers for side in (self.first, self.last) if side)


class Set(msgspec.Struct, frozen=True):
    """`[..]` one of the members, `{..}` all of them (`every`); written with `gap` behind each comma."""

    members: tuple[Instant | Range, ...]
    every: bool = False
    gap: str = ""

    def __str__(self) -> str:
        left, right = "{}" if self.every else "[]"
        return left + f",{self.gap}".join(str(member) for member in self.members) + right

    @property
    def qualifiers(self) -> str:
        """The qualifiers of all members."""
        return "".join(member.qualifiers for member in self.members)


Value = Date | LongYear | Interval | Set
