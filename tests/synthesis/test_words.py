"""Who called whom what, and which explanations stand in dispute: the stretches of text themselves."""

from regesta.core.records import Attribution
from regesta.core.spans import Span
from regesta.mentions import People, find_entities
from regesta.synthesis import find_accounts, find_characterisations
from regesta.synthesis.characterisations import Voices
from tests.marked import Page


def undated(offset: int) -> str | None:
    return None


def called(page: Page) -> list[tuple[str, str | None]]:
    """Each phrase with the name of whom it is said of."""
    entities = find_entities(page.text, page.passages())
    rows = find_characterisations(page.passages(), Voices((), (), undated), People(entities))
    names = {entity.id: entity.name for entity in entities}
    return [(row.phrase.of(page.text), names.get(row.of or "")) for row in rows]


def test_a_phrase_goes_on_to_its_noun() -> None:
    """Roth, the tireless intriguer, left."""
    page = Page("Roth, the tireless intriguer, left.").name("Roth", "person").mark("phrases", "the", "narrator")
    page.tree("the", "det", "intriguer").tree("tireless", "amod", "intriguer").tree("intriguer", "appos", "Roth")
    assert called(page) == [("the tireless intriguer", "Roth")]


def test_a_relative_clause_is_no_part_of_it() -> None:
    """Roth, a poet whom nobody read, left."""
    page = Page("Roth, a poet whom nobody read, left.").name("Roth", "person").tag("whom", "WP")
    page.mark("phrases", "a poet whom nobody read", "narrator").tree("poet", "appos", "Roth").tree("a", "det", "poet")
    assert called(page) == [("a poet", "Roth")]


def test_a_cue_tells_what_is_in_dispute() -> None:
    """Lind claimed that Roth fired first."""
    page = Page("Lind claimed that Roth fired first.").name("Lind", "person").name("Roth", "person")
    page.flag("disputed", "claimed", "unsupported")
    people = People(find_entities(page.text, page.passages()))
    told = Attribution(id="a1", source="e1", cue=Span(5, 12), content=Span(18, 34), mode="indirect")
    (row,) = find_accounts(page.passages(), [told], (), people)
    assert (row.holder, row.verdict, row.claim.of(page.text)) == ("e1", "unsupported", "Roth fired first")


def test_explanations_that_follow_each_other_are_of_one_event() -> None:
    """Lind claimed that Roth fired first. Brandt denied it."""
    page = Page("Lind claimed that Roth fired first. Brandt swore that nobody fired.").name("Lind", "person")
    page.name("Roth", "person").name("Brandt", "person")
    page.flag("disputed", "claimed", "open").flag("disputed", "swore", "open")
    people = People(find_entities(page.text, page.passages()))
    lind = Attribution(id="a1", source="e1", cue=Span(5, 12), content=Span(18, 34), mode="indirect")
    brandt = Attribution(id="a2", source="e3", cue=Span(43, 48), content=Span(54, 66), mode="indirect")
    rows = find_accounts(page.passages(), [lind, brandt], (), people)
    assert [(row.event, row.holder) for row in rows] == [("Roth", "e1"), ("Roth", "e3")]
