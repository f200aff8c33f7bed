"""Made-up chronicles with their ledgers: a seeded writer of prose that knows what it says, in all layers.

For measuring a ledger at any size, and for proving `compare`: two chroniclers tell of the same made-up events and
disagree exactly where they were told to. Every sentence is written by a template that lays its rows as it goes.
"""

import hashlib
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from regesta.core.records import (
    Attribution,
    Block,
    Cause,
    Characterisation,
    Document,
    Entity,
    Ground,
    Holding,
    Locator,
    Membership,
    Mention,
    Note,
    Quotation,
    Reading,
    Role,
    Statement,
    Tie,
    Time,
    Work,
)
from regesta.core.spans import Span

SYLLABLES = "ba bel cor da den el fa gor ha ist jo kar lem mar nov or pel ras sko tir ul vin wes yar zol".split()
MONTHS = "January February March April May June July August September October November December".split()
KINDS = {"body": "group", "town": "place", "work": "work", "person": "person"}
INSULTS = ("a born intriguer", "the conscience of the party", "a windbag", "an honest fool", "the ablest of them all")


@dataclass(frozen=True)
class Told:
    """One event as a chronicler knows it: `year`, `month` or 0, and who plays which part by name."""

    type: str
    year: int
    month: int = 0
    agent: str = ""
    patient: str = ""
    group: str = ""
    place: str = ""
    source: str = ""
    quality: str = ""

    @property
    def edtf(self) -> str:
        """The date in EDTF."""
        return f"{self.year:04d}-{self.month:02d}" if self.month else f"{self.year:04d}"

    @property
    def date(self) -> str:
        """The date in words."""
        return f"{MONTHS[self.month - 1]} {self.year}" if self.month else str(self.year)


# `{role}` puts a name, `[words]` marks the trigger, `<words>` the date.
TEMPLATES = {
    "arrest": "{patient} was [arrested] at {place} in <date>",
    "expulsion": "In <date> {agent} [expelled] {patient} from {group}",
    "appointment": "{agent} [named] {patient} to a seat in {group} in <date>",
    "joining": "{agent} [joined] {group} in <date>",
    "death": "{patient} [died] at {place} in <date>",
    "exile": "In <date> {patient} was [banished] from {place}",
    "alliance": "{agent} made an [alliance] with {patient} in <date>",
    "split": "{agent} [broke] with {patient} in <date>",
    "killing": "{patient} was [shot] by {agent} at {place} in <date>",
    "publication": "{agent} [published] {work} in <date>",
    "speech": "{agent} [spoke] at {place} in <date>",
}
ROLES = {"alliance": {"agent": "party", "patient": "party"}, "split": {"agent": "party", "patient": "party"}}


@dataclass
class Chronicler:
    """Writes prose sentence by sentence and keeps the rows that each one carries."""

    title: str
    parts: list[str] = field(default_factory=list)
    size: int = 0
    rows: dict[str, list[Any]] = field(default_factory=dict)
    mentions: dict[tuple[str, str], list[Mention]] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    began: int = 0

    def write(self, words: str) -> Span:
        """Put words on the page."""
        span = Span(self.size, self.size + len(words))
        self.parts.append(words)
        self.size = span.end
        return span

    def keep(self, layer: str, make: Callable[[str], Any]) -> Any:
        """Keep a row; `make` is told its id."""
        rows = self.rows.setdefault(layer, [])
        rows.append(make(f"{layer[0]}{layer[1]}{len(rows)}"))
        return rows[-1]

    def name(self, kind: str, name: str) -> tuple[str, Span]:
        """Put a name on the page as a mention of its entity; the entity's id."""
        span = self.write(name)
        self.mentions.setdefault((kind, name), []).append(Mention(start=span.start, end=span.end, form="name"))
        return f"{kind}:{name}", span

    def paragraph(self) -> None:
        """End the paragraph."""
        place = Locator(chapter=f"Chapter {1 + len(self.blocks) // 40}", paragraph=1 + len(self.blocks) % 40)
        self.blocks.append(Block(start=self.began, end=self.size, role="body", locator=place))
        self.write("\n")
        self.began = self.size

    def marker(self) -> str:
        """A note's marker, glued to the sentence."""
        number = len(self.rows.get("notes", ())) + 1
        span = self.write(str(number))
        body = f"Minutes, vol. {number % 17}, f. {number}."
        note: Note = self.keep(
            "notes", lambda told: Note(id=told, marker=str(number), start=span.start, end=span.end, body=body)
        )
        return note.id

    def tell(self, event: Told, attribution: str | None = None, noted: bool = False) -> Statement:
        """One event in one sentence."""
        begun, roles, spans = self.size, [], {}
        for piece, words in _pieces(TEMPLATES[event.type]):
            if piece == "role":
                roles.append(self._role(event, words))
            else:
                spans[piece] = self.write(event.date if piece == "date" else words)
        clause = Span(begun, self.size)
        time: Time = self.keep("times", lambda told: _time(told, spans["date"], event.edtf))
        self.write(".")
        notes = (self.marker(),) if noted else ()
        return self._statement(event, spans["trigger"], clause, tuple(roles), time.id, attribution, notes)

    def _role(self, event: Told, role: str) -> Role:
        kind = {"group": "body", "place": "town", "work": "work"}.get(role, "person")
        entity, span = self.name(KINDS[kind], getattr(event, "group" if role == "work" else role))
        told = ROLES.get(event.type, {}).get(role, role)
        return Role(role=told, entity=entity, start=span.start, end=span.end)

    def _statement(
        self, event: Told, trigger: Span, clause: Span, roles: tuple[Role, ...], time: str,
        attribution: str | None, notes: tuple[str, ...],
    ) -> Statement:  # fmt: skip
        statement: Statement = self.keep(
            "statements",
            lambda told: Statement(
                id=told, type=event.type, trigger=trigger, span=clause, roles=roles, edtf=event.edtf, time=time,
                attribution=attribution, notes=notes,
            ),
        )  # fmt: skip
        self._follows(event, statement)
        return statement

    def _follows(self, event: Told, statement: Statement) -> None:
        """What follows from a statement: memberships, ties, works."""
        on = (statement.id,)
        who = {role.role: role.entity or "" for role in statement.roles}
        if event.type in ("expulsion", "appointment", "joining"):
            person, change = who.get("patient") or who["agent"], "leaves" if event.type == "expulsion" else "joins"
            row = Membership(person=person, group=who["group"], change=change, edtf=event.edtf, statements=on)  # type: ignore[arg-type]
            self.keep("memberships", lambda _: row)
        if event.type in ("alliance", "split"):
            a, b = (role.entity or "" for role in statement.roles)
            sign = "+" if event.type == "alliance" else "-"
            self.keep("ties", lambda _: Tie(a=a, b=b, sign=sign, edtf=event.edtf, statements=on))  # type: ignore[arg-type]
        if event.type == "publication":
            work = Work(entity=who["work"], title=event.group, author=who["agent"], year=str(event.year))
            self.keep("works", lambda _: work)

    def claim(self, event: Told, *, noted: bool) -> Statement:
        """An event on somebody's word: `Voss swore under torture that ...`."""
        entity, _ = self.name("person", event.source)
        cue = self.write(" swore" if event.quality else " claimed")
        ground = self.write(f" {event.quality}") if event.quality else None
        self.write(" that ")
        begun, known = self.size, f"at{len(self.rows.get('attributions', ()))}"
        statement = self.tell(event, known, noted)
        flags = (*(("coerced",) if ground else ()), *(("noted",) if noted else ()))
        grounds = (Ground(flag="coerced", start=ground.start, end=ground.end),) if ground else ()
        self.keep(
            "attributions",
            lambda told: Attribution(
                id=told, source=entity, cue=Span(cue.start + 1, cue.end), content=Span(begun, statement.span.end),
                stance="rejects" if ground else "doubts" if event.year % 3 == 0 else "neutral", evidence=flags,
                edtf=event.edtf, notes=statement.notes, grounds=grounds,
            ),
        )  # fmt: skip
        return statement

    def insult(self, by: str, of: str, year: int, words: str) -> None:
        """A quotation that characterises somebody."""
        self.write(f"In {year} ")
        speaker, _ = self.name("person", by)
        self.write(" said of ")
        target, _ = self.name("person", of)
        self.write(": ‘")
        span = self.write(words)
        self.write("’.")
        place = {"start": span.start, "end": span.end}
        self.keep(
            "quotations", lambda told: Quotation(id=told, kind="direct", speaker=speaker, edtf=str(year), **place)
        )  # type: ignore[arg-type]
        self.keep("characterisations", lambda _: Characterisation(by=speaker, of=target, phrase=span, edtf=str(year)))

    def lacks(self, library: str, words: str, status: str) -> None:
        """What a library has or hasn't."""
        self.write(f"{library} {'has' if status == 'present' else 'lacks'} ")
        span = self.write(words)
        self.write(".")
        held = {"collection": library, "description": words, "status": status, "start": span.start, "end": span.end}
        self.keep("holdings", lambda _: Holding(**held))  # type: ignore[arg-type]

    def because(self, cause: Statement, effect: Statement) -> None:
        """The one made the other happen."""
        self.keep("causes", lambda _: Cause(cause=cause.trigger, effect=effect.trigger))

    def reading(self) -> Reading:
        """The page and its ledger."""
        text = "".join(self.parts)
        digest = hashlib.sha256(text.encode()).hexdigest()
        entities = tuple(_entity(kind, name, mentions) for (kind, name), mentions in self.mentions.items())
        document = Document(
            id=digest[:16], title=self.title, sha256=digest, language="en", text=text, blocks=tuple(self.blocks)
        )
        return Reading(document=document, entities=entities, **{k: tuple(v) for k, v in self.rows.items()})


def _entity(kind: str, name: str, mentions: Sequence[Mention]) -> Entity:
    return Entity(id=f"{kind}:{name}", kind=kind, name=name, aliases=(name,), mentions=tuple(mentions))  # type: ignore[arg-type]


def _time(told: str, span: Span, edtf: str) -> Time:
    return Time(id=told, start=span.start, end=span.end, edtf=edtf)


def _pieces(template: str) -> Iterator[tuple[str, str]]:
    """A template taken apart: (`role`, its name), (`trigger`, words), (`date`, ""), (`words`, words)."""
    closing, kinds = {"{": "}", "[": "]", "<": ">"}, {"{": "role", "[": "trigger", "<": "date"}
    rest = template
    while rest:
        starts = [at for at in (rest.find(sign) for sign in closing) if at >= 0]
        at = min(starts, default=len(rest))
        if at:
            yield "words", rest[:at]
        if at == len(rest):
            return
        end = rest.index(closing[rest[at]])
        yield kinds[rest[at]], rest[at + 1 : end]
        rest = rest[end + 1 :]


class World:
    """A seeded world: people, bodies, towns and works that chronicles draw on, the first ones most often."""

    def __init__(self, seed: int, *, people: int = 20_000, bodies: int = 2_000, towns: int = 3_000) -> None:
        made = random.Random(seed)
        self.people = [f"{_word(made, 2)} {_word(made, 3)}" for _ in range(people)]
        self.bodies = [f"{_word(made, 2)} Committee" for _ in range(bodies)]
        self.towns = [_word(made, 2) for _ in range(towns)]
        self.words = [_word(made, 3).lower() for _ in range(20_000)]

    def event(self, chance: random.Random, cast: Sequence[str]) -> Told:
        """Something that happens to this cast."""
        kind = chance.choice(list(TEMPLATES))
        agent, patient, source = chance.sample(list(cast), 3)
        body = f"On {_word(chance, 3)}" if kind == "publication" else _often(chance, self.bodies)
        quality = "under torture" if chance.random() < 0.1 else ""
        return Told(
            kind, chance.randint(1600, 1950), chance.randint(0, 12), agent, patient, body,
            _often(chance, self.towns), source, quality,
        )  # fmt: skip


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choices(SYLLABLES, k=syllables)).capitalize()


def _often(chance: random.Random, names: Sequence[str]) -> str:
    """One of the names, the first ones far more often."""
    return names[int(len(names) * chance.random() ** 3)]


def book(world: World, number: int, *, statements: int) -> Reading:
    """The world's nth book, with this many statements."""
    chance = random.Random(f"book {number}")
    cast = list(dict.fromkeys(_often(chance, world.people) for _ in range(160)))
    page = Chronicler(f"The Annals of {_word(chance, 3)}, Part {number}")
    last: Statement | None = None
    for n in range(1, statements + 1):
        event, noted = world.event(chance, cast), chance.random() < 0.5
        told = page.claim(event, noted=noted) if chance.random() < 0.3 else page.tell(event, noted=noted)
        page.write(" ")
        if last is not None and chance.random() < 0.1:
            page.because(last, told)
        last = told
        if n % 5 == 0:
            _aside(page, world, chance, cast)
    page.paragraph()
    return page.reading()


def _aside(page: Chronicler, world: World, chance: random.Random, cast: Sequence[str]) -> None:
    """The end of a paragraph: an insult, a gap on a shelf, and words that mean nothing."""
    by, of = chance.sample(list(cast), 2)
    page.insult(by, of, chance.randint(1600, 1950), chance.choice(INSULTS))
    page.write(" ")
    if chance.random() < 0.2:
        page.lacks(
            f"The library of {_often(chance, world.towns)}",
            "the letters of " + by,
            chance.choice(["present", "absent"]),
        )
        page.write(" ")
    filler = [_often(chance, world.words) for _ in range(25)]
    page.write(" ".join(filler).capitalize() + ".")
    page.paragraph()
