"""The markers that stand in running text with nothing but their shape and their sequence to tell them."""

from collections.abc import Sequence

from regesta.apparatus.covered import Covered
from regesta.apparatus.markers import Candidate, candidates
from regesta.apparatus.sequence import best_chain, misprints
from regesta.core.records import Document
from regesta.core.spans import outermost

FAMILIES = ("glued", "bracket", "superscript", "symbol", "prefixed", "roman")


def printed_markers(document: Document, elsewhere: Covered, *, least: int = 1) -> list[Candidate]:
    """Markers outside `elsewhere` (notes and the markers that the file gives), in text order.

    `least` is how many a series must have: where the file links its notes, a lone number is no marker.
    """
    breaks = [b.start for b in document.blocks if b.role == "heading"]
    prose = [b for b in document.blocks if b.role not in ("note", "table", "caption") and b.start not in elsewhere]
    found = [c for b in prose for c in candidates(document.text, b.start, b.end) if c.start not in elsewhere]
    series = [_series([c for c in found if c.style == family], breaks) for family in FAMILIES]
    return outermost([c for chosen in series if len(chosen) >= least for c in chosen])


def _series(found: Sequence[Candidate], breaks: Sequence[int]) -> list[Candidate]:
    """Symbols begin anew on each page and prefixed labels with each prefix: there the shape alone decides."""
    if found and found[0].style in ("symbol", "prefixed"):
        return [c for c in found if c.weight > 0]
    chain = best_chain(found, breaks)
    return [*chain, *misprints(found, chain)]
