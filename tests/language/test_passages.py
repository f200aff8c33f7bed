"""Blocks to Docs, every offset that of the document."""

from spacy.language import Language

from regesta import language
from regesta.core.spans import Span

TEXT = "THE COUNCIL\n\nIn 1871 the council met.   It rose at noon.\n\nNobody wrote to Clara Voss."
BLOCKS = [Span(0, 11), Span(13, 57), Span(59, 87)]


def test_tokens_stand_where_the_text_has_them(nlp: Language) -> None:
    passages = language.parse(TEXT, BLOCKS, nlp)
    assert [passage.start for passage in passages] == [0, 13, 59]
    for passage in passages:
        for token in passage.doc:
            assert TEXT[passage.start + token.idx :].startswith(token.text)


def test_progress_counts_code_points(nlp: Language) -> None:
    told: list[int] = []
    language.parse(TEXT, BLOCKS, nlp, progress=told.append)
    assert told == [11, 55, 83]


def test_empty_blocks_give_nothing(nlp: Language) -> None:
    assert language.parse("  \n ", [Span(0, 4), Span(2, 2)], nlp) == []


def test_a_block_of_many_thousand_words_becomes_several_docs(nlp: Language) -> None:
    sentence = "The council met again and rose at noon. "
    text = sentence * 1000
    passages = language.parse(text, [Span(0, len(text))], nlp)
    assert len(passages) == 2
    assert "".join(passage.doc.text for passage in passages) == text
    assert all(passage.doc[0].text == "The" for passage in passages)
