"""What there is: holdings, notes, works, findings, words in the text, sources on the shelf, one row by its key."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select

from regesta.inquiry import naming
from regesta.inquiry.loading import Loader, listed
from regesta.inquiry.records import Answer, Authored, Held, Noted, Proof, Queried, Shelved
from regesta.inquiry.selecting import answer, counting, holding, page, table_page
from regesta.ledger import Ledger
from regesta.ledger.names import folded
from regesta.ledger.schema import findings, fits, holdings, notes, readings, sources, works


def held(
    ledger: Ledger,
    collection: str | None = None,
    *,
    status: str | None = None,
    sources: Sequence[str] | None = None,
    limit: int = 100,
    offset: int = 0,
) -> Answer[Held]:
    """What a collection (whose name holds these words) holds or lacks; `status` present, absent or unknown."""
    with ledger.looking() as connection:
        where = counting(connection, holdings, sources)
        where += holding(holdings.c.folded, folded(collection)) if collection else []
        where += [holdings.c.status == status] if status else []
        rows = table_page(connection, holdings, where, limit, offset)
        return answer(told_holdings(Loader(connection), rows), limit)


def told_holdings(load: Loader, rows: Sequence[RowMapping]) -> Iterator[Held]:
    """Holding rows as records."""
    load.places(rows)
    load.words(row["attribution_id"] for row in rows)
    load.people(row["work_id"] for row in rows)
    for row in rows:
        told = {name: row[name] for name in ("collection", "description", "status", "certainty")}
        voices, work = load.voices(row["attribution_id"]), load.named(row["work_id"])
        yield Held(**load.common(row), **told, work=work, notes=listed(row["notes"]), voices=voices)


def noted(
    ledger: Ledger,
    *,
    orphans: bool = False,
    sources: Sequence[str] | None = None,
    limit: int = 100,
    offset: int = 0,
) -> Answer[Noted]:
    """The notes in the order of the text, or only `orphans`: markers without a body and bodies without a marker."""
    with ledger.looking() as connection:
        where = counting(connection, notes, sources) + ([notes.c.orphan.is_(True)] if orphans else [])
        return answer(told_notes(Loader(connection), table_page(connection, notes, where, limit, offset)), limit)


def told_notes(load: Loader, rows: Sequence[RowMapping]) -> Iterator[Noted]:
    """Note rows as records."""
    load.places(rows)
    for row in rows:
        cited = tuple(_citation(item) for item in listed(row["citations"]))
        told = {name: row[name] for name in ("marker", "body", "supports")}
        yield Noted(**load.common(row), **told, citations=cited)


def _citation(item: dict[str, Any]) -> str:
    """A CSL-JSON item in one line: author, title, year."""
    authors = ", ".join(filter(None, (name.get("family") or name.get("literal") for name in item.get("author", []))))
    parts = item.get("issued", {}).get("date-parts", [[]])
    year = str(parts[0][0]) if parts and parts[0] else ""
    return ", ".join(filter(None, (authors, item.get("title", ""), year)))


def titled(
    ledger: Ledger,
    *,
    author: str | None = None,
    sources: Sequence[str] | None = None,
    limit: int = 100,
    offset: int = 0,
) -> Answer[Authored]:
    """Works with author and year as the texts give them, by title.

    Raises:
        UsageError: nobody bears the author's name.
    """
    with ledger.looking() as connection:
        where = counting(connection, works, sources)
        where += [works.c.author_id.in_(naming.ids(connection, author, sources=sources))] if author else []
        query = select(works).where(*where).order_by(works.c.title, works.c.id)
        return answer(authored(Loader(connection), page(connection, query, limit, offset)), limit)


def authored(load: Loader, rows: Sequence[RowMapping]) -> Iterator[Authored]:
    """Work rows as records."""
    load.places(rows)
    load.people(number for row in rows for number in (row["author_id"], row["entity_id"]))
    for row in rows:
        who, work = load.named(row["author_id"]), load.named(row["entity_id"])
        yield Authored(**load.common(row), title=row["title"], author=who, year=row["year"], work=work)


def queried(
    ledger: Ledger,
    *,
    kind: str | None = None,
    sources: Sequence[str] | None = None,
    limit: int = 100,
    offset: int = 0,
) -> Answer[Queried]:
    """What an editor would query: the readings' findings and problems, of one `kind` or all."""
    with ledger.looking() as connection:
        where = counting(connection, findings, sources) + ([findings.c.kind == kind] if kind else [])
        rows = table_page(connection, findings, where, limit, offset)
        return answer(told_findings(Loader(connection), rows), limit)


def told_findings(load: Loader, rows: Sequence[RowMapping]) -> Iterator[Queried]:
    """Finding rows as records."""
    load.places(rows)
    for row in rows:
        first = load.proof(row)
        places = tuple(_place(first, *span) for span in listed(row["places"]))
        yield Queried(**load.common(row), kind=row["kind"], message=row["message"], places=places)


def _place(first: Proof, start: int, end: int, words: str) -> Proof:
    if (start, end) == (first.start, first.end):
        return first
    return Proof(source=first.source, title=first.title, reading=first.reading, start=start, end=end, quote=words)


def shelf(ledger: Ledger, *, removed: bool = False) -> Answer[Shelved]:
    """The sources in the ledger, by title; with `removed` those that were taken off the shelf."""
    with ledger.looking() as connection:
        every = select(readings.c.source_id, func.count().label("kept"), func.max(readings.c.id).label("latest"))
        kept = every.group_by(readings.c.source_id).subquery()
        told = [sources.c[name] for name in ("key", "title", "author", "language", "written")]
        told += [readings.c[name] for name in ("id", "read_at", "words", "counts")]
        query = select(*told, kept.c.kept).select_from(sources).join(kept, kept.c.source_id == sources.c.id)
        query = (
            query.join(readings, readings.c.id == kept.c.latest)
            .where(sources.c.removed.is_(removed))
            .order_by(sources.c.title)
        )
        tally = _tally(connection)
        return Answer(rows=tuple(_shelved(row, tally) for row in connection.execute(query).mappings()))


def _tally(connection: Connection) -> dict[tuple[int, bool], int]:
    """How many judged rows each reading has, and how many judgements that lost their words."""
    lost = fits.c.fit == "lost"
    query = select(fits.c.reading_id, lost, func.count(fits.c.row_id.distinct()), func.count())
    found = connection.execute(query.group_by(fits.c.reading_id, lost))
    return {(reading, bool(gone)): every if gone else rows for reading, gone, rows, every in found}


def _shelved(row: RowMapping, tally: dict[tuple[int, bool], int]) -> Shelved:
    number = row["id"]
    told = {name: row[name] for name in ("title", "author", "language", "read_at", "words")}
    judged, lost = tally.get((number, False), 0), tally.get((number, True), 0)
    return Shelved(
        **told,
        source=row["key"],
        date=row["written"],
        reading=number,
        readings=row["kept"],
        counts=json.loads(row["counts"]),
        reviewed=judged,
        lost=lost,
    )
