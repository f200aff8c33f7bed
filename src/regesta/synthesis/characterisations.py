"""Who called whom what, and when."""

from collections.abc import Sequence

from regesta.core.records import Attribution, Characterisation, Quotation
from regesta.core.spans import Span, holds, length
from regesta.language import Passage, signals
from regesta.mentions import People
from regesta.statements import links_of
from regesta.statements.roles import Links
from regesta.synthesis.memberships import DateAt

FLOOR, LINKED = 0.4, 0.3


def find_characterisations(
    passages: Sequence[Passage],
    attributions: Sequence[Attribution],
    quotations: Sequence[Quotation],
    people: People,
    date_at: DateAt,
) -> tuple[Characterisation, ...]:
    """One row for each phrase, in text order."""
    out = []
    for passage, links in zip(passages, links_of(passages, "character"), strict=True):
        for mark in signals(passage.doc).spans.get("phrases", ()):
            if mark.score < FLOOR:
                continue
            words = passage.doc[mark.start : mark.end]
            phrase = Span(passage.start + words.start_char, passage.start + words.end_char)
            by = _by(phrase, mark.label, attributions, quotations) or _linked(
                "by", mark.end - 1, passage, links, people
            )
            out.append(
                Characterisation(
                    by=by if by or mark.label == "voice" else "narrator",
                    of=_linked("of", mark.end - 1, passage, links, people),
                    phrase=phrase,
                    edtf=date_at(phrase.start),
                    reason="the phrase head, with the voice around it",
                    score=round(mark.score, 3),
                )
            )
    return tuple(out)


def _by(phrase: Span, label: str, attributions: Sequence[Attribution], quotations: Sequence[Quotation]) -> str | None:
    """The source of the innermost attribution around the phrase, or the speaker of its quotation."""
    told = [a for a in attributions if holds(a.content, phrase)]
    if told:
        inner = min(told, key=lambda a: (length(a.content), a.id))
        return inner.source
    spoken = [q for q in quotations if holds(q, phrase) and q.speaker]
    return spoken[-1].speaker if spoken and label == "voice" else None


def _linked(label: str, pivot: int, passage: Passage, links: Links, people: People) -> str | None:
    options = [(labels[label], word) for word, labels in links.get(pivot, {}).items() if labels.get(label, 0) >= LINKED]
    if not options:
        return None
    token = passage.doc[max(options)[1]]
    start = passage.start + token.idx
    return people.at(start, start + len(token))
