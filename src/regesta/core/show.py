"""How a reading shows itself: one line in a console, a small table in a notebook."""

from html import escape

from regesta.core.records import Reading

COUNTED = {
    "notes": "notes",
    "times": "dates",
    "entities": "people, places and things",
    "quotations": "quotations",
    "attributions": "attributions",
    "statements": "statements",
    "holdings": "holdings",
    "findings": "findings",
    "problems": "problems",
}


def counts(reading: Reading) -> dict[str, int]:
    """How many rows each layer worth naming holds, by its name in plain words."""
    return {name: len(getattr(reading, key)) for key, name in COUNTED.items()}


def line(reading: Reading) -> str:
    """`<Reading 'The Library at Varen': 1512 words, 14 notes, ...>`, empty layers left out."""
    told = ", ".join(f"{n} {name}" for name, n in counts(reading).items() if n)
    words = f"{len(reading.document.text.split())} words"
    return f"<Reading {reading.document.title!r}: {words}{', ' + told if told else ''}>"


def html(reading: Reading) -> str:
    """The same as a table of a notebook's own style; what comes from the document is escaped."""
    rows = "".join(f"<tr><th>{escape(name)}</th><td>{n}</td></tr>" for name, n in counts(reading).items())
    return f"<table><caption>{escape(reading.document.title)}</caption><tbody>{rows}</tbody></table>"
