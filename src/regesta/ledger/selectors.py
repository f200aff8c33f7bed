"""Words found again: a quotation with its context, as the W3C's TextQuoteSelector, and its place in another text."""

import re
from hashlib import blake2b

import msgspec
from rapidfuzz import fuzz

from regesta.core.spans import Span

CONTEXT = 48  # code points kept on either side
FIRM = 32  # letters of them that make the key
ENOUGH = 60.0  # likeness of contexts (0..100) from which a repeated or short quotation counts as found again
_LETTERS = re.compile(r"[^\W\d_]+")
_QUOTES = {**dict.fromkeys("'‘’", "['‘’]"), **dict.fromkeys('"“”', '["“”]')}


class Selector(msgspec.Struct, frozen=True, kw_only=True):
    """`exact` words with what stands before and after; `facet` and `nth` tell rows on the same words apart."""

    source: str
    kind: str
    exact: str
    prefix: str = ""
    suffix: str = ""
    facet: str = ""
    nth: int = 0

    def key(self) -> str:
        """`kind:` and sixteen hex digits; digits and punctuation of the context don't count (notes get renumbered)."""
        context = (_bare(self.prefix)[-FIRM:], _bare(self.suffix)[:FIRM])
        told = (self.source, self.kind, self.exact, *context, self.facet, str(self.nth))
        return f"{self.kind}:{blake2b(chr(31).join(told).encode(), digest_size=8).hexdigest()}"


def _bare(context: str) -> str:
    return "".join(_LETTERS.findall(context))


def selector(text: str, span: Span, *, source: str, kind: str, facet: str = "", nth: int = 0) -> Selector:
    """The selector of a stretch of text."""
    return Selector(
        source=source,
        kind=kind,
        exact=text[span.start : span.end],
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        facet=facet,
        nth=nth,
    )


def find(wanted: Selector, text: str) -> Span | None:
    """Where the selector's words stand in this text, or None where they don't.

    The same words in the likeliest context win. Alone in the text, words of twenty letters are enough in any context.
    """
    spans = _verbatim(wanted.exact, text) or _loosely(wanted.exact, text)
    if not spans:
        return None
    best = max(spans, key=lambda span: _likeness(wanted, text, span))
    alone = len(spans) == 1 and len(wanted.exact) >= 20
    return best if alone or _likeness(wanted, text, best) >= ENOUGH else None


def _verbatim(words: str, text: str) -> list[Span]:
    return [Span(m.start(), m.end()) for m in re.finditer(re.escape(words), text)] if words else []


def _loosely(words: str, text: str) -> list[Span]:
    """The words with other line breaks or other quotation marks between them."""
    parts = ["".join(_QUOTES.get(letter, re.escape(letter)) for letter in word) for word in words.split()]
    return [Span(m.start(), m.end()) for m in re.finditer(r"\s+".join(parts), text)] if parts else []


def _likeness(wanted: Selector, text: str, span: Span) -> float:
    before = _bare(text[max(0, span.start - CONTEXT) : span.start])
    after = _bare(text[span.end : span.end + CONTEXT])
    told = _bare(wanted.prefix) + "|" + _bare(wanted.suffix)
    return fuzz.ratio(told, f"{before}|{after}")
