"""Words found again in a changed text."""

from hypothesis import given
from hypothesis import strategies as st

from regesta.core.spans import Span
from regesta.ledger.selectors import find, selector

TEXT = "The council met in May. It expelled Voss.4 A year later it expelled Roth, who had sworn falsely."


def made(words: str, nth: int = 0, text: str = TEXT) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def test_of_two_like_words_the_one_in_its_context_is_found() -> None:
    second = selector(TEXT, made("expelled", 1), source="s", kind="statement")
    changed = "A preface. " + TEXT.replace("A year later", "One year later,")
    assert find(second, changed) == made("expelled", 1, changed)


def test_line_breaks_and_other_quotation_marks_don_t_matter() -> None:
    text = "He said: ‘I burned nothing, and nobody saw me do it’, and left."
    held = selector(text, made("‘I burned nothing, and nobody", 0, text), source="s", kind="quotation")
    assert find(held, text.replace("‘", "'").replace("nothing, and", "nothing,\nand")) is not None


def test_words_that_are_gone_are_lost() -> None:
    held = selector(TEXT, made("expelled", 1), source="s", kind="statement")
    assert find(held, "Nobody was ever expelled from the garden of the queen, say the books.") is None


def test_a_key_doesn_t_change_when_notes_are_renumbered() -> None:
    first = selector(TEXT, made("expelled", 1), source="s", kind="statement").key()
    text = TEXT.replace(".4", ".17")
    assert selector(text, made("expelled", 1, text), source="s", kind="statement").key() == first


@given(st.text(min_size=1, max_size=60), st.integers(0, 30), st.integers(1, 20))
def test_whatever_is_marked_is_found_in_its_own_text(text: str, start: int, size: int) -> None:
    start = min(start, len(text) - 1)
    span = Span(start, min(len(text), start + size))
    found = find(selector(text, span, source="s", kind="statement"), text)
    assert found is not None
    assert text[found.start : found.end] == text[span.start : span.end]
