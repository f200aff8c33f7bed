"""Whose word a thing is: sources, cues, contents and nesting, over hand-made trees. The docstring is the passage."""

from regesta.core.records import Attribution
from regesta.core.spans import Span
from regesta.voices import find_attributions, find_quotations, give_speakers
from regesta.voices.lexicon import cues
from tests.voices.passages import Cast, document, parsed


def told(tree: str, **names: str) -> tuple[str, tuple[Attribution, ...]]:
    """The passage's text and its attributions."""
    passage = parsed(tree)
    text = passage.doc.text
    quotations, _ = find_quotations(document(text), text, ())
    return text, find_attributions(document(text), text, [passage], quotations, Cast(text, **names))


def plain(text: str, rows: tuple[Attribution, ...]) -> list[tuple[str | None, str, str]]:
    return [(row.source, row.cue.of(text) if row.cue else "", row.content.of(text)) for row in rows]


CLAIM = (
    "The|DT|det|1 abbot|NN|nsubj|2 claimed|VBD|ROOT|2 that|IN|mark|7 the|DT|det|5 "
    "bishop|NN|nsubj|7 had|VBD|aux|7 "
    "sold|VBN|ccomp|2 the|DT|det|9 bells|NNS|obj|7 .|.|punct|2"
)


def test_a_verb_with_its_clause() -> None:
    """The abbot claimed that the bishop had sold the bells."""
    text, rows = told(CLAIM, abbot="The abbot")
    assert plain(text, rows) == [("abbot", "claimed", "the bishop had sold the bells")]
    assert rows[0].mode == "indirect"
    assert "claimed" in rows[0].reason


def test_what_is_said_of_somebody_by_nobody() -> None:
    """The town was said to have paid the ransom twice."""
    tree = (
        "The|DT|det|1 town|NN|nsubj:pass|3 was|VBD|aux:pass|3 said|VBN|ROOT|3 to|TO|mark|6 have|VB|aux|6 "
        "paid|VBN|xcomp|3 the|DT|det|8 ransom|NN|obj|6 twice|RB|advmod|6 .|.|punct|3"
    )
    text, rows = told(tree, town="The town")
    assert plain(text, rows) == [(None, "said", "to have paid the ransom twice")]


def test_a_label_that_somebody_gives() -> None:
    """The envoy, who feared a riot, called the duke a coward."""
    tree = (
        "The|DT|det|1 envoy|NN|nsubj|8 ,|,|punct|4 who|WP|nsubj|4 feared|VBD|acl:relcl|1 "
        "a|DT|det|6 riot|NN|obj|4 "
        ",|,|punct|1 called|VBD|ROOT|8 the|DT|det|10 duke|NN|obj|8 a|DT|det|12 coward|NN|xcomp|8 .|.|punct|8"
    )
    text, rows = told(tree, envoy="The envoy", duke="the duke")
    assert ("envoy", "called", "the duke a coward") in plain(text, rows)


def test_a_label_that_nobody_gives_is_none() -> None:
    """The clerk was called a thief."""
    tree = (
        "The|DT|det|1 clerk|NN|nsubj:pass|3 was|VBD|aux:pass|3 called|VBN|ROOT|3 "
        "a|DT|det|5 thief|NN|xcomp|3 .|.|punct|3"
    )
    _, rows = told(tree, clerk="The clerk")
    assert rows == ()


def test_a_phrase_names_the_source() -> None:
    """According to the chronicler, the gates stood open."""
    tree = (
        "According|VBG|case|3 to|IN|fixed|0 the|DT|det|3 chronicler|NN|obl|7 ,|,|punct|3 "
        "the|DT|det|6 gates|NNS|nsubj|7 "
        "stood|VBD|ROOT|7 open|JJ|xcomp|7 .|.|punct|7"
    )
    text, rows = told(tree, chronicler="the chronicler")
    assert plain(text, rows) == [("chronicler", "According to", "the gates stood open")]


def test_a_noun_far_from_its_content() -> None:
    """Suspicions linger that the steward opened the gate."""
    tree = (
        "Suspicions|NNS|nsubj|1 linger|VBP|ROOT|1 that|IN|mark|5 the|DT|det|4 "
        "steward|NN|nsubj|5 opened|VBD|ccomp|1 "
        "the|DT|det|7 gate|NN|obj|5 .|.|punct|1"
    )
    text, rows = told(tree, steward="the steward")
    assert plain(text, rows) == [(None, "Suspicions", "the steward opened the gate")]


def test_a_charge() -> None:
    """The captain accused his brother of treason."""
    tree = (
        "The|DT|det|1 captain|NN|nsubj|2 accused|VBD|ROOT|2 his|PRP$|nmod:poss|4 "
        "brother|NN|obj|2 of|IN|case|6 "
        "treason|NN|nmod|4 .|.|punct|2"
    )
    text, rows = told(tree, captain="The captain", brother="his brother")
    assert plain(text, rows) == [("captain", "accused", "his brother of treason")]


def test_words_inside_words_know_their_parent() -> None:
    """The marshal reported that the sexton had denied that the crypt was empty."""
    tree = (
        "The|DT|det|1 marshal|NN|nsubj|2 reported|VBD|ROOT|2 that|IN|mark|7 the|DT|det|5 sexton|NN|nsubj|7 "
        "had|VBD|aux|7 denied|VBN|ccomp|2 that|IN|mark|12 the|DT|det|10 crypt|NN|nsubj|12 "
        "was|VBD|cop|12 empty|JJ|ccomp|7 .|.|punct|2"
    )
    text, (outer, inner) = told(tree, marshal="The marshal", sexton="the sexton")
    assert plain(text, (inner,)) == [("sexton", "denied", "the crypt was empty")]
    assert inner.parent == outer.id
    assert outer.parent is None


def test_quoted_words_that_a_report_interrupts_are_one_content() -> None:
    """“Tomorrow,” said the consul, “we cross the river.”"""
    tree = (
        "“Tomorrow|NN|obl|9 ,”|,|punct|0 said|VBD|parataxis|9 the|DT|det|4 consul|NN|nsubj|2 "
        ",|,|punct|9 “|``|punct|9 "
        "we|PRP|nsubj|8 cross|VBP|ROOT|8 the|DT|det|10 river|NN|obj|8 .|.|punct|8 ”|''|punct|8"
    )
    text, rows = told(tree.replace("|9", "|8"), consul="the consul")
    (row,) = [row for row in rows if row.mode == "direct"]
    assert row.source == "consul"
    assert row.content.of(text).startswith("Tomorrow")
    assert row.content.of(text).endswith("the river.")


def test_the_speaker_stands_on_every_part() -> None:
    """“Tomorrow,” said the consul, “we cross the river.”"""
    text = "“Tomorrow,” said the consul, “we cross the river.”"
    quotations, _ = find_quotations(document(text), text, ())
    row = Attribution(id="a1", source="consul", cue=None, content=_span(text, "Tomorrow", "river."), mode="direct")
    spoken = give_speakers(quotations, [row], Cast(text, consul="the consul"), prose=text)
    assert [quotation.speaker for quotation in spoken] == ["consul", "consul"]


def test_words_quoted_inside_a_report_are_spoken() -> None:
    """The consul warned that the river was ‘high and rising’ again."""
    text = "The consul warned that the river was running ‘high and rising’ again."
    quotations, _ = find_quotations(document(text), text, ())
    row = Attribution(id="a1", source="consul", cue=None, content=_span(text, "the river", "again"), mode="indirect")
    (spoken,) = give_speakers(quotations, [row], Cast(text, consul="The consul"), prose=text)
    assert (quotations[0].kind, spoken.kind, spoken.speaker) == ("term", "direct", "consul")


def test_words_woven_into_a_new_sentence_are_nobodys() -> None:
    """“We cross,” said the consul. The crossing was “a feat of arms that no army there had tried before” then."""
    text = "“We cross,” said the consul. The crossing was “a feat of arms that no army there had tried before” then."
    quotations, _ = find_quotations(document(text), text, ())
    row = Attribution(id="a1", source="consul", cue=None, content=_span(text, "We cross", "cross,"), mode="direct")
    spoken = give_speakers(quotations, [row], Cast(text, consul="the consul"), prose=text)
    assert "speaker of the words quoted before" not in spoken[1].reason


def _span(text: str, first: str, last: str) -> Span:
    return Span(text.index(first), text.index(last) + len(last))


def test_the_lexicon_knows_every_form() -> None:
    """said, saying, recognised, recognized, confesses, mistook"""
    for form in ("said", "saying", "recognised", "recognized", "confesses", "mistook", "labelled", "denied"):
        assert form in cues("verb"), form
    assert "rumours" in cues("noun")
