"""The sections of the screen, one function each: a heading, a remark, the lines, and where the rest is to be had."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

import click

from regesta.cli.screen.desk import Desk
from regesta.cli.screen.weight import is_unsourced, weighed_claims, weighed_events
from regesta.cli.wording import said
from regesta.core.edtf import bounds, civil
from regesta.core.records import (
    Account,
    Attribution,
    Entity,
    Holding,
    Membership,
    Statement,
    Tie,
)

WHO = (("people", "person"), ("bodies", "group"), ("places", "place"), ("works", "work"))
DATE = 17  # columns
TYPE = 14
ROWS = {"events": 14, "claims": 8, "unsourced": 5, "rivals": 6, "changes": 6, "ties": 5, "shelves": 6, "doubts": 6}
STANCES = {"endorses": "✓ rightly", "doubts": "? doubted", "rejects": "✗ rejected"}
STATUSES = {"present": "held", "absent": "missing", "unknown": "unknown"}
CENTURY = 36_525  # days
BARS = "▁▂▃▄▅▆▇█"

T = TypeVar("T")


class Section(NamedTuple):
    """A part of the screen; `more` rows are left out and `verb` shows them."""

    heading: str
    lines: list[str]
    remark: str = ""
    more: int = 0
    verb: str = ""


def span(desk: Desk) -> Section:
    """The years that the statements cover, where most of them lie, and a strip of how they are spread."""
    years = sorted(_years(desk))
    if not years:
        return Section("Covers", [])
    low, high = years[len(years) // 10], years[-1 - len(years) // 10]
    mostly = f", mostly {_year(low)}–{_year(high)}" if (low, high) != (years[0], years[-1]) and low < high else ""
    whole = _year(years[0]) if years[0] == years[-1] else f"{_year(years[0])}–{_year(years[-1])}"
    return Section("Covers", [], f"{whole}{mostly}   {_strip(years)}")


def _years(desk: Desk) -> Iterator[int]:
    """The year in which each dated statement (or, where there is none, each date of the prose) may have begun.

    Dates that allow more than a century tell nothing.
    """
    told = [row.edtf for row in desk.reading.statements if row.edtf]
    for edtf in told or [row.edtf for row in desk.reading.times if row.edtf and not row.inside]:
        first, last = bounds(edtf)
        day = first if math.isfinite(first) else last
        if math.isfinite(day) and not CENTURY < last - first < math.inf:
            yield civil(int(day))[0]


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"


def _strip(years: Sequence[int], columns: int = 40) -> str:
    """One bar for each of `columns` equal parts of the time covered."""
    reach = max(years[-1] - years[0] + 1, columns)
    heights = Counter((year - years[0]) * columns // reach for year in years)
    top = max(heights.values())
    return "".join(BARS[max(0, -(-heights[at] * 8 // top) - 1)] if heights[at] else "·" for at in range(columns))


def who(desk: Desk) -> Section:
    """The people, bodies, places and works most spoken of, with how often."""
    lines = [_kind(desk, label, kind) for label, kind in WHO]
    return Section("Who", [line for line in lines if line])


def _kind(desk: Desk, label: str, kind: str) -> str:
    named = [row for row in desk.reading.entities if row.kind == kind and _named(row)]
    ranked = sorted(named, key=lambda row: (-len(row.mentions), row.mentions[0].start))
    told, room = "", desk.width - 12
    for row in ranked:
        more = f"{' · ' if told else ''}{row.name} {len(row.mentions)}"
        if len(told) + len(more) > room:
            break
        told += more
    return f"{label:<8}{told}" if told else ""


def _named(entity: Entity) -> bool:
    return any(mention.form == "name" for mention in entity.mentions)


def events(desk: Desk) -> Section:
    """What is told as having happened, the weightiest of it, in order of time."""
    rows = weighed_events(desk, ROWS["events"])
    more = len(desk.reading.statements) - len(rows)
    return Section("What happened", [_event(desk, row) for row in rows], "", more, "regesta events FILE")


def _event(desk: Desk, row: Statement) -> str:
    word = desk.voices(row.attribution)
    tail = f"  ◂ {word}" if word else _noted(desk.markers_of(row.notes))
    when = click.style(f"{said(row.edtf):>{DATE}}", fg="green")
    room = desk.width - DATE - TYPE - len(tail) - 6
    return f"{when}  {row.type:<{TYPE}}{desk.excerpt(row.span, room, trigger=row.trigger)}{click.style(tail, dim=True)}"


def _noted(markers: str) -> str:
    return f"  {markers}" if markers else ""


def claims(desk: Desk) -> Section:
    """Who says what on whose word: of the claims with a ground, those first that the narrator weighs or flags."""
    every = desk.reading.attributions
    grounded = [row for row in every if not is_unsourced(row)]
    remark = f"{len(grounded)} of {len(every)} claims have a note, a document or the words themselves" if every else ""
    return _section(
        desk, "On whose word", "claims", weighed_claims(desk, grounded), _claim, remark, "regesta claims FILE"
    )


def _claim(desk: Desk, row: Attribution) -> str:
    voices = desk.voices(row.id)
    voices = voices if len(voices) <= 30 else "…" + voices[-29:]
    flags = ", ".join(flag for flag in row.evidence if flag != "noted")
    told = [STANCES.get(row.stance, ""), flags, desk.markers_of(row.notes)]
    tail = "  " + " · ".join(part for part in told if part) if any(told) else ""
    room = desk.width - len(voices) - len(tail) - 6
    return f"{click.style(voices, bold=True)}: {desk.excerpt(row.content, room)}{click.style(tail, fg='magenta')}"


def unsourced(desk: Desk) -> Section:
    """Claims for which the text gives no note, no document and no words."""
    rows = weighed_claims(desk, [row for row in desk.reading.attributions if is_unsourced(row)])
    return _section(desk, "Without a source", "unsourced", rows, _claim, verb="regesta claims FILE --unsourced")


def rivals(desk: Desk) -> Section:
    """Rival accounts of one event, with the narrator's verdict on each."""
    return _section(desk, "Rival accounts", "rivals", desk.reading.accounts, _rival, verb="regesta accounts FILE")


def _rival(desk: Desk, row: Account) -> str:
    head = f"{row.verdict:<13}{desk.name(row.holder, 'nobody named')}: "
    return click.style(head, bold=True) + desk.excerpt(
        desk.sentence(row.claim), desk.width - len(head) - 4, trigger=row.claim
    )


def changes(desk: Desk) -> Section:
    """Who joined, left or held what."""
    return _section(
        desk, "In and out", "changes", desk.reading.memberships, _change, verb="regesta network FILE --at DATE"
    )


def _change(desk: Desk, row: Membership) -> str:
    office = f" as {row.office}" if row.office else ""
    when = click.style(f"{said(row.edtf):>{DATE}}", fg="green")
    return f"{when}  {desk.name(row.person)} {row.change} {desk.name(row.group)}{office}"


def ties(desk: Desk) -> Section:
    """Who stood with or against whom."""
    return _section(desk, "With and against", "ties", desk.reading.ties, _tie, verb="regesta network FILE --at DATE")


def _tie(desk: Desk, row: Tie) -> str:
    when = click.style(f"{said(row.edtf):>{DATE}}", fg="green")
    return f"{when}  {desk.name(row.a)} {'with' if row.sign == '+' else 'against'} {desk.name(row.b)}"


def shelves(desk: Desk) -> Section:
    """What a collection holds and lacks."""
    rows = sorted(desk.reading.holdings, key=lambda row: row.status == "present")
    return _section(desk, "Held and missing", "shelves", rows, _holding, verb="regesta holdings FILE")


def _holding(desk: Desk, row: Holding) -> str:
    head = f"{STATUSES.get(row.status, row.status):<9}"
    return click.style(head, bold=True) + desk.excerpt(desk.sentence(row), desk.width - len(head) - 4, trigger=row)


def doubts(desk: Desk) -> Section:
    """What an editor would query. A problem that is also a finding is told once."""
    told = [(row.kind, row.message) for row in desk.reading.findings]
    told += [(row.code, row.message) for row in desk.reading.problems]
    return _section(desk, "What is odd", "doubts", dict.fromkeys(told), _doubt, verb="regesta check FILE")


def _doubt(desk: Desk, row: tuple[str, str]) -> str:
    kind, message = row
    room = desk.width - len(kind) - 8
    return f"{click.style(kind, fg='red')}  {message if len(message) <= room else message[: room - 1] + '…'}"


def _section(
    desk: Desk,
    heading: str,
    key: str,
    rows: Iterable[T],
    line: Callable[[Desk, T], str],
    remark: str = "",
    verb: str = "",
) -> Section:
    listed = list(rows)
    return Section(heading, [line(desk, row) for row in listed[: ROWS[key]]], remark, len(listed) - ROWS[key], verb)
