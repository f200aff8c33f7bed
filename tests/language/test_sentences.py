"""Where sentences end in the prose of historians."""

import pytest
from spacy.language import Language


def sentences(nlp: Language, prose: str) -> list[str]:
    return [sentence.text.strip() for sentence in nlp(prose).sents]


@pytest.mark.parametrize(
    "prose",
    [
        "The deputy was Mr. Alden. | He spoke for an hour.",
        "The chair fell to J. R. Holm of Bergen. | Nobody objected.",
        "It was said . . . that the fleet had sailed. | The king believed it.",
        "“We shall hold the bridge,” he wrote. | “Nobody else will.” | The letter never arrived.",
        "She reached St. Anne in 1704. | Dr. Fell, her physician, had died there.",
        "Why did they wait? | The council had no money. | It had no ships!",
    ],
)
def test_bounds(nlp: Language, prose: str) -> None:
    wanted = prose.split(" | ")
    assert sentences(nlp, " ".join(wanted)) == wanted


def test_a_full_stop_inside_a_quotation_ends_nothing_outside_it(nlp: Language) -> None:
    """He called it “a war without end” and went home."""
    assert len(sentences(nlp, "He called it “a war without end” and went home to his farm.")) == 1


def test_a_heading_is_one_sentence(nlp: Language) -> None:
    assert sentences(nlp, "THE SIEGE OF THE NORTHERN TOWNS") == ["THE SIEGE OF THE NORTHERN TOWNS"]


def test_verse_is_not_cut_at_its_lines(nlp: Language) -> None:
    verse = "The king went up the hill\nwith all his men behind,\nand none came down again."
    assert len(sentences(nlp, verse)) == 1
