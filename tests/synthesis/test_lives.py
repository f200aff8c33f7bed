"""Lives that can't be as told: the docstring is the passage, `said` marks what a reading finds in it."""

import re

from regesta.core.records import Entity, Finding, Mention, Role, Statement
from regesta.core.spans import Span
from regesta.synthesis.lives import find_odd_lives
from tests.dating.passages import told

Marked = tuple[str, str, str, str]  # type, clause, trigger, role:Name


def odd(passage: str | None, *marked: Marked) -> list[Finding]:
    """The findings on a passage with its statements; a date is linked where it stands in the clause."""
    read = told(passage)
    text = read.document.text
    people = sorted({row[3].partition(":")[2] for row in marked} | set(re.findall(r"Ada Brandt|Emil Roth", text)))
    entities = [
        Entity(id=name, kind="person", name=name, mentions=tuple(_named(text, name))) for name in people if name in text
    ]
    rows = [_statement(text, n, row, read.times) for n, row in enumerate(marked)]
    return list(find_odd_lives(text, entities, rows, read.times))


def _named(text: str, name: str) -> list[Mention]:
    return [Mention(start=hit.start(), end=hit.end(), form="name") for hit in re.finditer(name, text)]


def _statement(text: str, number: int, row: Marked, times: object) -> Statement:
    kind, clause, trigger, role = row
    start = text.index(clause)
    span = Span(start, start + len(clause))
    time = next((t for t in times if t.kind == "date" and start <= t.start and t.end <= span.end), None)  # type: ignore[attr-defined]
    part, _, name = role.partition(":")
    at, who = text.index(trigger, start), text.index(name, start)
    return Statement(
        id=f"s{number}",
        type=kind,
        trigger=Span(at, at + len(trigger)),
        span=span,
        roles=(Role(role=part, entity=name, start=who, end=who + len(name)),),
        edtf=time and time.edtf,
        time=time and time.id,
    )


def test_two_dates_for_one_death() -> None:
    """Ada Brandt died in May 1871. Ada Brandt died in 1873, says the parish book."""
    (found,) = odd(
        test_two_dates_for_one_death.__doc__,
        ("death", "Ada Brandt died in May 1871", "died", "patient:Ada Brandt"),
        ("death", "Ada Brandt died in 1873", "died", "patient:Ada Brandt"),
    )
    assert (found.kind, found.message) == ("date-conflict", "The death of Ada Brandt is dated 1871-05 and 1873.")


def test_two_tellings_of_one_date_agree() -> None:
    """Ada Brandt died in May 1871. Ada Brandt was killed in 1871, says the parish book."""
    assert not odd(
        test_two_tellings_of_one_date_agree.__doc__,
        ("death", "Ada Brandt died in May 1871", "died", "patient:Ada Brandt"),
        ("killing", "Ada Brandt was killed in 1871", "killed", "patient:Ada Brandt"),
    )


def test_acting_after_ones_death_or_before_ones_birth() -> None:
    """Ada Brandt was born in 1801. Ada Brandt died in 1871. Ada Brandt spoke in 1873. Ada Brandt spoke in 1790."""
    found = odd(
        test_acting_after_ones_death_or_before_ones_birth.__doc__,
        ("birth", "Ada Brandt was born in 1801", "born", "patient:Ada Brandt"),
        ("death", "Ada Brandt died in 1871", "died", "patient:Ada Brandt"),
        ("speech", "Ada Brandt spoke in 1873", "spoke", "agent:Ada Brandt"),
        ("speech", "Ada Brandt spoke in 1790", "spoke", "agent:Ada Brandt"),
    )
    assert [finding.message for finding in found] == [
        "Ada Brandt acts (1873) after the death told (1871).",
        "Ada Brandt acts (1790) before the birth told (1801).",
    ]


def test_a_book_may_appear_after_its_author() -> None:
    """Ada Brandt died in 1871. Ada Brandt published her letters in 1873."""
    assert not odd(
        test_a_book_may_appear_after_its_author.__doc__,
        ("death", "Ada Brandt died in 1871", "died", "patient:Ada Brandt"),
        ("publication", "Ada Brandt published her letters in 1873", "published", "agent:Ada Brandt"),
    )


def test_an_heir_is_not_the_dead_man() -> None:
    """Emil Roth died in 1871. Emil Roth’s heir sold the house in 1873."""
    assert not odd(
        test_an_heir_is_not_the_dead_man.__doc__,
        ("death", "Emil Roth died in 1871", "died", "patient:Emil Roth"),
        ("sale", "Emil Roth’s heir sold the house in 1873", "sold", "agent:Emil Roth"),
    )


def test_a_date_of_the_telling_is_not_of_the_deed() -> None:
    """Emil Roth died in 1871. In 1973 they showed that Emil Roth wrote the letter."""
    assert not odd(
        test_a_date_of_the_telling_is_not_of_the_deed.__doc__,
        ("death", "Emil Roth died in 1871", "died", "patient:Emil Roth"),
        ("speech", "Emil Roth wrote the letter", "wrote", "agent:Emil Roth"),
    )


def test_what_is_called_approximate_may_lie_off_a_little() -> None:
    """Emil Roth died about 1871. Emil Roth spoke in 1873. Emil Roth spoke in 1899."""
    (found,) = odd(
        test_what_is_called_approximate_may_lie_off_a_little.__doc__,
        ("death", "Emil Roth died about 1871", "died", "patient:Emil Roth"),
        ("speech", "Emil Roth spoke in 1873", "spoke", "agent:Emil Roth"),
        ("speech", "Emil Roth spoke in 1899", "spoke", "agent:Emil Roth"),
    )
    assert "(1899)" in found.message


def test_an_age_that_the_dates_do_not_give() -> None:
    """Emil Roth was born in 1801. Emil Roth died in May 1871, aged 34."""
    (found,) = odd(
        test_an_age_that_the_dates_do_not_give.__doc__,
        ("birth", "Emil Roth was born in 1801", "born", "patient:Emil Roth"),
        ("death", "Emil Roth died in May 1871, aged 34", "died", "patient:Emil Roth"),
    )
    assert found.kind == "impossible-age"
    assert found.message == "Emil Roth dies “aged 34”, but the dates told (1801, 1871-05) make 69 or 70 years."


def test_an_age_that_they_give() -> None:
    """Emil Roth was born in 1801. Emil Roth died in May 1871, at the age of seventy."""
    assert not odd(
        test_an_age_that_they_give.__doc__,
        ("birth", "Emil Roth was born in 1801", "born", "patient:Emil Roth"),
        ("death", "Emil Roth died in May 1871, at the age of seventy", "died", "patient:Emil Roth"),
    )


def test_nobody_lives_so_long_or_dies_unborn() -> None:
    """Emil Roth was born in 1801. Emil Roth died in 1941. Ada Brandt was born in 1901. Ada Brandt died in 1899."""
    found = odd(
        test_nobody_lives_so_long_or_dies_unborn.__doc__,
        ("birth", "Emil Roth was born in 1801", "born", "patient:Emil Roth"),
        ("death", "Emil Roth died in 1941", "died", "patient:Emil Roth"),
        ("birth", "Ada Brandt was born in 1901", "born", "patient:Ada Brandt"),
        ("death", "Ada Brandt died in 1899", "died", "patient:Ada Brandt"),
    )
    assert {finding.kind for finding in found} == {"impossible-age", "order"}


def test_life_dates_in_parentheses() -> None:
    """Ada Brandt (1601–1789) taught Emil Roth (1701–1789) in the old town (1201–1789)."""
    (found,) = odd(test_life_dates_in_parentheses.__doc__)
    assert found.message == "Ada Brandt (1601–1789) would be older than anyone has been."
