"""The ledger's rows: one frozen record for each item of the published JSON form, field for key.

Offsets count Unicode code points of `Document.text`, end exclusive. Dates are EDTF strings (ISO 8601-2:2019).
Vocabularies are open-ended strings on purpose: the published ones are the floor, and `core.schema` lists them.
Fields with a default were added to version 1.0 compatibly. `reason` says in words why an inferred row was made
and `score` (0..1) how sure the *extraction* is, which is never how sure the *historian* is (`certainty`).
"""

from typing import Any, Literal

import msgspec

from regesta.core.spans import Span

EntityKind = Literal["person", "group", "place", "work", "event"]
Form = Literal["name", "nominal", "pronoun"]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What all rows share: they never change and they compare by value."""


class Placed(Record, frozen=True, kw_only=True):
    """A row that is a stretch of the text."""

    start: int
    end: int


class Locator(Record, frozen=True, kw_only=True):
    """Where a reader finds it: chapter's title, paragraph of the chapter (from 1), printed page."""

    chapter: str | None = None
    paragraph: int | None = None
    page: str | None = None


class Block(Placed, frozen=True, kw_only=True):
    """A paragraph-like unit. `level` is a heading's depth, 1 the highest."""

    role: Literal["body", "heading", "blockquote", "note", "caption", "table"]
    level: int | None = None
    locator: Locator | None = None


class PageBreak(Record, frozen=True, kw_only=True):
    """A printed page begins at `at` (offset) and bears `label`."""

    at: int
    label: str


class Document(Record, frozen=True, kw_only=True):
    """A source as text. `format` and `encoding` say how the bytes were read; `italics` are emphasised stretches."""

    id: str
    title: str
    sha256: str
    language: str
    text: str
    blocks: tuple[Block, ...]
    format: str = "text"
    encoding: str | None = None
    pages: tuple[PageBreak, ...] = ()
    italics: tuple[Span, ...] = ()
    author: str | None = None
    date: str | None = None


class Note(Record, frozen=True, kw_only=True):
    """A note: `start`/`end` place its marker in the text (null for an orphan body), `scope` the words it can support.

    `body_start`/`body_end` place the body where the text holds it; `citations` are CSL-JSON items.
    """

    id: str
    marker: str
    start: int | None
    end: int | None
    body: str | None = None
    citations: tuple[dict[str, Any], ...] = ()
    body_start: int | None = None
    body_end: int | None = None
    scope: Span | None = None


class Time(Placed, frozen=True, kw_only=True):
    """A date, duration or set. `earliest`/`latest` are ISO days it allows; `anchor` the id of the time it rests on."""

    id: str
    edtf: str | None
    kind: Literal["date", "duration", "set", "age"] = "date"
    iso8601: str | None = None
    earliest: str | None = None
    latest: str | None = None
    anchor: str | None = None
    inside: Literal["title", "note", "quotation", "parenthesis"] | None = None
    reason: str = ""


class Mention(Placed, frozen=True, kw_only=True):
    """One place where an entity is named, described or pointed at."""

    form: Form
    reason: str = ""
    score: float = 1.0


class Entity(Record, frozen=True, kw_only=True):
    """One real person, group, place, work or event of this document. `proof` is the sentence that proves an alias."""

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    proof: Span | None = None


class Quotation(Placed, frozen=True, kw_only=True):
    """Quoted words, marks left out; `kind` tells speech from a term held at a distance and from a title."""

    id: str
    kind: Literal["direct", "term", "title"]
    speaker: str | None = None
    addressee: str | None = None
    edtf: str | None = None
    notes: tuple[str, ...] = ()
    parent: str | None = None
    reason: str = ""
    score: float = 1.0


class Ground(Placed, frozen=True, kw_only=True):
    """The historian's own words that carry an evidence flag or a hedge."""

    flag: str


class Attribution(Record, frozen=True, kw_only=True):
    """Somebody's word for something: source (entity id or null), cue, content, the narrator's stance, the evidence."""

    id: str
    source: str | None
    cue: Span | None
    content: Span
    stance: str = "neutral"
    evidence: tuple[str, ...] = ()
    edtf: str | None = None
    notes: tuple[str, ...] = ()
    parent: str | None = None
    mode: Literal["direct", "indirect", "free", "paraphrase"] | None = None
    grounds: tuple[Ground, ...] = ()
    reason: str = ""
    score: float = 1.0


class Role(Record, frozen=True, kw_only=True):
    """Who or what takes part: `entity` is null where it is nobody known; the span is the mention used."""

    role: str
    entity: str | None
    start: int | None = None
    end: int | None = None
    score: float = 1.0


class Statement(Record, frozen=True, kw_only=True):
    """A telling: one thing said to have happened or held, once, in one place, on someone's word."""

    id: str
    type: str
    trigger: Span
    span: Span
    roles: tuple[Role, ...] = ()
    edtf: str | None = None
    polarity: Literal["+", "-"] = "+"
    certainty: str = "certain"
    attribution: str | None = None
    notes: tuple[str, ...] = ()
    time: str | None = None
    hedge: Ground | None = None
    event: str | None = None
    reason: str = ""
    score: float = 1.0

    def bearers(self, *roles: str) -> list[str]:
        """The entities that stand in any of these roles, in the order of the statement's roles; nobody unknown."""
        return [role.entity for role in self.roles if role.entity and role.role in roles]


class Membership(Record, frozen=True, kw_only=True):
    """A person joins, leaves or holds a place in a body; rests on `statements`."""

    person: str
    group: str
    change: Literal["joins", "leaves", "holds"]
    office: str | None = None
    edtf: str | None = None
    statements: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None
    reason: str = ""
    score: float = 1.0


class Tie(Record, frozen=True, kw_only=True):
    """Support (`+`) or enmity (`-`) between two entities; rests on `statements`."""

    a: str
    b: str
    sign: Literal["+", "-"]
    edtf: str | None = None
    statements: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None
    reason: str = ""
    score: float = 1.0


class Work(Record, frozen=True, kw_only=True):
    """A book, article, play, ... with author and year of first publication as the text gives them."""

    entity: str
    title: str
    author: str | None = None
    year: str | None = None
    reason: str = ""


class Holding(Placed, frozen=True, kw_only=True):
    """What a collection holds or lacks, and on whose word."""

    collection: str | None
    work: str | None = None
    description: str = ""
    status: Literal["present", "absent", "unknown"] = "present"
    certainty: str = "certain"
    attribution: str | None = None
    notes: tuple[str, ...] = ()
    reason: str = ""
    score: float = 1.0


class Cause(Record, frozen=True, kw_only=True):
    """One thing made another happen, by the text's own connective: the two triggers, and the clauses that they head."""

    cause: Span
    effect: Span
    cue: Span | None = None
    span: Span | None = None
    attribution: str | None = None
    reason: str = ""
    score: float = 1.0


class Account(Record, frozen=True, kw_only=True):
    """One explanation of a disputed event, its holder (entity id, null, or "narrator") and the narrator's verdict."""

    event: str
    claim: Span
    holder: str | None
    verdict: str
    attribution: str | None = None
    reason: str = ""
    score: float = 1.0


class Characterisation(Record, frozen=True, kw_only=True):
    """Who called whom what, when: `by` is an entity id, null, or "narrator"."""

    by: str | None
    of: str | None
    phrase: Span
    edtf: str | None = None
    reason: str = ""
    score: float = 1.0


class Finding(Record, frozen=True, kw_only=True):
    """What an editor would query."""

    kind: str
    spans: tuple[Span, ...]
    message: str


class Problem(Record, frozen=True, kw_only=True):
    """What the prose did that the reader could not make sense of; never an exception."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


class Reading(Record, frozen=True, kw_only=True):
    """One document's whole ledger, in the order of the published JSON form."""

    ledger: str = "1.0"
    document: Document
    notes: tuple[Note, ...] = ()
    times: tuple[Time, ...] = ()
    entities: tuple[Entity, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    statements: tuple[Statement, ...] = ()
    memberships: tuple[Membership, ...] = ()
    ties: tuple[Tie, ...] = ()
    works: tuple[Work, ...] = ()
    holdings: tuple[Holding, ...] = ()
    causes: tuple[Cause, ...] = ()
    accounts: tuple[Account, ...] = ()
    characterisations: tuple[Characterisation, ...] = ()
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __repr__(self) -> str:
        from regesta.core import show

        return show.line(self)

    def _repr_html_(self) -> str:
        from regesta.core import show

        return show.html(self)
