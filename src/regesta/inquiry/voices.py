"""Who says what of whom, on what evidence: sayings, claims, rival accounts."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, select

from regesta.inquiry import naming
from regesta.inquiry.loading import NARRATOR, Loader, day, listed
from regesta.inquiry.records import Answer, Claim, Named, RivalAccount, Saying
from regesta.inquiry.selecting import Condition, answer, counting, holding, page, table_page
from regesta.ledger import Ledger
from regesta.ledger.names import folded
from regesta.ledger.schema import (
    accounts,
    attributions,
    characterisations,
    flags,
    mentioned,
    quotations,
    statements,
)

Numbers = Sequence[int] | None
FORMS: dict[str, tuple[Table, str]] = {
    "quotation": (quotations, "speaker_id"),
    "attribution": (attributions, "source_id"),
    "characterisation": (characterisations, "by_id"),
}


def said(
    ledger: Ledger,
    *,
    by: str | None = None,
    about: str | None = None,
    sources: Sequence[str] | None = None,
    limit: int = 100,
    offset: int = 0,
) -> Answer[Saying]:
    """What is said, by whom, about whom: quotations, attributed words and characterisations, through time.

    Undated ones follow the dated, in the order of the text. `by` may be "narrator" (characterisations only).

    Raises:
        UsageError: nobody bears the name.
    """
    with ledger.looking() as connection:
        speakers = None if by in (None, "narrator") else naming.ids(connection, by or "", sources=sources)
        spoken_of = naming.ids(connection, about, sources=sources) if about else None
        forms = ("characterisation",) if by == "narrator" else tuple(FORMS)
        only = [characterisations.c.narrator] if by == "narrator" else []
        return answer(sayings(connection, forms, speakers, spoken_of, sources, limit, offset, only), limit)


def sayings(
    connection: Connection,
    forms: Sequence[str],
    by: Numbers,
    about: Numbers,
    sources: Sequence[str] | None,
    limit: int,
    offset: int,
    only: Sequence[Condition] = (),
) -> list[Saying]:
    """One row more than the page holds, merged from the forms in the order of time."""
    rows: list[tuple[str, RowMapping]] = []
    for form in forms:
        table, speaker = FORMS[form]
        where = [*counting(connection, table, sources), *only]
        where += [table.c[speaker].in_(by)] if by is not None else []
        where += [_about(form, table, about)] if about is not None else []
        query = select(table).where(*where).order_by(table.c.earliest.is_(None), table.c.earliest, table.c.id)
        rows += [(form, row) for row in page(connection, query, limit + offset, 0)]
    rows.sort(key=lambda told: _in_time(told[1]))
    return list(told_sayings(Loader(connection), rows[offset : offset + limit + 1]))


def _in_time(row: RowMapping) -> tuple[Any, ...]:
    dated = row["earliest"] is not None
    return (not dated, row["earliest"] if dated else 0, row["reading_id"], row["start"] or 0, row["id"])


def _about(form: str, table: Table, about: Sequence[int]) -> Condition:
    if form == "characterisation":
        return table.c.of_id.in_(about)
    inside = select(mentioned.c.row_id).where(mentioned.c.entity_id.in_(about), mentioned.c.kind == form)
    return table.c.id.in_(inside)


def told_sayings(load: Loader, told: Sequence[tuple[str, RowMapping]]) -> Iterator[Saying]:
    """Quotation, attribution and characterisation rows (each with its form) as sayings."""
    load.places([row for _, row in told])
    load.words(row["id"] for form, row in told if form == "attribution")
    load.people(row[FORMS[form][1]] for form, row in told)
    spoken_of = _spoken_of(load, told)
    for form, row in told:
        by = load.named(row[FORMS[form][1]]) or (NARRATOR if form == "characterisation" and row["narrator"] else None)
        yield Saying(
            **load.common(row),
            **_words(load, form, row),
            form=form,  # type: ignore[arg-type]
            by=by,
            about=spoken_of.get((form, row["id"]), ()),
            edtf=row["edtf"],
            earliest=day(row["earliest"]),
            latest=day(row["latest"]),
        )


def _words(load: Loader, form: str, row: RowMapping) -> dict[str, Any]:
    """What only some forms have."""
    if form == "characterisation":
        return {}
    notes = {"notes": listed(row["notes"])}
    if form == "quotation":
        return notes
    told = {"cue": row["cue"], "stance": row["stance"], "evidence": listed(row["evidence"])}
    return {**notes, **told, "voices": load.voices(row["id"])}


def _spoken_of(load: Loader, told: Sequence[tuple[str, RowMapping]]) -> dict[tuple[str, int], tuple[Named, ...]]:
    """Who is mentioned in each, by form and number."""
    wanted = [row["id"] for form, row in told if form != "characterisation"]
    query = select(mentioned).where(mentioned.c.row_id.in_(wanted)).order_by(mentioned.c.entity_id)
    found = [(row.kind, row.row_id, row.entity_id) for row in load.connection.execute(query)] if wanted else []
    found += [(form, row["id"], row["of_id"]) for form, row in told if form == "characterisation" and row["of_id"]]
    load.people(entity for _, _, entity in found)
    by_row: dict[tuple[str, int], tuple[Named, ...]] = {}
    for kind, number, entity in found:
        who = load.named(entity)
        by_row[kind, number] = (*by_row.get((kind, number), ()), *((who,) if who else ()))
    return by_row


def claims(
    ledger: Ledger,
    *,
    by: str | None = None,
    unsourced: bool = False,
    doubted: bool = False,
    flag: str | None = None,
    stance: str | None = None,
    sources: Sequence[str] | None = None,
    limit: int = 100,
    offset: int = 0,
) -> Answer[Claim]:
    """Somebody's word for something, in the order of the text.

    Args:
        ledger: the ledger to ask.
        by: whose word, by name or key.
        unsourced: only those for which nothing is given: no note, document, eyewitness or quoted words.
        doubted: only those that the narrator doubts or rejects.
        flag: an evidence flag, e.g. `coerced`, `rumour`, `uncited`.
        stance: the narrator's: `endorses`, `neutral`, `doubts`, `rejects`.
        sources: source keys, or None for the whole shelf.
        limit: rows a page.
        offset: rows to pass over.
    """
    with ledger.looking() as connection:
        where = counting(connection, attributions, sources)
        where += [attributions.c.source_id.in_(naming.ids(connection, by, sources=sources))] if by else []
        where += [attributions.c.unsourced.is_(True)] if unsourced else []
        where += [_flagged(flag)] if flag else []
        stances = [stance] if stance else ["doubts", "rejects"] if doubted else []
        rows = _with_stance(connection, where, stances, limit, offset)
        return answer(told_claims(Loader(connection), rows), limit)


def _with_stance(
    connection: Connection, where: Sequence[Condition], stances: Sequence[str], limit: int, offset: int
) -> list[RowMapping]:
    """A page of attributions with any of these stances (all if there are none): each by its index, then merged."""
    if not stances:
        return table_page(connection, attributions, where, limit, offset)
    walks = [[*where, attributions.c.stance == stance] for stance in stances]
    rows = [row for walk in walks for row in table_page(connection, attributions, walk, limit + offset, 0)]
    return sorted(rows, key=lambda row: int(row["id"]))[offset : offset + limit + 1]


def _flagged(flag: str) -> ColumnElement[bool]:
    return attributions.c.id.in_(select(flags.c.attribution_id).where(flags.c.flag == flag))


def told_claims(load: Loader, rows: Sequence[RowMapping]) -> Iterator[Claim]:
    """Attribution rows as claims."""
    load.places(rows)
    load.words(row["id"] for row in rows)
    about = _spoken_of(load, [("attribution", row) for row in rows])
    inside = _told_inside(load.connection, [row["id"] for row in rows])
    for row in rows:
        told = {name: row[name] for name in ("cue", "stance", "unsourced", "edtf")}
        yield Claim(
            **load.common(row),
            **told,
            source=load.named(row["source_id"]),
            evidence=listed(row["evidence"]),
            notes=listed(row["notes"]),
            voices=load.voices(row["id"]),
            grounds=listed(row["grounds"]),
            about=about.get(("attribution", row["id"]), ()),
            statements=inside.get(row["id"], ()),
        )


def _told_inside(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The keys of the statements told inside each attribution."""
    query = select(statements.c.attribution_id, statements.c.key).where(statements.c.attribution_id.in_(numbers))
    told: dict[int, tuple[str, ...]] = {}
    for number, key in connection.execute(query.order_by(statements.c.id)) if numbers else ():
        told[number] = (*told.get(number, ()), key)
    return told


def rival_accounts(
    ledger: Ledger,
    event: str | None = None,
    *,
    sources: Sequence[str] | None = None,
    limit: int = 100,
    offset: int = 0,
) -> Answer[RivalAccount]:
    """The explanations of a disputed event (whose description holds these words), side by side."""
    with ledger.looking() as connection:
        where = counting(connection, accounts, sources)
        where += holding(accounts.c.folded, folded(event)) if event else []
        query = select(accounts).where(*where).order_by(accounts.c.folded, accounts.c.id)
        return answer(told_accounts(Loader(connection), page(connection, query, limit, offset)), limit)


def told_accounts(load: Loader, rows: Sequence[RowMapping]) -> Iterator[RivalAccount]:
    """Account rows as records."""
    load.places(rows)
    load.words(row["attribution_id"] for row in rows)
    load.people(row["holder_id"] for row in rows)
    for row in rows:
        voices = load.voices(row["attribution_id"])
        yield RivalAccount(
            **load.common(row),
            event=row["event"],
            holder=NARRATOR if row["narrator"] else load.named(row["holder_id"]),
            verdict=row["verdict"],
            evidence=voices[-1].evidence if voices else (),
            voices=voices,
        )
