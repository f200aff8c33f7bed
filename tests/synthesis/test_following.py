"""What follows from statements: memberships, ties, works, findings, each with what it rests on."""

import pytest

from regesta.core.records import Attribution, Entity, Membership, Mention, Problem, Role, Statement
from regesta.core.spans import Span
from regesta.mentions import People, find_entities
from regesta.synthesis import find_causes, find_findings, find_holdings, find_memberships, find_ties, find_works
from regesta.synthesis.repositories import Repositories
from tests.marked import Page


def statement(kind: str, roles: dict[str, list[str]], edtf: str | None = None, at: int = 0) -> Statement:
    rows = tuple(Role(role=role, entity=entity) for role, names in roles.items() for entity in names)
    return Statement(
        id=f"s{at}",
        type=kind,
        trigger=Span(at, at + 1),
        span=Span(at, at + 1),
        roles=rows,
        edtf=edtf,
        time="t1" if edtf else None,
    )


def undated(offset: int) -> str | None:
    return None


def council() -> tuple[Page, People]:
    page = Page("Ada Brandt and Emil Roth sat in the Council.")
    page.name("Ada Brandt", "person").name("Emil Roth", "person").name("Council", "group")
    return page, People(find_entities(page.text, page.passages()))


def membered(page: Page) -> tuple[Membership, ...]:
    """The memberships of a page on which no statement is made."""
    return find_memberships([], page.passages(), People(find_entities(page.text, page.passages())), undated)


def test_an_expulsion_ends_a_membership() -> None:
    page, people = council()
    row = statement("expulsion", {"patient": ["e1"], "group": ["e3"]}, "1871")
    (found,) = find_memberships([row], page.passages(), people, undated)
    assert (found.person, found.group, found.change, found.edtf, found.statements) == (
        "e1",
        "e3",
        "leaves",
        "1871",
        ("s0",),
    )


def test_a_description_gives_a_membership_too() -> None:
    """Ada Brandt and Emil Roth sat in the Council."""
    page, people = council()
    page.pair("members", "Roth", "Council", "holds")
    (found,) = find_memberships([], page.passages(), people, undated)
    assert (found.person, found.group, found.change, found.statements) == ("e2", "e3", "holds", ())


def test_what_is_denied_changes_nothing() -> None:
    page, people = council()
    row = statement("expulsion", {"patient": ["e1"], "group": ["e3"]})
    denied = Statement(**{name: getattr(row, name) for name in row.__struct_fields__} | {"polarity": "-"})
    assert find_memberships([denied], page.passages(), people, undated) == ()
    assert find_ties([denied], page.passages(), people, undated) == ()


def test_an_alliance_ties_and_a_split_parts() -> None:
    page, people = council()
    rows = [statement("alliance", {"party": ["e1", "e2"]}), statement("split", {"party": ["e1", "e2"]}, at=5)]
    signs = [tie.sign for tie in find_ties(rows, page.passages(), people, undated)]
    assert signs == ["+", "-"]


def attack(text: str) -> tuple[Page, People]:
    """Varn e1 against Brandt e2 and Roth e3."""
    page = Page(text).tree("against", "case", "Brandt").tree("Roth", "conj", "Brandt")
    for name in ("Varn", "Brandt", "Roth"):
        page.name(name, "person")
    return page, People(find_entities(page.text, page.passages()))


def test_those_whom_a_war_is_made_on_are_one_side() -> None:
    """Varn fought against Brandt and Roth: each is Varn's enemy, and not the other's."""
    page, people = attack("Varn fought against Brandt and Roth.")
    fought = statement("conflict", {"party": ["e1", "e2", "e3"]})
    whole = Statement(**{n: getattr(fought, n) for n in fought.__struct_fields__} | {"span": Span(0, len(page.text))})
    ties = find_ties([whole], page.passages(), people, undated)
    assert [(tie.a, tie.b) for tie in ties] == [("e1", "e2"), ("e1", "e3")]


def test_allies_of_one_place_may_fight_in_another() -> None:
    """What is told elsewhere of the two stands."""
    page, people = attack("Varn fought against Brandt and Roth. Brandt fought Roth.")
    later = statement("conflict", {"party": ["e2", "e3"]}, at=44)
    (tie,) = find_ties([later], page.passages(), people, undated)
    assert (tie.a, tie.b, tie.sign) == ("e2", "e3", "-")


def test_a_list_of_members_is_no_web_of_friendships() -> None:
    page, people = council()
    many = statement("alliance", {"party": ["e1", "e2", "e3", "e4", "e5"]})
    assert find_ties([many], page.passages(), people, undated) == ()


@pytest.mark.parametrize(("words", "signs"), [("his men", []), ("his enemies", ["-"])])
def test_nobody_is_set_against_his_own(words: str, signs: list[str]) -> None:
    page = Page(f"Roth drove {words} on.").name("Roth", "person").nominal(words, "group").link("his", "Roth")
    page.tag("his", "PRP$").pair("ties", "Roth", words, "minus")
    people = People(find_entities(page.text, page.passages()))
    assert [tie.sign for tie in find_ties([], page.passages(), people, undated)] == signs


def test_two_named_as_one_are_not_set_against_each_other() -> None:
    """Roth and Lind met."""
    page = (
        Page("Roth and Lind met.").name("Roth", "person").name("Lind", "person").pair("ties", "Roth", "Lind", "minus")
    )
    people = People(find_entities(page.text, page.passages()))
    assert [tie.sign for tie in find_ties([], page.passages(), people, undated)] == ["-"]
    assert find_ties([], page.tree("Lind", "conj", "Roth").passages(), people, undated) == ()


def test_author_and_year_beside_the_title() -> None:
    """Ada Brandt’s A Plain Account (1874) sold out."""
    page = Page("Ada Brandt’s A Plain Account (1874) sold out.")
    page.name("Ada Brandt", "person").name("A Plain Account", "work")
    people = People(find_entities(page.text, page.passages()))
    (work,) = find_works(page.text, people, [], passages=page.passages())
    assert (work.title, work.author, work.year) == ("A Plain Account", "e1", "1874")


def test_a_treaty_is_no_book() -> None:
    page = Page("The Treaty of Varn held.").name("Treaty of Varn", "work")
    people = People(find_entities(page.text, page.passages()))
    assert find_works(page.text, people, [], passages=page.passages()) == ()


def test_what_a_library_lacks() -> None:
    """No copy of the minutes is in Brandt’s library."""
    page = Page("No copy of the minutes is in Brandt’s library.").mark("holdings", "No copy of the minutes", "absent")
    people = People(find_entities(page.text, page.passages()))
    (held,) = find_holdings(page.text, page.passages(), people, [], [])
    assert (held.collection, held.status, held.description) == ("Brandt’s library", "absent", "No copy of the minutes")


def test_his_papers_are_kept_under_his_name() -> None:
    """Brandt died. A copy is among his papers."""
    page = Page("Brandt died. A copy is among his papers.").name("Brandt", "person").link("his", "Brandt")
    page.mark("holdings", "A copy", "present").tag("his", "PRP$")
    (held,) = find_holdings(page.text, page.passages(), People(find_entities(page.text, page.passages())), [], [])
    assert held.collection == "Brandt’s papers"


def test_a_library_has_its_owner_before_it() -> None:
    page = Page("Of the guild’s library, and of the remnants of Roth’s papers, a copy survives.")
    people = People(find_entities(page.text, page.passages()))
    repositories = Repositories(page.text, page.passages(), people)
    assert repositories.near(Span(0, 2)) == "the guild’s library"
    assert repositories.near(Span(60, 66)) == "Roth’s papers"


def test_a_thing_ends_before_where_it_is() -> None:
    """Lind left a copy in the museum."""
    page = Page("Lind left a copy in the museum.").mark("holdings", "a copy in", "present")
    (held,) = find_holdings(page.text, page.passages(), People(find_entities(page.text, page.passages())), [], [])
    assert (held.description, held.collection) == ("a copy", "the museum")


def test_a_thing_is_held_where_its_own_sentence_says() -> None:
    """The library of the sentence before is nearer, and is not meant."""
    page = Page("That is all of Brandt’s library. The copy of Roth that he filled with notes is in the Lisbon archive.")
    page.mark("holdings", "The copy of Roth", "present")
    (held,) = find_holdings(page.text, page.passages(), People(find_entities(page.text, page.passages())), [], [])
    assert held.collection == "the Lisbon archive"


def test_a_ground_that_gives_way() -> None:
    """A statement told only on a word that the narrator rejects."""
    page, _ = council()
    row = Statement(id="s1", type="death", trigger=Span(0, 1), span=Span(0, 1), attribution="a1")
    weak = Attribution(id="a1", source=None, cue=None, content=Span(0, 9), stance="rejects")
    kinds = [f.kind for f in find_findings(page.text, (), [row], [], [weak], [])]
    assert kinds == ["discredited-ground"]


def test_a_ground_that_gives_way_beside_a_better_one() -> None:
    """The same event, told by the narrator too."""
    page, _ = council()
    row = Statement(id="s1", type="death", trigger=Span(0, 1), span=Span(0, 1), attribution="a1", event="s2")
    sound = Statement(id="s2", type="death", trigger=Span(2, 3), span=Span(2, 3), event="s2")
    weak = Attribution(id="a1", source=None, cue=None, content=Span(0, 9), stance="rejects")
    assert find_findings(page.text, (), [row, sound], [], [weak], []) == ()


def test_a_description_within_a_telling_adds_no_other_body() -> None:
    """Ada Brandt and Emil Roth sat in the Council: she left the board, so the words tell no leaving of the Council."""
    page, people = council()
    page.pair("members", "Brandt", "Council", "leaves")
    row = statement("removal", {"patient": ["e1"], "group": ["e9"]}, at=4)
    found = find_memberships([row], page.passages(), people, undated)
    assert [(membership.group, membership.change) for membership in found] == [("e9", "leaves")]


def test_the_secretary_of_the_party_spoken_of() -> None:
    """The Reform Party met. Brandt, the party secretary, spoke."""
    page = Page("The Reform Party met. Brandt, the party secretary, spoke.")
    page.name("Reform Party", "group").name("Brandt", "person").part("secretary", "NOUN")
    page.tree("party", "compound", "secretary").tree("secretary", "appos", "Brandt")
    (row,) = membered(page)
    assert (row.person, row.group, row.change, row.office) == ("e2", "e1", "holds", "party secretary")


def test_a_senator_sits_in_the_senate_spoken_of() -> None:
    """The Senate met. Brandt, a senator, spoke."""
    page = Page("The Senate met. Brandt, a senator, spoke.").name("Senate", "group").name("Brandt", "person")
    page.part("senator", "NOUN").tree("senator", "appos", "Brandt")
    (row,) = membered(page)
    assert (row.person, row.group, row.office) == ("e2", "e1", "senator")


def person(number: int, name: str) -> Entity:
    return Entity(id=f"e{number}", kind="person", name=name, mentions=(Mention(start=0, end=1, form="name"),))


@pytest.mark.parametrize(
    ("one", "other", "queried"),
    [
        ("Peter Halden", "Haldon", True),
        ("P. Halden", "Peter Haldon", True),
        ("Thomas Robinson", "John Robison", False),
        ("William of Varn", "Thomas Williams", False),
        ("Madame de Varenne", "Varenne.", False),
    ],
)
def test_a_name_spelled_two_ways(one: str, other: str, queried: bool) -> None:
    found = find_findings("text", [person(1, one), person(2, other)], (), [], [], [])
    assert bool(found) == queried


def test_a_gap_in_the_notes_is_an_editors_query() -> None:
    gap = Problem(code="note-gap", message="Note 4 is missing between 3 and 5.", start=2, end=3)
    (found,) = find_findings("text", (), [], [], [], [gap])
    assert found.kind == "note-gap"


def test_grammar_tells_a_cause_that_no_link_tells() -> None:
    """The guild rose because the council raised the toll."""
    page = Page("The guild rose because the council raised the toll.")
    page.tree("because", "mark", "raised").tree("raised", "advcl", "rose")
    (cause,) = find_causes(page.text, page.passages(), ())
    assert (cause.cause.of(page.text), cause.effect.of(page.text)) == ("raised", "rose")
    assert cause.reason == "the sentence says so"
    assert cause.span and cause.span.of(page.text).startswith("rose because")


def left_divided(subject: str) -> Page:
    page = Page(f"{subject} left the guild divided.")
    verb = page.doc[page.words("left")[0]]
    verb.pos_, verb.lemma_, page.doc[verb.i - 1].pos_ = "VERB", "leave", "NOUN"
    return page.tree(subject, "nsubj", "left").tree("guild", "obj", "left")


def test_a_thing_that_moved_people_is_a_cause() -> None:
    """Defeat left the guild divided."""
    page = left_divided("Defeat")
    (cause,) = find_causes(page.text, page.passages(), ())
    assert (cause.cause.of(page.text), cause.effect.of(page.text)) == ("Defeat", "left")


def test_a_person_who_moved_people_is_none() -> None:
    """Brandt left the guild divided."""
    page = left_divided("Brandt").name("Brandt", "person")
    assert find_causes(page.text, page.passages(), ()) == ()


def test_a_word_that_tells_the_side() -> None:
    """Ada Brandt, the rival of Emil Roth, spoke."""
    page = Page("Ada Brandt, the rival of Emil Roth, spoke.").name("Ada Brandt", "person").name("Emil Roth", "person")
    page.tree("the rival", "appos", "Ada Brandt").tree("of", "case", "Roth").tree("Roth", "nmod", "the rival")
    rival = page.doc[page.words("rival")[0]]
    rival.pos_, rival.lemma_ = "NOUN", "rival"
    people = People(find_entities(page.text, page.passages()))
    (tie,) = find_ties((), page.passages(), people, undated)
    assert (people.name(tie.a), people.name(tie.b), tie.sign) == ("Ada Brandt", "Emil Roth", "-")
