"""The answers: frozen records that carry their own proof, in words and place.

Every row has a `key` that stands over a new run of the reader and a new edition of the source (a hash of the quoted
words, their context and the source, so a permalink may hold it), a `proof` (verbatim words and where they stand), and
says in `review` whether a person has judged it: `read` (nobody has), `accepted`, `edited`, `added`, `rejected`.
Rejected rows are left out of every answer.

Dates: `edtf` as written; `earliest` and `latest` are the ISO days it allows (null where open or unknown; years before
1 BCE in EDTF's own form, "-0043-03-15"). Entities are named by `Named`: the key of the merged person, place, ...
"""

from typing import Generic, Literal, TypeVar

from regesta.core.records import Record
from regesta.inquiry.shown import Shown

Review = Literal["read", "accepted", "edited", "added", "rejected"]
T = TypeVar("T")


class Answer(Shown, Generic[T], frozen=True, kw_only=True):
    """A page of rows. `more` says that others follow; ask again with `offset`."""

    rows: tuple[T, ...]
    more: bool = False


class Proof(Record, frozen=True, kw_only=True):
    """The words and where they stand: offsets into the reading's text, and what a reader turns to."""

    source: str
    title: str
    reading: int
    start: int
    end: int
    quote: str
    chapter: str | None = None
    paragraph: int | None = None
    page: str | None = None


class Named(Record, frozen=True, kw_only=True):
    """Somebody or something: `key` is null where nobody known is meant, then `name` holds the text's own words."""

    key: str | None
    name: str
    kind: str | None = None


class Voice(Record, frozen=True, kw_only=True):
    """One link of the chain narrator ▸ Volkogonov ▸ Stalin: `source` is null in "it was said"."""

    key: str
    source: Named | None
    cue: str | None
    stance: str
    evidence: tuple[str, ...] = ()
    edtf: str | None = None


class Row(Shown, frozen=True, kw_only=True):
    """What all rows of all answers share. `reviewer` signed the last judgement that counts."""

    key: str
    proof: Proof
    review: Review = "read"
    reviewer: str | None = None
    score: float = 1.0
    reason: str = ""


class Part(Record, frozen=True, kw_only=True):
    """Who takes part, and as what: `agent`, `patient`, `party`, `group`, `place`, ..."""

    role: str
    who: Named


class Event(Row, frozen=True, kw_only=True):
    """A statement: one thing said to have happened or held. `voices` runs from the narrator's source inwards.

    `proof.quote` is the clause, `trigger` its telling word; `regest` sums it up in one line. `event` joins the
    statements of one reading that tell of one event.
    """

    type: str
    trigger: str
    regest: str
    parts: tuple[Part, ...] = ()
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    polarity: Literal["+", "-"] = "+"
    certainty: str = "certain"
    hedge: str | None = None
    voices: tuple[Voice, ...] = ()
    evidence: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    event: str | None = None


class Claim(Row, frozen=True, kw_only=True):
    """Somebody's word for something (an attribution): `proof.quote` is its content, `voices` ends with its source.

    `unsourced` says that no note covers it and no words or document are given. `grounds` are the historian's own words
    that carry the flags; `statements` the keys of what is told inside it.
    """

    source: Named | None
    cue: str | None
    stance: str
    evidence: tuple[str, ...] = ()
    unsourced: bool = False
    edtf: str | None = None
    notes: tuple[str, ...] = ()
    voices: tuple[Voice, ...] = ()
    grounds: tuple[str, ...] = ()
    about: tuple[Named, ...] = ()
    statements: tuple[str, ...] = ()


class Saying(Row, frozen=True, kw_only=True):
    """What somebody says, in what form; `by` is null where nobody is named; the narrator has the key "narrator"."""

    form: Literal["quotation", "attribution", "characterisation"]
    by: Named | None
    about: tuple[Named, ...] = ()
    cue: str | None = None
    stance: str | None = None
    evidence: tuple[str, ...] = ()
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    notes: tuple[str, ...] = ()
    voices: tuple[Voice, ...] = ()


class Change(Row, frozen=True, kw_only=True):
    """A membership row: somebody joins, leaves or holds a place in a body."""

    person: Named
    group: Named
    change: Literal["joins", "leaves", "holds"]
    office: str | None = None
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None


class Tenure(Record, frozen=True, kw_only=True):
    """A place held in a body, from the changes that were told: null ends are not said."""

    person: Named
    group: Named
    office: str | None
    since: str | None
    until: str | None
    changes: tuple[Change, ...]


class Standing(Record, frozen=True, kw_only=True):
    """Whether somebody belonged to a body on a date.

    `answer`: `yes` (the words cover the date); `open` (joined before it, no leaving is told); `no` (left before it, or
    joined only after it); `not said` (words on other dates only). `why` says it in a sentence; `changes` prove it.
    """

    person: Named
    group: Named
    office: str | None
    answer: Literal["yes", "open", "no", "not said"]
    why: str
    changes: tuple[Change, ...]


class Tied(Row, frozen=True, kw_only=True):
    """Support (`+`) or enmity (`-`) between two."""

    a: Named
    b: Named
    sign: Literal["+", "-"]
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None


class Stand(Record, frozen=True, kw_only=True):
    """How two stood on a date: `yes` the words cover it, `open` last told before it, `not said` only told otherwise."""

    a: Named
    b: Named
    sign: Literal["+", "-"]
    answer: Literal["yes", "open", "not said"]
    why: str
    ties: tuple[Tied, ...]


class Moment(Shown, frozen=True, kw_only=True):
    """Who belonged to what and stood with whom on a date."""

    date: str
    standings: tuple[Standing, ...]
    stands: tuple[Stand, ...]
    more: bool = False


class Identity(Shown, frozen=True, kw_only=True):
    """One source's entity in a dossier; `basis`: `judged` (a person said "same") or `named` (same name only)."""

    key: str
    source: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    mentions: int
    basis: Literal["judged", "named"]
    proof: Proof | None


class Mentioned(Record, frozen=True, kw_only=True):
    """One place where somebody or something is meant: the `number`th of its mentions, from 1, with the words around."""

    who: Named
    number: int
    form: str
    proof: Proof
    before: str
    after: str


class Candidate(Record, frozen=True, kw_only=True):
    """Two entities that may be one, with the reasons for and against; only a judgement merges them."""

    a: Identity
    b: Identity
    score: float
    reasons: tuple[str, ...]


class Dossier(Shown, frozen=True, kw_only=True):
    """All that the shelf tells of one name."""

    name: str
    kind: str
    names: tuple[str, ...]
    identities: tuple[Identity, ...]
    tenures: tuple[Tenure, ...]
    ties: tuple[Tied, ...]
    said_of: tuple[Saying, ...]
    says: tuple[Saying, ...]
    works: tuple["Authored", ...]
    events: tuple[Event, ...]
    sources: tuple[str, ...]
    others: tuple[Candidate, ...] = ()


class RivalAccount(Row, frozen=True, kw_only=True):
    """One explanation of a disputed event; `proof.quote` is the claim, `holder` null where nobody is named."""

    event: str
    holder: Named | None
    verdict: str
    evidence: tuple[str, ...] = ()
    voices: tuple[Voice, ...] = ()


class Held(Row, frozen=True, kw_only=True):
    """What a collection holds or lacks."""

    collection: str | None
    description: str
    status: str
    certainty: str
    work: Named | None = None
    notes: tuple[str, ...] = ()
    voices: tuple[Voice, ...] = ()


class Noted(Row, frozen=True, kw_only=True):
    """A note; `proof` is its marker (or an orphan's body), `supports` the words it can be said to back."""

    marker: str
    body: str | None
    citations: tuple[str, ...] = ()
    supports: str | None = None


class Authored(Row, frozen=True, kw_only=True):
    """A work with author and year as the text gives them."""

    title: str
    author: Named | None = None
    year: str | None = None
    work: Named | None = None


class Caused(Row, frozen=True, kw_only=True):
    """One thing made another happen; `proof.quote` reaches from the one trigger to the other."""

    cause: str
    effect: str
    cue: str | None = None
    voices: tuple[Voice, ...] = ()


class Hit(Record, frozen=True, kw_only=True):
    """A passage that holds the words sought; `matches` are their places in `proof.quote` (start, end)."""

    proof: Proof
    matches: tuple[tuple[int, int], ...]
    statements: int = 0


class Queried(Row, frozen=True, kw_only=True):
    """What an editor would query: a reading's finding or problem, with every place it concerns."""

    kind: str
    message: str
    places: tuple[Proof, ...] = ()


class Fallen(Record, frozen=True, kw_only=True):
    """A statement that rests on the withdrawn source; `others` are tellings of the same that don't."""

    event: Event
    others: tuple[Event, ...] = ()


class Flip(Record, frozen=True, kw_only=True):
    """A conclusion that would no longer stand: a tie, membership or accepted account, and why."""

    conclusion: str
    why: str
    rows: tuple[Row, ...]


class Withdrawal(Shown, frozen=True, kw_only=True):
    """What follows if a source is not to be believed."""

    source: Named
    falls: tuple[Fallen, ...]
    stands: tuple[Fallen, ...]
    flips: tuple[Flip, ...]
    more: bool = False


class Matter(Record, frozen=True, kw_only=True):
    """One thing that compared sources tell: each side's tellings, in the order of the sources asked for.

    `relation`: `agree`; `finer` (one is more exact in date, place or people, no contradiction); `differ`; `only` (one
    source tells it). `on` names what differs (`date`, `agent`, `patient`, `place`, `polarity`, ...); `root` is the one
    source on which all sides rest, where it is known; `same_as` the reasons for taking it as one thing.
    """

    subject: str
    relation: Literal["agree", "finer", "differ", "only"]
    on: tuple[str, ...]
    why: str
    sides: tuple[tuple[Event, ...], ...]
    same_as: tuple[str, ...] = ()
    root: str | None = None


class Comparison(Shown, frozen=True, kw_only=True):
    """Two or more sources side by side; `people` are the identities taken for one, with reasons."""

    sources: tuple[str, ...]
    matters: tuple[Matter, ...]
    people: tuple[Candidate, ...]


class Shelved(Record, frozen=True, kw_only=True):
    """A source on the shelf: its current reading, what it holds and how much of it has been judged."""

    source: str
    title: str
    author: str | None
    language: str
    date: str | None
    reading: int
    readings: int
    read_at: str
    words: int
    counts: dict[str, int]
    reviewed: int
    lost: int
