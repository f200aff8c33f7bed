"""Statements: trigger, type, roles, date, id."""

from regesta.core.records import Attribution, Statement, Time
from regesta.core.spans import Span
from regesta.mentions import People, find_entities
from regesta.statements import Surroundings, find_statements, link_events
from tests.marked import Page


class Hands:
    """A clock that stands still."""

    def about(self, offset: int) -> str | None:
        return "1926?"


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
    assert (statement.edtf, statement.time) == ("1926?", None)
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


def dated(page: Page, *words: str) -> str | None:
    """The date of the only statement, where these words are dates: years, by their digits."""
    at = [page.text.index(word) for word in words]
    times = (Time(id=f"t{k}", start=k, end=k + len(word), edtf=word) for k, word in zip(at, words, strict=True))
    return told(page, tuple(times))[0].edtf


def test_a_date_of_the_clause_dates_it_without_a_link() -> None:
    """In 1874 the guild rose."""
    page = Page("In 1874 the guild rose.").trigger("rose", "conflict")
    page.tree("1874", "obl", "rose").tree("rose", "ROOT", "rose")
    assert dated(page, "1874") == "1874"


def test_a_date_below_the_clause_does_not() -> None:
    """The guild rose, for the toll had been raised in 1874."""
    page = Page("The guild rose, for the toll had been raised in 1874.").trigger("rose", "conflict")
    page.tree("1874", "obl", "raised").tree("raised", "advcl", "rose").tree("rose", "ROOT", "rose")
    assert dated(page, "1874") == "1926?"


def test_a_date_in_a_comparison_does_not_even_with_a_link() -> None:
    """Like the guild of 1874, Brandt fell."""
    page = Page("Like the guild of 1874, Brandt fell.").trigger("fell", "removal").role("fell", "1874", "when")
    page.tree("Like", "case", "guild").tree("1874", "nmod", "guild").tree("guild", "obl", "fell")
    assert dated(page, "1874") == "1926?"


def test_a_date_that_only_names_a_thing_does_not() -> None:
    """Varn declared its 1874 treaty void."""
    page = Page("Varn declared its 1874 treaty void.").trigger("declared", "decree").role("declared", "1874", "when")
    page.tree("1874", "nummod", "treaty").part("treaty", "NOUN").tree("treaty", "obj", "declared")
    assert dated(page, "1874") == "1926?"


def test_two_years_joined_are_one_stretch() -> None:
    """In 1874 and 1876 the guild rose."""
    page = Page("In 1874 and 1876 the guild rose.").trigger("rose", "conflict").role("rose", "1876", "when")
    assert dated(page, "1874", "1876") == "1874/1876"


def test_a_second_doer_who_stands_apart_must_be_sure() -> None:
    """Roth was shaken by the shooting of Brandt."""
    page = Page("Roth was shaken by the shooting of Brandt.").trigger("shooting", "killing")
    page.name("Roth", "person").name("Brandt", "person").role("shooting", "Brandt", "patient")
    page.pair("roles", "shooting", "Roth", "patient", 0.4)
    (statement,) = told(page)
    assert [role.entity for role in statement.roles] == ["e2"]


def test_those_against_whom_allies_stand_are_no_party() -> None:
    """Roth allied with Lind against Brandt."""
    page = Page("Roth allied with Lind against Brandt.").trigger("allied", "alliance")
    for name in ("Roth", "Lind", "Brandt"):
        page.name(name, "person").role("allied", name, "party")
    page.tree("against", "case", "Brandt").tree("Brandt", "obl", "allied").tree("Lind", "obl", "allied")
    (statement,) = told(page.tree("with", "case", "Lind"))
    assert [role.entity for role in statement.roles] == ["e1", "e2"]


def test_the_owner_of_a_murder_was_murdered() -> None:
    """Roth’s murder shook Varn."""
    page = Page("Roth’s murder shook Varn.").name("Roth", "person").trigger("murder", "killing")
    page.role("murder", "Roth", "agent").tree("Roth", "nmod:poss", "murder")
    (statement,) = told(page)
    assert [(role.role, role.entity) for role in statement.roles] == [("patient", "e1")]


def test_a_date_counted_from_a_death_does_not_date_it() -> None:
    """Roth fled a year before his death."""
    page = Page("Roth fled a year before his death.").trigger("death", "death").role("death", "year", "when")
    times = Time(id="t1", start=0, end=1, edtf="1711"), Time(id="t2", start=10, end=33, edtf="1710", anchor="t1")
    (statement,) = told(page, times)
    assert (statement.edtf, statement.time) == ("1711?", None)
