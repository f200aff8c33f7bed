"""A dossier: all that the shelf tells of one name; and who may be one person under two names."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from sqlalchemy import RowMapping, or_, select

from regesta.core.records import Mention
from regesta.core.spans import Span
from regesta.inquiry import naming
from regesta.inquiry.catalogue import authored
from regesta.inquiry.chronicle import meeting
from regesta.inquiry.loading import Loader, listed
from regesta.inquiry.records import Answer, Authored, Candidate, Dossier, Event, Identity, Mentioned, Named, Saying
from regesta.inquiry.selecting import answer, counting
from regesta.inquiry.standing import changes_of, tenures, tied
from regesta.inquiry.voices import FORMS, sayings
from regesta.ledger import Ledger
from regesta.ledger import identity as judged
from regesta.ledger.frame import Frame, Values
from regesta.ledger.names import folded, kinship
from regesta.ledger.schema import FOREVER, ROOM, entities, memberships, roles, statements, ties, works

LIKELY = 0.5
AROUND = 48  # characters shown on either side of a mention


def who(
    ledger: Ledger, name: str, *, kind: str | None = None, sources: Sequence[str] | None = None, limit: int = 50
) -> Dossier:
    """The dossier of one name (or key): every source's entity of that full name, and those judged to be the same.

    Entities that only may be meant stand under `others`, with reasons; nobody is merged silently.

    Raises:
        UsageError: nobody bears the name; the hint says who may have been meant.
    """
    with ledger.looking() as connection:
        load = Loader(connection)
        found = naming.bearers(connection, name, kind=kind, sources=sources)
        chosen = naming.meant(found, name)
        told = identities(load, chosen)
        ids = [row["id"] for row in chosen]
        return Dossier(
            name=max((row["name"] for row in chosen), key=len),
            kind=chosen[0]["kind"],
            names=tuple(dict.fromkeys(form for one in told for form in (one.name, *one.aliases))),
            identities=told,
            sources=tuple(dict.fromkeys(one.source for one in told)),
            others=tuple(_others(load, chosen, found)),
            **_told_of(load, ids, sources, limit),  # type: ignore[arg-type]
        )


def _told_of(
    load: Loader, ids: Sequence[int], sources: Sequence[str] | None, limit: int
) -> dict[str, tuple[object, ...]]:
    """Everything that the dossier lists of these entities."""
    connection = load.connection
    of = [
        *counting(connection, memberships, sources),
        or_(*(memberships.c[c].in_(ids) for c in ("person_id", "group_id"))),
    ]
    with_whom = [*counting(connection, ties, sources), or_(ties.c.a_id.in_(ids), ties.c.b_id.in_(ids))]
    return {
        "tenures": tuple(tenures(load, changes_of(load, of, limit))),
        "ties": tuple(tie for _, tie in tied(load, with_whom, limit)),
        "said_of": _sayings(load, None, ids, sources, limit),
        "says": _sayings(load, ids, None, sources, limit),
        "works": _works(load, ids, sources, limit),
        "events": _events(load, ids, sources, limit),
    }


def _sayings(
    load: Loader, by: Sequence[int] | None, about: Sequence[int] | None, sources: Sequence[str] | None, limit: int
) -> tuple[Saying, ...]:
    return tuple(sayings(load.connection, tuple(FORMS), by, about, sources, limit, 0)[:limit])


def _works(load: Loader, ids: Sequence[int], sources: Sequence[str] | None, limit: int) -> tuple[Authored, ...]:
    where = [*counting(load.connection, works, sources), or_(works.c.author_id.in_(ids), works.c.entity_id.in_(ids))]
    rows = load.connection.execute(select(works).where(*where).order_by(works.c.year, works.c.id).limit(limit))
    return tuple(authored(load, list(rows.mappings())))


def _events(load: Loader, ids: Sequence[int], sources: Sequence[str] | None, limit: int) -> tuple[Event, ...]:
    """Dated statements in the order of time, then undated ones."""
    part = statements.c.id.in_(select(roles.c.statement_id).where(roles.c.entity_id.in_(ids)))
    where = [*counting(load.connection, statements, sources), part]
    rows = meeting(load.connection, where, -FOREVER, FOREVER, limit, 0)
    undated = select(statements).where(*where, statements.c.earliest.is_(None)).order_by(statements.c.id)
    rows += load.connection.execute(undated.limit(limit - len(rows))).mappings()
    return load.events(rows)


def identities(load: Loader, rows: Sequence[RowMapping]) -> tuple[Identity, ...]:
    """Entity rows as the identities that they have in their sources."""
    load.places(rows)
    return tuple(_identity(load, row, {other["cluster"] for other in rows if other["id"] != row["id"]}) for row in rows)


def _identity(load: Loader, row: RowMapping, clusters: set[int]) -> Identity:
    proof = load.proof(row)
    told = {name: row[name] for name in ("key", "name", "kind", "mentions")}
    basis = "judged" if row["cluster"] in clusters else "named"
    aliases = listed(row["aliases"])
    return Identity(**told, source=proof.source, aliases=aliases, basis=basis, proof=proof)  # type: ignore[arg-type]


def _others(load: Loader, chosen: Sequence[RowMapping], found: Sequence[RowMapping]) -> Iterator[Candidate]:
    """Those that answer to the name too, and those with the same name that no judgement has joined."""
    inside = {row["id"] for row in chosen}
    rest = [row for row in found if row["id"] not in inside and row["kind"] == chosen[0]["kind"]]
    pairs = [(chosen[0], row) for row in rest]
    pairs += [(a, b) for a, b in combinations(chosen[:20], 2) if a["cluster"] != b["cluster"]]
    yield from _candidates(load, pairs[:50])


def mentions(
    ledger: Ledger, name: str, *, sources: Sequence[str] | None = None, limit: int = 100, offset: int = 0
) -> Answer[Mentioned]:
    """Every place where a name (or the entity of a key) is meant, by source and in the order of the text.

    Raises:
        UsageError: nobody bears the name.
    """
    with ledger.looking() as connection:
        load = Loader(connection)
        found = naming.meant(naming.bearers(connection, name, sources=sources), name)
        load.places(found)
        told = [one for row in sorted(found, key=lambda row: row["id"]) for one in _mentions(ledger, load, row)]
        return answer(told[offset:], limit)


def _mentions(ledger: Ledger, load: Loader, row: RowMapping) -> Iterator[Mentioned]:
    source = load.proof(row).source
    reading, number = ledger.divided(source).reading, row["id"] % ROOM
    told = reading.entities[number].mentions if number < len(reading.entities) else ()
    frame, text = Frame(reading, row["reading_id"], source, {}), reading.document.text
    placed = [_placed(frame, mention) for mention in sorted(told, key=lambda mention: mention.start)]
    load.places(place for _, place in placed)
    for n, (mention, place) in enumerate(placed, start=1):
        yield Mentioned(
            who=Named(key=row["key"], name=row["name"], kind=row["kind"]),
            number=n,
            form=mention.form,
            proof=load.proof(place),
            before=text[max(0, mention.start - AROUND) : mention.start],
            after=text[mention.end : mention.end + AROUND],
        )


def _placed(frame: Frame, mention: Mention) -> tuple[Mention, Values]:
    """A mention with what a row of the tables would say of its place."""
    span = Span(mention.start, mention.end)
    told = {"passage_id": frame.passage(span.start), "reading_id": frame.number, "quote": span.of(frame.text)}
    return mention, {**told, "start": span.start, "stop": span.end}


def candidates(
    ledger: Ledger, *, sources: Sequence[str] | None = None, kind: str = "person", limit: int = 100
) -> tuple[Candidate, ...]:
    """Pairs of entities in different sources that may be one, the likeliest first; none that is judged already."""
    with ledger.looking() as connection:
        where = counting(connection, entities, sources)
        where += [entities.c.kind == kind, entities.c.name != ""]
        rows = list(connection.execute(select(entities).where(*where).order_by(entities.c.id)).mappings())
        found = list(_candidates(Loader(connection), _like_named(rows)))
        return tuple(sorted(found, key=lambda pair: -pair.score)[:limit])


def _like_named(rows: Sequence[RowMapping]) -> list[tuple[RowMapping, RowMapping]]:
    """Pairs across sources that share the last word of a name."""
    blocks: dict[str, list[RowMapping]] = {}
    for row in rows:
        for word in {form.split()[-1].casefold() for form in (row["name"], *listed(row["aliases"])) if form.split()}:
            blocks.setdefault(word, []).append(row)
    pairs = {(a["id"], b["id"]): (a, b) for block in blocks.values() for a, b in combinations(block, 2)}
    return [(a, b) for a, b in pairs.values() if a["reading_id"] != b["reading_id"] and a["cluster"] != b["cluster"]]


def across(load: Loader, readings: Sequence[int]) -> list[Candidate]:
    """Candidates between these readings, of every kind, the likeliest first."""
    query = select(entities).where(entities.c.reading_id.in_(readings), entities.c.review != "rejected")
    rows = list(load.connection.execute(query.order_by(entities.c.id)).mappings())
    return sorted(_candidates(load, _like_named(rows)), key=lambda pair: -pair.score)


def _candidates(load: Loader, pairs: Sequence[tuple[RowMapping, RowMapping]]) -> Iterator[Candidate]:
    apart = judged.parted(load.connection)
    open_pairs = [(a, b) for a, b in pairs if a["kind"] == b["kind"] and frozenset((a["id"], b["id"])) not in apart]
    told = [(a, b, *likeness(a, b)) for a, b in open_pairs]
    likely = [(a, b, score, reasons) for a, b, score, reasons in told if score >= LIKELY]
    load.places([row for a, b, _, _ in likely for row in (a, b)])
    for a, b, score, reasons in likely:
        yield Candidate(a=_identity(load, a, set()), b=_identity(load, b, set()), score=score, reasons=reasons)


def likeness(a: RowMapping, b: RowMapping) -> tuple[float, tuple[str, ...]]:
    """How likely two entities are one, 0..1, and why: their names, and whether a judgement joined them."""
    if a["cluster"] == b["cluster"]:
        return 1.0, ("judged the same",)
    kin = kinship((a["name"], *listed(a["aliases"])), (b["name"], *listed(b["aliases"])))
    if not kin:
        return 0.0, ()
    if kin == 1.0:
        return kin, ("the same full name",)
    alike = folded(a["name"]) == folded(b["name"])
    return kin, ("the same name" if alike else f"{a['name']} may be called {b['name']}",)
