"""Statements: trigger, type, roles, date, id."""

from regesta.core.records import Attribution, Statement, Time
from regesta.core.spans import Span
from regesta.mentions import People, find_entities
from regesta.statements import Surroundings, find_statements, link_events
from tests.marked import Page


class Hands:
    """A clock that stands still."""

    def at(self, offset: int) -> str | None:
        return "1926"


def told(page: Page, times: tuple[Time, ...] = (), said: tuple[Attribution, ...] = ()) -> tuple[Statement, ...]:
    passages = page.passages()
    people = People(find_entities(page.text, passages))
    around = Surroundings(people=people, times=times, clock=Hands(), attributions=said, notes=())  # type: ignore[arg-type]
    return find_statements(passages, around)


def removal() -> Page:
    page = Page("In May 1926 Ada Brandt was removed from the Directory.")
    page.name("Ada Brandt", "person").name("Directory", "group").trigger("removed", "removal")
    return page.role("removed", "Brandt", "patient").role("removed", "Directory", "group")


def test_roles_are_entities() -> None:
    """In May 1926 Ada Brandt was removed from the Directory."""
    (statement,) = told(removal())
    assert [(r.role, r.entity) for r in statement.roles] == [("patient", "e1"), ("group", "e2")]
    assert statement.trigger.of(removal().text) == "removed"


def test_a_linked_date_wins_over_the_clock() -> None:
    page = removal().role("removed", "1926", "when")
    (statement,) = told(page, (Time(id="t1", start=3, end=11, edtf="1926-05"),))
    assert (statement.edtf, statement.time) == ("1926-05", "t1")


def test_without_a_phrase_the_clock_dates() -> None:
    (statement,) = told(removal())
    assert (statement.edtf, statement.time) == ("1926", None)
    assert "clock" in statement.reason


def test_the_innermost_voice_bears_the_statement() -> None:
    whole, part = Span(0, 53), Span(12, 53)
    said = (
        Attribution(id="a1", source=None, cue=None, content=whole),
        Attribution(id="a2", source=None, cue=None, content=part),
    )
    (statement,) = told(removal(), said=said)
    assert statement.attribution == "a2"


def test_ids_stand_while_the_text_stands() -> None:
    assert told(removal())[0].id == told(removal())[0].id


def test_two_tellings_of_one_removal_are_one_event() -> None:
    """Ada Brandt was removed. Her dismissal hurt."""
    page = Page("Ada Brandt was removed. Her dismissal hurt.").name("Ada Brandt", "person").link("Her", "Brandt")
    page.trigger("removed", "removal").trigger("dismissal", "removal")
    page.role("removed", "Brandt", "patient").role("dismissal", "Her", "patient")
    first, second = link_events(told(page))
    assert first.id != second.id
    assert second.event == first.id
