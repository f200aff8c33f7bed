"""A short history of an invented affair, with its whole ledger: what the reading room's tests look at."""

from hashlib import sha256
from typing import Any

from regesta.core.records import (
    Account,
    Attribution,
    Block,
    Characterisation,
    Document,
    Entity,
    Finding,
    Ground,
    Holding,
    Locator,
    Membership,
    Mention,
    Note,
    PageBreak,
    Quotation,
    Reading,
    Role,
    Statement,
    Tie,
    Time,
    Work,
)
from regesta.core.spans import Span

PARAGRAPHS = [
    ("heading", "The Fire in the Archive"),
    (
        "body",
        "On the night of 4 March 1871 fire broke out in the archive of Lindmark, and Anselm Rohde, its keeper for "
        "eleven years, was found dead beneath the stair.1 Rohde had joined the Council of Lindmark in 1860 and left "
        "it in the autumn of 1869 after a quarrel with Mayor Clara Veit. Veit ordered an inquiry on 6 March.",
    ),
    (
        "body",
        "Three explanations were offered. The watchman Tobias Kern swore that Rohde had set the fire himself, but Kern "
        "spoke after two days in the cells, and took it back in April 1871.2 According to Veit, an overturned lamp "
        "was to blame. Suspicions linger that the mayor’s men burned the council minutes; no document supports them.",
    ),
    (
        "blockquote",
        "‘I left the lamp on the sill as I always did,’ Kern told Judge Maria Osten, ‘and I heard the keeper cough.’3",
    ),
    ("heading", "The Books that were Saved"),
    (
        "body",
        "Osten, a patient reader, published The Lindmark Inquiry about 1874. She reports that the library of Rohde "
        "held four hundred volumes, a Book of Hours among them; the council minutes for 1868 are missing, and whether "
        "the letters of Veit survive nobody can say.4 Before January 1880 the Council was dissolved.",
    ),
]
NOTES = {
    "1": "Osten, The Lindmark Inquiry, p. 12.",
    "2": "Ibid., p. 40.",
    "3": None,
    "4": "Town ledger, 1872, fol. 9.",
}


class Marker:
    """Finds words in the text: `("Rohde", 2)` is their second place, counted from 1."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __call__(self, words: str, nth: int = 1) -> Span:
        at = -1
        for _ in range(nth):
            at = self.text.index(words, at + 1)
        return Span(at, at + len(words))

    def place(self, words: str, nth: int = 1) -> dict[str, int]:
        found = self(words, nth)
        return {"start": found.start, "end": found.end}


def reading(title: str = "The Lindmark Fire", *, extra: str = "") -> Reading:
    """The affair's reading; `extra` is one more paragraph, which bears no rows."""
    paragraphs = [*PARAGRAPHS, *([("body", extra)] if extra else [])]
    text = "\n\n".join(words for _, words in paragraphs) + "\n"
    return Reading(document=document(title, text, paragraphs), **rows(Marker(text)))


def document(title: str, text: str, paragraphs: list[tuple[str, str]]) -> Document:
    at, chapter, blocks = 0, "", []
    for number, (role, words) in enumerate(paragraphs):
        chapter = words if role == "heading" else chapter
        place = Locator(chapter=chapter, paragraph=number)
        level = 1 if role == "heading" else None
        blocks.append(Block(start=at, end=at + len(words), role=role, level=level, locator=place))
        at += len(words) + 2
    return Document(
        id=sha256(text.encode()).hexdigest()[:12],
        title=title,
        sha256=sha256(text.encode()).hexdigest(),
        language="en",
        text=text,
        blocks=tuple(blocks),
        pages=(
            PageBreak(at=text.index("Three explanations"), label="7"),
            PageBreak(at=text.index("She reports"), label="8"),
        ),
        author="E. Halvorsen",
        date="1931",
    )


def rows(m: Marker) -> dict[str, Any]:
    return {
        "notes": tuple(notes(m)),
        "times": tuple(times(m)),
        "entities": tuple(entities(m)),
        "quotations": quotations(m),
        "attributions": attributions(m),
        "statements": tuple(statements(m)),
        "memberships": (
            Membership(person="rohde", group="council", change="joins", edtf="1860", statements=("s2",)),
            Membership(person="rohde", group="council", change="leaves", edtf="1869-23", statements=("s3",)),
        ),
        "ties": (
            Tie(a="rohde", b="veit", sign="-", edtf="1869-23", statements=("s3",)),
            Tie(a="kern", b="osten", sign="+", edtf="1871", statements=("s7",)),
        ),
        "works": (Work(entity="inquiry", title="The Lindmark Inquiry", author="osten", year="1874"),),
        "holdings": holdings(m),
        "accounts": (
            Account(event="the fire", claim=m("Rohde had set the fire himself"), holder="kern", verdict="rejected"),
            Account(event="the fire", claim=m("an overturned lamp"), holder="veit", verdict="accepted"),
            Account(
                event="the fire",
                claim=m("the mayor’s men burned the council minutes"),
                holder=None,
                verdict="unsupported",
            ),
        ),
        "characterisations": (Characterisation(by="narrator", of="osten", phrase=m("a patient reader")),),
        "findings": (Finding(kind="note-gap", spans=(m(".4"),), message="Note 4 stands without a body in print."),),
    }


def notes(m: Marker) -> list[Note]:
    places = {"1": m("stair.1"), "2": m("1871.2"), "3": m("cough.’3"), "4": m("say.4")}
    return [
        Note(id=f"n{marker}", marker=marker, start=place.end - 1, end=place.end, body=NOTES[marker])
        for marker, place in places.items()
    ]


def times(m: Marker) -> list[Time]:
    told = [
        ("4 March 1871", "1871-03-04"),
        ("1860", "1860"),
        ("the autumn of 1869", "1869-23"),
        ("6 March", "1871-03-06"),
        ("April 1871", "1871-04"),
        ("about 1874", "1874~"),
        ("Before January 1880", "../1880-01"),
    ]
    return [Time(id=f"t{n}", edtf=edtf, **m.place(words)) for n, (words, edtf) in enumerate(told)]


def entities(m: Marker) -> list[Entity]:
    def named(*places: tuple[str, int]) -> tuple[Mention, ...]:
        return tuple(Mention(form="name", **m.place(words, nth)) for words, nth in places)

    return [
        Entity(
            id="rohde",
            kind="person",
            name="Anselm Rohde",
            aliases=("Rohde",),
            mentions=named(("Anselm Rohde", 1), ("Rohde", 2), ("Rohde", 3), ("Rohde", 4)),
        ),
        Entity(
            id="veit",
            kind="person",
            name="Clara Veit",
            aliases=("Veit",),
            mentions=named(("Clara Veit", 1), ("Veit", 2), ("Veit", 3), ("Veit", 4)),
        ),
        Entity(
            id="kern",
            kind="person",
            name="Tobias Kern",
            aliases=("Kern",),
            mentions=named(("Tobias Kern", 1), ("Kern", 2), ("Kern", 3)),
        ),
        Entity(
            id="osten",
            kind="person",
            name="Maria Osten",
            aliases=("Osten",),
            mentions=named(("Maria Osten", 1), ("Osten", 2)),
        ),
        Entity(id="council", kind="group", name="Council of Lindmark", mentions=named(("Council of Lindmark", 1))),
        Entity(id="lindmark", kind="place", name="Lindmark", mentions=named(("Lindmark", 1))),
        Entity(id="inquiry", kind="work", name="The Lindmark Inquiry", mentions=named(("The Lindmark Inquiry", 1))),
    ]


def quotations(m: Marker) -> tuple[Quotation, ...]:
    return (
        Quotation(
            id="q1",
            kind="direct",
            speaker="kern",
            addressee="osten",
            notes=("n3",),
            **m.place("I left the lamp on the sill as I always did,"),
        ),
        Quotation(
            id="q2",
            kind="direct",
            speaker="kern",
            addressee="osten",
            notes=("n3",),
            **m.place("and I heard the keeper cough."),
        ),
    )


def attributions(m: Marker) -> tuple[Attribution, ...]:
    grounds = (Ground(flag="unsupported", **m.place("no document supports them")),)
    return (
        Attribution(
            id="a1",
            source="kern",
            cue=m("swore"),
            content=m("Rohde had set the fire himself"),
            stance="rejects",
            evidence=("noted", "coerced"),
            notes=("n2",),
            edtf="1871-03",
        ),
        Attribution(
            id="a2",
            source="veit",
            cue=m("According to"),
            content=m("an overturned lamp was to blame"),
            stance="endorses",
        ),
        Attribution(
            id="a3",
            source=None,
            cue=m("Suspicions linger"),
            content=m("the mayor’s men burned the council minutes"),
            stance="doubts",
            evidence=("unsupported", "rumour"),
            grounds=grounds,
        ),
        Attribution(
            id="a4",
            source="osten",
            cue=m("reports"),
            content=m("the library of Rohde held four hundred volumes, a Book of Hours among them"),
            notes=("n4",),
            evidence=("noted",),
        ),
        Attribution(
            id="a5",
            source="kern",
            cue=m("told"),
            content=m("I left the lamp on the sill as I always did,"),
            parent="a4",
            evidence=("quoted",),
        ),
    )


def statements(m: Marker) -> list[Statement]:
    def told(n: int, type: str, words: str, clause: str, roles: dict[str, str], **more: Any) -> Statement:
        parts = tuple(Role(role=role, entity=entity) for role, entity in roles.items())
        return Statement(id=f"s{n}", type=type, trigger=m(words), span=m(clause), roles=parts, **more)

    return [
        told(
            1,
            "death",
            "dead",
            "was found dead beneath the stair",
            {"patient": "rohde", "place": "lindmark"},
            edtf="1871-03-04",
            notes=("n1",),
        ),
        told(
            2,
            "joining",
            "joined",
            "Rohde had joined the Council of Lindmark in 1860",
            {"agent": "rohde", "group": "council"},
            edtf="1860",
        ),
        told(
            3,
            "resignation",
            "left",
            "left it in the autumn of 1869",
            {"agent": "rohde", "group": "council"},
            edtf="1869-23",
        ),
        told(4, "investigation", "inquiry", "Veit ordered an inquiry on 6 March", {"agent": "veit"}, edtf="1871-03-06"),
        told(
            5,
            "accusation",
            "swore",
            "swore that Rohde had set the fire himself",
            {"agent": "kern", "patient": "rohde"},
            edtf="1871-03",
            certainty="probable",
        ),
        told(
            6,
            "recantation",
            "took it back",
            "took it back in April 1871",
            {"agent": "kern"},
            edtf="1871-04",
            notes=("n2",),
        ),
        told(
            7,
            "speech",
            "told",
            "Kern told Judge Maria Osten",
            {"agent": "kern", "recipient": "osten"},
            attribution="a4",
        ),
        told(
            8,
            "publication",
            "published",
            "published The Lindmark Inquiry about 1874",
            {"agent": "osten", "work": "inquiry"},
            edtf="1874~",
        ),
        told(9, "possession", "held", "held four hundred volumes", {"agent": "rohde"}, attribution="a4"),
        told(10, "dissolution", "dissolved", "the Council was dissolved", {"group": "council"}, edtf="../1880-01"),
        told(
            11,
            "accusation",
            "burned",
            "the mayor’s men burned the council minutes",
            {"patient": "veit"},
            attribution="a3",
            certainty="possible",
        ),
    ]


def holdings(m: Marker) -> tuple[Holding, ...]:
    return (
        Holding(
            collection="the library of Rohde",
            description="four hundred volumes",
            attribution="a4",
            **m.place("four hundred volumes"),
        ),
        Holding(
            collection="the library of Rohde",
            description="a Book of Hours",
            attribution="a4",
            **m.place("a Book of Hours"),
        ),
        Holding(
            collection="the archive of Lindmark",
            description="the council minutes for 1868",
            status="absent",
            **m.place("the council minutes for 1868"),
        ),
        Holding(
            collection="the archive of Lindmark",
            description="the letters of Veit",
            status="unknown",
            **m.place("the letters of Veit"),
        ),
    )
