"""Words as the layers need them, and never a lost offset."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from regesta.language import tokenizer

BLANK: Language = tokenizer.blank()


@pytest.mark.parametrize(
    ("prose", "words"),
    [
        ("He rode to St. Ives c. 1590.", "He|rode|to|St.|Ives|c.|1590|."),
        ("It fell in A.D. 410, not 27 B.C.", "It|fell|in|A.D.|410|,|not|27|B.C."),
        ("They paid £7,000.", "They|paid|£|7,000|."),
        ("’Tis said that ’twas so.", "’T|is|said|that|’t|was|so|."),
        ("the war of 1914-18", "the|war|of|1914|-|18"),
        ("(1917–1963)", "(|1917|–|1963|)"),
        ("He didn’t go; the Tsar’s son couldn't.", "He|did|n’t|go|;|the|Tsar|’s|son|could|n't|."),
        ("peace—and war--came", "peace|—|and|war|--|came"),
        ("of Varn,--they left.--Mr.--", "of|Varn|,|--|they|left|.|--|Mr.|--"),
        ("Mr. J. P. Dunn of the U.S.S.R.", "Mr.|J.|P.|Dunn|of|the|U.S.S.R."),
    ],
)
def test_words(prose: str, words: str) -> None:
    assert [token.text for token in BLANK(prose)] == words.split("|")


@pytest.mark.parametrize(
    ("prose", "words"),
    [
        ("the party48 split", "the|party|48|split"),
        ("She left.12 He stayed.", "She|left|.|12|He|stayed|."),
        ("“I burned it.”14", "“|I|burned|it|.|”|14"),
        ("in 1934.13 Then", "in|1934|.|13|Then"),
        ("the peace† held* for a year¹", "the|peace|†|held|*|for|a|year|¹"),
    ],
)
def test_a_note_marker_parts_from_its_word(prose: str, words: str) -> None:
    assert [token.text for token in BLANK(prose)] == words.split("|")


@given(st.text(alphabet=st.sampled_from("aB1 .,'’“”-–—(†)¹\n£"), max_size=60))
@settings(max_examples=200, deadline=None)
def test_every_offset_is_kept(prose: str) -> None:
    doc = BLANK(prose)
    assert doc.text == prose
    assert all(prose[token.idx : token.idx + len(token)] == token.text for token in doc)
