"""The pipeline: what it fills in, what it keeps, and that it always says the same."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from regesta import language
from regesta.errors import ModelError

PROSE = (
    "In May 1871 the council of Arden expelled Clara Voss. Her printer, Emil Roth, later swore that she had burned the"
    " minutes, but he cited nobody.  She answered him from Geneva; the town council never replied."
)
OTHERS = [
    "Rome fell.",
    "The treaty of 1648 ended a war that had lasted thirty years, or so the envoys said. " * 12,
    "",
    "\n",
]


def everything(doc: Doc) -> list[object]:
    tokens = [(t.tag_, t.pos_, t.lemma_, t.head.i, t.dep_, t.ent_iob_, t.ent_type_, t.is_sent_start) for t in doc]
    return [tokens, language.signals(doc)]


def test_a_doc_is_filled_in(nlp: Language) -> None:
    doc = nlp(PROSE)
    for layer in ("TAG", "POS", "LEMMA", "DEP", "HEAD", "SENT_START", "ENT_IOB"):
        assert doc.has_annotation(layer), layer
    assert {"Clara Voss", "Emil Roth"} <= {ent.text for ent in doc.ents if ent.label_ == "person"}
    assert [token.lemma_ for token in doc if token.text in ("swore", "burned", "minutes")] == [
        "swear",
        "burn",
        "minute",
    ]
    assert len(list(doc.sents)) == 3
    assert all(token.head.sent == token.sent for token in doc)


def test_signals_point_at_words_of_the_doc(nlp: Language) -> None:
    doc = nlp(PROSE)
    seen = language.signals(doc)
    marked = {doc[span.start : span.end].text for span in seen.spans["names"]}
    assert {"Clara Voss", "Emil Roth"} <= marked
    assert seen.pairs["no such head"] == []
    assert all(not doc[link.i].is_space and (link.j is None or link.j < len(doc)) for link in seen.links["coref"])


def test_the_same_whatever_is_read_beside_it(nlp: Language) -> None:
    alone = everything(nlp(PROSE))
    for threads in (1, 2, 3):
        other = language.load(threads=threads)
        for batch in (1, 2, 50):
            docs = list(other.pipe([*OTHERS, PROSE, *OTHERS], batch_size=batch))
            assert everything(docs[len(OTHERS)]) == alone


def test_several_processes_say_the_same(nlp: Language) -> None:
    docs = list(nlp.pipe([PROSE, *OTHERS], n_process=2, batch_size=2))
    assert everything(docs[0]) == everything(nlp(PROSE))


def test_given_words_and_sentence_starts_are_kept(nlp: Language) -> None:
    """Words and bounds that no reader would find by itself."""
    words = ["The", "king", "died", "His", "son", "reigned", "long", "."]
    doc = Doc(nlp.vocab, words=words, sent_starts=[True, False, False, True, False, False, False, False])
    nlp.get_pipe("regesta")(doc)  # type: ignore[operator]
    assert [token.text for token in doc] == words
    assert [sentence.start for sentence in doc.sents] == [0, 3]


def test_white_space_hangs_on_a_word_and_starts_nothing(nlp: Language) -> None:
    doc = nlp("\n\n The king  died.\n\nHis son\treigned. ")
    spaces = [token for token in doc if token.is_space]
    assert spaces
    assert all(token.pos_ == "SPACE" and not token.head.is_space for token in spaces)
    assert len(list(doc.sents)) == 2


@pytest.mark.parametrize("prose", ["", " ", "\n\t\n", ".", "…", "?!", "a" * 3000, "x " * 700])
def test_odd_prose_is_read_without_complaint(nlp: Language, prose: str) -> None:
    assert nlp(prose).text == prose


def test_the_component_says_what_it_assigns(nlp: Language) -> None:
    meta = nlp.get_pipe_meta("regesta")
    assert {"token.tag", "token.lemma", "token.dep", "doc.ents", "doc.sents"} <= set(meta.assigns)
    assert nlp.analyze_pipes()["problems"]["regesta"] == []


def test_a_saved_pipeline_reads_as_before(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "saved")
    again = spacy.load(tmp_path / "saved")
    assert everything(again(PROSE)) == everything(nlp(PROSE))


def test_a_pipeline_that_isnt_there_is_a_model_error() -> None:
    with pytest.raises(ModelError, match="no_such_pipeline"):
        language.load("no_such_pipeline")
