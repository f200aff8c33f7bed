"""Tellings whose verb is left out: what it governs again, another subject, "as was"."""

from regesta.core.records import Statement, Time
from regesta.mentions import People, find_entities
from regesta.statements import Surroundings, find_statements
from tests.marked import Page
from tests.statements.test_finding import Hands

AGAIN = "In May 1848 Rossi was expelled from the Club and a month later from the Assembly, as were Bonn and Lind."
OTHER = "Weber had joined the League in 1917, and Bonn the year after."


def told(page: Page, *dates: tuple[str, str]) -> list[tuple[str, list[tuple[str, str]], str | None]]:
    """(trigger, [(role, name)], date) of each statement."""
    passages = page.passages()
    people = People(find_entities(page.text, passages))
    at = ((page.text.index(words), words, edtf) for words, edtf in dates)
    times = tuple(Time(id=words, start=k, end=k + len(words), edtf=edtf) for k, words, edtf in at)
    around = Surroundings(people=people, times=times, clock=Hands(), attributions=(), notes=())  # type: ignore[arg-type]
    return [_row(page, people, statement) for statement in find_statements(passages, around)]


def _row(page: Page, people: People, told: Statement) -> tuple[str, list[tuple[str, str]], str | None]:
    roles = [(role.role, people.name(role.entity or "")) for role in told.roles]
    return told.trigger.of(page.text), roles, told.edtf


def expelled() -> Page:
    page = Page(AGAIN).trigger("expelled", "expulsion").part("expelled", "VERB").tree("Rossi", "nsubj:pass", "expelled")
    for name, kind in (
        ("Rossi", "person"),
        ("Club", "group"),
        ("Assembly", "group"),
        ("Bonn", "person"),
        ("Lind", "person"),
    ):
        page.name(name, kind).part(name, "PROPN")
    for word in ("from", "and"):
        page.part(word, "ADP" if word == "from" else "CCONJ").part(word, "ADP" if word == "from" else "CCONJ", 2)
    page.role("expelled", "Rossi", "patient").role("expelled", "Club", "group")
    return page.role("expelled", "Assembly", "group").role("expelled", "May 1848", "when")


def test_what_the_verb_governs_comes_again_with_its_own_date() -> None:
    """Expelled from the Club in May, from the Assembly a month later, and there with two others."""
    first, second = told(expelled(), ("May 1848", "1848-05"), ("a month later", "1848-06"))
    assert first == ("expelled", [("patient", "Rossi"), ("group", "Club")], "1848-05")
    assert second == (
        "Assembly",
        [("patient", "Rossi"), ("group", "Assembly"), ("patient", "Bonn"), ("patient", "Lind")],
        "1848-06",
    )


def test_without_a_date_of_its_own_two_bodies_are_one_telling() -> None:
    """No time is known for the second body: it stands beside the first."""
    (first, *rest) = told(expelled(), ("May 1848", "1848-05"))
    assert ("group", "Assembly") in first[1] or rest
    assert all(row[2] == "1848-05" for row in (first, *rest))


def test_another_subject_with_a_date_of_its_own() -> None:
    """Bonn joined too, the same body, in the year after."""
    page = Page(OTHER).trigger("joined", "joining").part("joined", "VERB").tree("Weber", "nsubj", "joined")
    page.tree("1917", "obl", "joined").tree("joined", "ROOT", "joined")
    for name, kind in (("Weber", "person"), ("League", "group"), ("Bonn", "person")):
        page.name(name, kind).part(name, "PROPN")
    page.part("and", "CCONJ").part(".", "PUNCT").role("joined", "Weber", "agent").role("joined", "League", "group")
    first, second = told(page, ("1917", "1917"), ("the year after", "1918"))
    assert first == ("joined", [("agent", "Weber"), ("group", "League")], "1917")
    assert second == ("Bonn", [("group", "League"), ("agent", "Bonn")], "1918")
