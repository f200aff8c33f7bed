"""Chronicles to ask: a sentence an event, written and laid out by the benchmarks' chronicler."""

from benchmarks.chronicle import Chronicler, Told
from regesta.core.records import Reading

VOSS, ROTH, BRANDT = "Clara Voss", "Emil Roth", "Ada Brandt"
COUNCIL = "Gorfa Committee"


def chronicle(title: str, *events: Told, claims: tuple[Told, ...] = ()) -> Reading:
    """A chronicle that tells these events in this order, then the claims, each on its source's word."""
    page = Chronicler(title)
    for event in events:
        page.tell(event, noted=True)
        page.write(" ")
    for event in claims:
        page.claim(event, noted=False)
        page.write(" ")
    page.paragraph()
    return page.reading()
