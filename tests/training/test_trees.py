"""Trees told of passages that nobody has parsed."""

from regesta.language.model import Model
from training.examples import Example
from training.trees import told

WORDS = "Anna Brandt left the guild in 1851 . Her rival , who had stayed , wept .".split()


def test_every_word_has_a_tag_and_a_head_and_every_sentence_a_root() -> None:
    """Anna Brandt left the guild in 1851. Her rival, who had stayed, wept."""
    (passage,) = told(Model(), [Example(WORDS, [0, 8], {"triggers": ["O"] * len(WORDS)}, "ledger")])
    heads = passage.labels["parse"]["heads"]
    assert [WORDS[i] for i, head in enumerate(heads) if head == -1] == ["left", "wept"]
    assert all(-1 <= head < len(WORDS) and head != i for i, head in enumerate(heads))
    assert {len(passage.labels[head]) for head in ("upos", "xpos", "triggers")} == {len(WORDS)}
    assert passage.labels["upos"][2] == "VERB"


def test_words_and_starts_stay_as_they_are() -> None:
    given = Example(WORDS, [0, 8], {}, "ledger")
    (passage,) = told(Model(), [given])
    assert (passage.words, passage.starts, passage.source) == (given.words, given.starts, given.source)
    assert not given.labels
