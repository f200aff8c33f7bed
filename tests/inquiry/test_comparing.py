"""Two chroniclers of one world: every seeded disagreement is found, and none invented."""

import dataclasses
import random

import pytest

from benchmarks.chronicle import Told, World
from regesta import inquiry
from regesta.errors import UsageError
from regesta.ledger import Ledger
from tests.chronicles import BRANDT, COUNCIL, ROTH, VOSS, chronicle

DEATH = Told("death", 1875, 3, patient=VOSS, place="Varen")
EXPELLED = Told("expulsion", 1871, 5, agent=ROTH, patient=VOSS, group=COUNCIL)


def compared(ledger: Ledger, one: tuple[Told, ...], other: tuple[Told, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Relation and aspects of each matter, of two chronicles that tell these."""
    ledger.add(chronicle("One", *one), source="one")
    ledger.add(chronicle("Other", *other), source="other")
    return [(matter.relation, matter.on) for matter in inquiry.compare(ledger, ["one", "other"]).matters]


def changed(event: Told, **parts: object) -> Told:
    return dataclasses.replace(event, **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (DEATH, DEATH, ("agree", ())),
        (DEATH, changed(DEATH, year=1876), ("differ", ("date",))),
        (DEATH, changed(DEATH, month=0), ("finer", ("date",))),
        (DEATH, changed(DEATH, place="Kolm"), ("differ", ("place",))),
        (EXPELLED, changed(EXPELLED, agent=BRANDT), ("differ", ("agent",))),
        (EXPELLED, changed(EXPELLED, year=1872), ("differ", ("date",))),
    ],
)
def test_two_tellings_of_one_event(ledger: Ledger, one: Told, other: Told, found: tuple[str, tuple[str, ...]]) -> None:
    assert compared(ledger, (one,), (other,)) == [found]


def test_two_journeys_are_two_events_and_no_disagreement(ledger: Ledger) -> None:
    speech = Told("speech", 1870, 0, agent=VOSS, place="Varen")
    assert [relation for relation, _ in compared(ledger, (speech,), (changed(speech, year=1890, place="Kolm"),))] == [
        "only",
        "only",
    ]


def test_tellings_that_rest_on_one_root_say_so(ledger: Ledger) -> None:
    shot = Told("killing", 1872, 1, agent=ROTH, patient=VOSS, place="Varen", source=BRANDT)
    for title in ("One", "Other"):
        ledger.add(chronicle(title, claims=(shot,)), source=title.lower())
    matter = inquiry.compare(ledger, ["one", "other"]).matters[0]
    assert (matter.relation, matter.root) == ("agree", "ada brandt")
    assert any("Clara Voss = Clara Voss: the same full name" in reason for reason in matter.same_as)


def test_people_judged_to_be_two_are_not_compared(ledger: Ledger) -> None:
    assert compared(ledger, (DEATH,), (changed(DEATH, year=1876),)) == [("differ", ("date",))]
    one, other = (identity.key for identity in inquiry.who(ledger, VOSS).identities)
    ledger.different(one, other, by="Ada")
    matters = inquiry.compare(ledger, ["one", "other"]).matters
    assert [matter.relation for matter in matters] == ["only", "only"]


def seeded(number: int) -> tuple[list[Told], list[Told], int]:
    """Two lists of forty events that differ in every fifth, and how many differ."""
    chance, world = random.Random(number), World(number, people=400, bodies=80, towns=200)
    pool = chance.sample(sorted(set(world.people)), 240)
    bodies = chance.sample(sorted(set(world.bodies)), 40)
    events = [world.event(chance, pool[n * 3 : n * 3 + 3]) for n in range(40)]
    events = [changed(event, group=bodies[n]) for n, event in enumerate(events)]
    others = [_disagreeing(chance, event, pool[-1 - n]) if n % 5 == 0 else event for n, event in enumerate(events)]
    return events, others, sum(a != b for a, b in zip(events, others, strict=True))


def _disagreeing(chance: random.Random, event: Told, somebody: str) -> Told:
    """The same event told otherwise: another year, or another doer where there is one besides its bearer."""
    doer = event.type in ("expulsion", "appointment", "killing")
    return (
        changed(event, agent=somebody)
        if doer and event.month and chance.random() < 0.5
        else changed(event, year=event.year + 1)
    )


@pytest.mark.parametrize("number", [1, 2, 3])
def test_all_seeded_disagreements_are_found_and_none_invented(ledger: Ledger, number: int) -> None:
    one, other, disagreements = seeded(number)
    found = compared(ledger, tuple(one), tuple(other))
    assert disagreements >= 6
    assert sum(relation == "differ" for relation, _ in found) == disagreements
    assert sum(relation == "agree" for relation, _ in found) == len(one) - disagreements


def test_two_sources_are_needed(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="two sources"):
        inquiry.compare(ledger, ["one"])
