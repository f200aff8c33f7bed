"""Names, descriptions and pronouns become one entity for each real thing."""

from regesta.core.records import Entity, Quotation
from regesta.mentions import find_entities
from tests.marked import Page


def named(entities: tuple[Entity, ...], name: str) -> Entity:
    return next(entity for entity in entities if entity.name == name)


def said_of(entity: Entity, text: str) -> list[str]:
    return [text[m.start : m.end] for m in entity.mentions]


def test_a_surname_joins_the_full_name() -> None:
    """Ada Brandt spoke first. Brandt was cheered."""
    page = Page("Ada Brandt spoke first. Brandt was cheered.")
    page.name("Ada Brandt", "person").name("Brandt", "person", nth=2)
    (entity,) = find_entities(page.text, page.passages())
    assert (entity.name, entity.aliases) == ("Ada Brandt", ("Brandt",))
    assert entity.mentions[1].reason == "short for “ada brandt”"


def test_a_name_passed_over_is_found_again() -> None:
    """Lisbon fell. Few in Lisbon wept."""
    page = Page("Lisbon fell. Few in Lisbon wept.").name("Lisbon", "place")
    (entity,) = find_entities(page.text, page.passages())
    assert said_of(entity, page.text) == ["Lisbon", "Lisbon"]


def test_two_names_that_the_text_equates() -> None:
    """The Ninth Assembly, the so-called ‘Assembly of Ashes’, met."""
    page = Page("The Ninth Assembly, the so-called ‘Assembly of Ashes’, met.")
    page.name("Ninth Assembly", "event").name("Assembly of Ashes", "event")
    (entity,) = find_entities(page.text, page.passages())
    assert entity.proof is not None
    assert "so-called" in entity.proof.of(page.text)


def test_father_and_son_are_kept_apart() -> None:
    """Karl Roth hired Emil Roth."""
    page = Page("Karl Roth hired Emil Roth.").name("Karl Roth", "person").name("Emil Roth", "person")
    assert len(find_entities(page.text, page.passages())) == 2


def test_a_pronoun_follows_the_learned_link() -> None:
    """Ada Brandt met Emil Roth. She laughed."""
    page = Page("Ada Brandt met Emil Roth. She laughed.")
    page.name("Ada Brandt", "person").name("Emil Roth", "person").link("She", "Brandt")
    brandt = named(find_entities(page.text, page.passages()), "Ada Brandt")
    assert said_of(brandt, page.text) == ["Ada Brandt", "She"]


def test_without_a_link_a_pronoun_stands_for_the_nearest_before() -> None:
    """Emil Roth came. He sat."""
    page = Page("Emil Roth came. He sat.").name("Emil Roth", "person")
    (entity,) = find_entities(page.text, page.passages())
    assert entity.mentions[1].reason == "the nearest that agrees"


def test_the_same_description_stands_for_the_same_body() -> None:
    """The league split. Later the league dissolved."""
    page = Page("The league split. Later the league dissolved.")
    page.nominal("The league", "group").nominal("the league", "group")
    (entity,) = find_entities(page.text, page.passages())
    assert said_of(entity, page.text) == ["The league", "the league"]


def test_every_entity_proves_itself() -> None:
    """Each mention's words are the text's."""
    page = Page("Ada Brandt’s sister Ida left.").name("Ada Brandt", "person").name("Ida", "person")
    for entity in find_entities(page.text, page.passages()):
        assert all(0 <= m.start < m.end <= len(page.text) for m in entity.mentions)


def test_nobody_is_his_own_friend() -> None:
    """Emil Roth waited. His friend Karl Lind left."""
    page = Page("Emil Roth waited. His friend Karl Lind left.").name("Emil Roth", "person").name("Karl Lind", "person")
    page.link("His", "Lind").tree("His", "nmod:poss", "friend").tree("Karl", "appos", "friend")
    assert said_of(named(find_entities(page.text, page.passages()), "Emil Roth"), page.text) == ["Emil Roth", "His"]


def test_a_forename_tells_a_woman_from_a_man() -> None:
    """Emil Roth met Ada Brandt and Karl Lind. She laughed."""
    page = Page("Emil Roth met Ada Brandt and Karl Lind. She laughed.")
    page.name("Emil Roth", "person").name("Ada Brandt", "person").name("Karl Lind", "person").link("She", "Lind")
    assert said_of(named(find_entities(page.text, page.passages()), "Ada Brandt"), page.text) == ["Ada Brandt", "She"]


def test_a_speaker_is_not_whom_he_speaks_of() -> None:
    """Emil Roth waited for Lind. “Lind is late,” he said."""
    page = Page("Emil Roth waited for Lind. “Lind is late,” he said.").name("Emil Roth", "person")
    page.name("Lind", "person").name("Lind", "person", nth=2).link("he", "Lind").tree("he", "nsubj", "said")
    at = page.text.index("Lind is")
    said = Quotation(id="q1", start=at, end=at + 13, kind="direct")
    entities = find_entities(page.text, page.passages(), [said])
    assert said_of(named(entities, "Emil Roth"), page.text) == ["Emil Roth", "he"]


def test_nobody_in_his_own_words_is_he() -> None:
    """Emil Roth praised Lind. “He has come,” said Roth."""
    page = Page("Emil Roth praised Lind. “He has come,” said Roth.").name("Emil Roth", "person")
    page.name("Lind", "person").name("Roth", "person", nth=2).link("He", "Emil Roth").tree("said Roth", "nsubj", "said")
    at = page.text.index("He has")
    said = Quotation(id="q1", start=at, end=at + 12, kind="direct")
    entities = find_entities(page.text, page.passages(), [said])
    assert said_of(named(entities, "Lind"), page.text) == ["Lind", "He"]


def test_nobody_rises_against_himself() -> None:
    """Emil Roth left. Lind took up arms against him."""
    page = Page("Emil Roth left. Lind took up arms against him.").name("Emil Roth", "person").name("Lind", "person")
    page.link("him", "Lind").tree("Lind", "nsubj", "took").tree("arms", "obj", "took").tree("him", "nmod", "arms")
    assert said_of(named(find_entities(page.text, page.passages()), "Emil Roth"), page.text) == ["Emil Roth", "him"]


def test_or_equates_behind_a_comma_only() -> None:
    """Fort Varn, or Halden, lies between Basel and Eger; he went to Basel or Eger."""
    page = Page("Fort Varn, or Halden, lies between Basel and Eger; he went to Basel or Eger.")
    for name, nth in (("Fort Varn", 1), ("Halden", 1), ("Basel", 1), ("Eger", 1), ("Basel", 2), ("Eger", 2)):
        page.name(name, "place", nth)
    assert [e.name for e in find_entities(page.text, page.passages()) if e.kind == "place"] == [
        "Fort Varn",
        "Basel",
        "Eger",
    ]


def test_an_entity_goes_by_its_fullest_name_not_its_longest_title() -> None:
    page = Page("Lord Archbishop Roth bowed. Emil Roth left. Emil Roth Vol. II fell.")
    for name in ("Lord Archbishop Roth", "Emil Roth", "Emil Roth Vol. II"):
        page.name(name, "person")
    assert find_entities(page.text, page.passages())[0].name == "Emil Roth"


def test_titles_tell_a_lady_from_her_husband() -> None:
    """The Marquis de Varn wrote to Madame de Varn. Varn left."""
    page = Page("The Marquis de Varn wrote to Madame de Varn. Varn left.")
    page.name("Marquis de Varn", "person").name("Madame de Varn", "person").name("Varn", "person", 3)
    entities = find_entities(page.text, page.passages())
    assert said_of(named(entities, "Marquis de Varn"), page.text) == ["Marquis de Varn", "Varn"]
    assert said_of(named(entities, "Madame de Varn"), page.text) == ["Madame de Varn"]


def test_god_is_not_he() -> None:
    """Thank God. He wept."""
    page = Page("Thank God. He wept.").name("God", "person").link("He", "God")
    assert said_of(named(find_entities(page.text, page.passages()), "God"), page.text) == ["God"]


def test_one_man_is_never_they() -> None:
    """The printers heard Emil Roth. They left."""
    page = Page("The printers heard Emil Roth. They left.").nominal("The printers", "group").name("Emil Roth", "person")
    page.link("They", "Roth").tag("printers", "NNS")
    printers = named(find_entities(page.text, page.passages()), "The printers")
    assert said_of(printers, page.text) == ["The printers", "They"]


def test_they_are_the_two_who_were_the_subject() -> None:
    """Ada Brandt and Emil Roth met in Varn. They left."""
    page = Page("Ada Brandt and Emil Roth met in Varn. They left.").name("Ada Brandt", "person")
    page.name("Emil Roth", "person").name("Varn", "place").tree("Ada", "nsubj", "met").tree("Emil", "conj", "Ada")
    page.tree("Brandt", "flat", "Ada").tree("Roth", "flat", "Emil")
    entities = find_entities(page.text, page.passages())
    assert [said_of(named(entities, name), page.text)[-1] for name in ("Ada Brandt", "Emil Roth")] == ["They", "They"]


def test_several_are_never_it() -> None:
    """The league heard the printers. It dissolved."""
    page = Page("The league heard the printers. It dissolved.").nominal("The league", "group")
    page.nominal("the printers", "group").tag("printers", "NNS").link("It", "printers")
    assert said_of(named(find_entities(page.text, page.passages()), "The league"), page.text) == ["The league", "It"]


def test_two_stretches_of_a_title_that_touch_are_one() -> None:
    """Roth owned the Psalter of Varen Annotated."""
    page = Page("Roth owned the Varen Psalter Annotated.").name("Varen Psalter", "work").name("Annotated", "work")
    (entity,) = find_entities(page.text, page.passages())
    assert entity.name == "Varen Psalter Annotated"


def test_a_description_thrown_in_ahead_is_whom_the_pronoun_means() -> None:
    """Emil Roth left. A printer’s son, he read much."""
    page = Page("Emil Roth left. A printer’s son, he read much.").name("Emil Roth", "person")
    page.nominal("A printer’s son", "person")
    roth = named(find_entities(page.text, page.passages()), "Emil Roth")
    assert said_of(roth, page.text) == ["Emil Roth", "A printer’s son", "he"]


def test_a_description_ahead_of_nobody_known_stands_for_itself() -> None:
    """A printer’s son, he read much."""
    page = Page("A printer’s son, he read much.").nominal("A printer’s son", "person")
    (entity,) = find_entities(page.text, page.passages())
    assert said_of(entity, page.text) == ["A printer’s son", "he"]


def test_a_description_of_several_stands_under_each() -> None:
    """The two generals are Roth and Lind, and each of them is still one person."""
    page = Page("The two generals, Roth and Lind, met. Both men fell.").nominal("The two generals", "person")
    page.name("Roth", "person").name("Lind", "person").nominal("Both men", "person").tag("generals", "NNS")
    page.tree("Roth", "appos", "generals").tree("Lind", "conj", "Roth").tag("men", "NNS")
    page.link("men", "Roth", score=0.5).link("men", "Lind", score=0.4)
    entities = find_entities(page.text, page.passages())
    assert [(e.name, [m.form for m in e.mentions]) for e in entities] == [
        ("Roth", ["nominal", "name", "nominal"]),
        ("Lind", ["nominal", "name", "nominal"]),
    ]


def test_a_full_name_behind_a_title_can_be_a_subject() -> None:
    """Sir Ada Roth: the title is the verb's subject, and the name flat beside it."""
    page = Page("Sir Emil Roth met Karl Lind. Then he left.").name("Emil Roth", "person").name("Karl Lind", "person")
    page.tree("Sir", "nsubj", "met").tree("Emil", "flat", "Sir").tree("Emil Roth", "flat", "Sir")
    page.tree("Karl", "obj", "met").tree("Karl Lind", "flat", "Karl")
    roth = named(find_entities(page.text, page.passages()), "Emil Roth")
    assert said_of(roth, page.text) == ["Emil Roth", "he"]
