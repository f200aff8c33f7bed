"""A ledger small enough to read at a glance, made by hand: one paragraph, and what a good reader finds in it."""

import hashlib

from regesta.core.records import (
    Attribution,
    Block,
    Document,
    Entity,
    Finding,
    Ground,
    Holding,
    Membership,
    Mention,
    Note,
    Quotation,
    Reading,
    Role,
    Statement,
    Time,
)
from regesta.core.spans import Span

TEXT = (
    "In May 1871 the council expelled Clara Voss.1 Her printer, Emil Roth, later swore that she had burned the "
    "minutes, but he cited nobody. ‘I burned nothing’, Voss wrote. The archive has no copy of the minutes."
)


def at(words: str, nth: int = 1) -> Span:
    """Where the nth occurrence of these words stands in the paragraph."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def _mention(words: str, nth: int = 1, form: str = "name") -> Mention:
    span = at(words, nth)
    return Mention(start=span.start, end=span.end, form=form)  # type: ignore[arg-type]


def _role(role: str, entity: str, words: str) -> Role:
    span = at(words)
    return Role(role=role, entity=entity, start=span.start, end=span.end)


def _placed(words: str) -> dict[str, int]:
    span = at(words)
    return {"start": span.start, "end": span.end}


def small_reading() -> Reading:
    """The paragraph's ledger: an expulsion with its note, a discredited word, a quotation, a gap on the shelf."""
    return Reading(
        document=Document(
            id="small",
            title="The Council of 1871",
            sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
            language="en",
            text=TEXT,
            blocks=(Block(start=0, end=len(TEXT), role="body"),),
        ),
        notes=(Note(id="n1", marker="1", body="Minute book, f. 12.", start=at("1 Her").start, end=at(" Her").start),),
        times=(Time(id="t1", edtf="1871-05", earliest="1871-05-01", latest="1871-05-31", **_placed("May 1871")),),
        entities=(
            Entity(id="e1", kind="group", name="council", mentions=(_mention("the council", form="nominal"),)),
            Entity(
                id="e2",
                kind="person",
                name="Clara Voss",
                aliases=("Voss",),
                mentions=(_mention("Clara Voss"), _mention("she", form="pronoun"), _mention("Voss", 2)),
            ),
            Entity(
                id="e3", kind="person", name="Emil Roth", mentions=(_mention("Emil Roth"), _mention("he", 4, "pronoun"))
            ),
        ),
        quotations=(Quotation(id="q1", kind="direct", speaker="e2", **_placed("I burned nothing")),),
        attributions=(
            Attribution(
                id="a1",
                source="e3",
                cue=at("swore"),
                content=at("she had burned the minutes"),
                stance="doubts",
                evidence=("uncited",),
                grounds=(Ground(flag="uncited", **_placed("cited nobody")),),
            ),
            Attribution(id="a2", source="e2", cue=at("wrote"), content=at("I burned nothing"), evidence=("quoted",)),
        ),
        statements=(
            Statement(
                id="s1",
                type="expulsion",
                trigger=at("expelled"),
                span=at("the council expelled Clara Voss"),
                roles=(_role("agent", "e1", "the council"), _role("patient", "e2", "Clara Voss")),
                edtf="1871-05",
                notes=("n1",),
                time="t1",
            ),
        ),
        memberships=(Membership(person="e2", group="e1", change="leaves", edtf="1871-05", statements=("s1",)),),
        holdings=(
            Holding(
                collection="The archive",
                description="copy of the minutes",
                status="absent",
                **_placed("The archive has no copy of the minutes"),
            ),
        ),
        findings=(
            Finding(kind="discredited-ground", spans=(at("swore"),), message="Only Roth says so, and he cites nobody."),
        ),
    )
