"""Every question put to a filled ledger, with arguments drawn by a seed from what it holds."""

import random
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import text

from regesta import inquiry
from regesta.errors import UsageError
from regesta.ledger import Ledger

SAMPLE = 4000  # rows looked at for names and words

Ask = Callable[[], object]


class Held(NamedTuple):
    """What questions can be about: names, years, types, collections, events, words, sources."""

    people: Sequence[str]
    authors: Sequence[str]
    years: Sequence[str]
    types: Sequence[str]
    collections: Sequence[str]
    events: Sequence[str]
    words: Sequence[str]
    sources: Sequence[str]


class Took(NamedTuple):
    """Milliseconds: the median and the 95th percentile on the clock, and of CPU time."""

    wall: float
    wall_high: float
    cpu: float
    cpu_high: float


def held(ledger: Ledger) -> Held:
    """Look through the ledger for what can be asked of it."""
    chance = random.Random(len(ledger.readings()))
    with ledger.looking() as connection:

        def column(query: str) -> list[Any]:
            return [value for value in connection.execute(text(f"{query} LIMIT {SAMPLE}")).scalars() if value]

        people = "SELECT name FROM entities WHERE kind = 'person' AND mentions > 4 AND id % 13 = 0"
        prose = " ".join(column("SELECT text FROM passages WHERE role = 'body' AND id % 17 = 0"))
        authored = "SELECT DISTINCT e.name FROM works w JOIN entities e ON e.id = w.author_id"
        days = "SELECT earliest FROM statements WHERE earliest > 1 AND latest - earliest < 400 AND id % 29 = 0"
        return Held(
            people=_shuffled(chance, column(people)),
            authors=_shuffled(chance, column(authored)) or ["nobody"],
            years=[f"{1 + day * 400 // 146_097:04d}" for day in column(days)],
            types=column("SELECT DISTINCT type FROM statements"),
            collections=column("SELECT DISTINCT folded FROM holdings") or ["library"],
            events=column("SELECT DISTINCT folded FROM accounts") or ["death"],
            words=_shuffled(chance, sorted({word for word in prose.split() if word.isalpha() and len(word) > 3})),
            sources=column("SELECT key FROM sources"),
        )


def _shuffled(chance: random.Random, values: Sequence[str]) -> list[str]:
    return chance.sample(list(values), len(values))


def questions(ledger: Ledger, told: Held, chance: random.Random) -> dict[str, Callable[[], Ask]]:
    """For each question a maker of calls, each with arguments of its own."""
    pick, ask, some = chance.choice, partial, chance.randint

    def misspelled() -> str:
        name = pick(told.people)
        return name[:3] + "x" + name[4:]

    return {
        "timeline": lambda: ask(inquiry.timeline, ledger, since=(year := pick(told.years)), until=year),
        "timeline --person": lambda: ask(inquiry.timeline, ledger, person=pick(told.people)),
        "timeline --type": lambda: ask(inquiry.timeline, ledger, type=pick(told.types), since=pick(told.years)),
        "who": lambda: ask(inquiry.who, ledger, pick(told.people)),
        "who, misspelled": lambda: ask(inquiry.who, ledger, misspelled()),
        "at": lambda: ask(inquiry.at, ledger, pick(told.years)),
        "at --person": lambda: ask(inquiry.at, ledger, pick(told.years), person=pick(told.people)),
        "said --by": lambda: ask(inquiry.said, ledger, by=pick(told.people)),
        "said --about": lambda: ask(inquiry.said, ledger, about=pick(told.people)),
        "claims --unsourced": lambda: ask(inquiry.claims, ledger, unsourced=True, offset=some(0, 500)),
        "claims --flag": lambda: ask(inquiry.claims, ledger, flag="coerced", offset=some(0, 500)),
        "claims --doubted": lambda: ask(inquiry.claims, ledger, doubted=True, offset=some(0, 500)),
        "accounts": lambda: ask(inquiry.accounts, ledger, pick(told.events)),
        "holdings": lambda: ask(inquiry.holdings, ledger, pick(told.collections)),
        "notes": lambda: ask(inquiry.notes, ledger, sources=[pick(told.sources)]),
        "works": lambda: ask(inquiry.works, ledger, author=pick(told.authors)),
        "causes": lambda: ask(inquiry.causes, ledger, sources=[pick(told.sources)]),
        "search": lambda: ask(inquiry.search, ledger, pick(told.words)),
        "search, two words": lambda: ask(inquiry.search, ledger, f"{pick(told.words)} {pick(told.words)}"),
        "check": lambda: ask(inquiry.check, ledger),
        "withdraw": lambda: ask(inquiry.withdraw, ledger, pick(told.people)),
        "shelf": lambda: ask(inquiry.shelf, ledger),
        "compare": lambda: ask(inquiry.compare, ledger, chance.sample(told.sources, 2)),
    }


def measure(make: Callable[[], Ask], times: int) -> Took:
    """Ask so many times."""
    walls, cpus = [], []
    for _ in range(times):
        ask = make()
        began, spent = time.perf_counter(), time.process_time()
        with suppress(UsageError):  # nobody of that name: an answer like another
            ask()
        walls.append((time.perf_counter() - began) * 1000)
        cpus.append((time.process_time() - spent) * 1000)
    return Took(*(_percentile(values, share) for values in (walls, cpus) for share in (0.5, 0.95)))


def _percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
