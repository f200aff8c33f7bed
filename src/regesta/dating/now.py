"""What a phrase is resolved with, and what comes of it."""

from typing import NamedTuple

import msgspec

from regesta.dating.clock import Tick

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
