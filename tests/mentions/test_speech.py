"""Whoever speaks is the first person of the speech."""

from regesta.core.records import Entity, Mention, Quotation
from regesta.mentions import give_first_person

TEXT = "Roth said: ‘I told her, “I am tired,” and my voice broke.’"


def test_the_innermost_speaker_owns_the_word() -> None:
    roth = Entity(id="e1", kind="person", name="Roth", mentions=(Mention(start=0, end=4, form="name"),))
    outer = Quotation(id="q1", kind="direct", start=12, end=57, speaker="e1")
    inner = Quotation(id="q2", kind="direct", start=25, end=36, speaker=None, parent="q1")
    (found,) = give_first_person((roth,), (outer, inner), TEXT)
    assert [TEXT[m.start : m.end] for m in found.mentions] == ["Roth", "I", "my"]


def test_nobody_is_invented() -> None:
    outer = Quotation(id="q1", kind="direct", start=12, end=57)
    assert give_first_person((), (outer,), TEXT) == ()


def test_you_is_whoever_stands_beside_the_speaker() -> None:
    """Brandt came to Roth, who said: ‘You are late.’"""
    text = "Brandt came to Roth, who said: ‘You are late.’"
    brandt = Entity(id="e1", kind="person", name="Brandt", mentions=(Mention(start=0, end=6, form="name"),))
    roth = Entity(id="e2", kind="person", name="Roth", mentions=(Mention(start=15, end=19, form="name"),))
    spoken = Quotation(id="q1", kind="direct", start=32, end=45, speaker="e2")
    found, _ = give_first_person((brandt, roth), (spoken,), text)
    assert [(text[m.start : m.end], m.score) for m in found.mentions[1:]] == [("You", 0.4)]
