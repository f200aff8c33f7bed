import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.core.spans import Span, cover, holds, length, likeness, meets, outermost, overlap, stripped

TEXT = "  The committee’s minutes, "
spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: Span(min(pair), max(pair)))


def test_a_span_gives_its_words() -> None:
    assert Span(2, 5).of(TEXT) == "The"


@given(spans, spans)
def test_two_spans_meet_as_far_as_they_overlap(a: Span, b: Span) -> None:
    assert overlap(a, b) == overlap(b, a) == len(set(range(a.start, a.end)) & set(range(b.start, b.end)))
    assert meets(a, b) == meets(b, a)
    if length(a) and length(b):
        assert meets(a, b) == (overlap(a, b) > 0)


@given(spans, spans)
def test_likeness_is_a_share(a: Span, b: Span) -> None:
    assert 0 <= likeness(a, b) == likeness(b, a) <= 1
    if length(a):
        assert likeness(a, a) == 1


@given(st.lists(spans, min_size=1))
def test_a_cover_holds_all_and_no_more(listed: list[Span]) -> None:
    whole = cover(listed)
    assert all(holds(whole, span) for span in listed)
    assert whole.start in {span.start for span in listed}
    assert whole.end in {span.end for span in listed}


def test_nothing_has_no_cover() -> None:
    with pytest.raises(ValueError, match="at least one"):
        cover([])


@given(st.lists(spans))
def test_the_outermost_hold_all_and_none_holds_another(listed: list[Span]) -> None:
    kept = outermost(listed)
    assert all(any(holds(outer, span) for outer in kept) for span in listed)
    assert not any(holds(a, b) for i, a in enumerate(kept) for j, b in enumerate(kept) if i != j)


@given(st.text(alphabet=" \t\n,ab"), st.data())
def test_stripped_words_begin_and_end_with_a_word(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = stripped(text, start, end, drop=",")
    assert start <= span.start <= span.end <= end
    assert span.of(text) == text[start:end].strip(" \t\n,")
