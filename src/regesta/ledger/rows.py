"""A reading as rows of the tables: pure, one function a table, parents before children."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from regesta.core.records import Attribution, Note, Reading
from regesta.core.spans import Span, cover
from regesta.ledger.frame import NARRATOR, Frame, Half, Values, dated, first, listed
from regesta.ledger.names import folded, name_tokens
from regesta.ledger.schema import KINDS
from regesta.ledger.selectors import Selector

Rows = Iterator[Values]
BACKED = frozenset(("noted", "quoted", "document", "eyewitness"))


def rows_of(
    reading: Reading, *, number: int, source: str, halves: Mapping[str, Half]
) -> Iterator[tuple[str, list[Values]]]:
    """Every table's rows for this reading, as (table's name, rows); parents before children."""
    frame = Frame(reading, number, source, halves)
    for name, derive in DERIVED.items():
        rows = list(derive(frame))
        if rows:
            yield name, rows


def anchors_of(
    reading: Reading, *, number: int, source: str, kind: str, halves: Mapping[str, Half]
) -> dict[str, tuple[Selector, Span]]:
    """What each row of a kind holds to, by its key: the selector and where it stands in this reading."""
    frame = Frame(reading, number, source, halves)
    for _ in DERIVED[KINDS[kind].name](frame):
        pass
    return frame.anchors


def span_of(row: Any) -> Span | None:
    """The stretch a placed row stands on; None where it has no place in the text."""
    return None if row.start is None or row.end is None else Span(row.start, row.end)


def _passages(f: Frame) -> Rows:
    for n, block in enumerate(f.blocks):
        place = block.locator
        yield {
            "id": f.id(n),
            "reading_id": f.number,
            "start": block.start,
            "stop": block.end,
            "role": block.role,
            "chapter": place.chapter if place else None,
            "paragraph": place.paragraph if place else None,
            "page": place.page if place else None,
            "text": f.text[block.start : block.end],
        }


def _name(f: Frame, told: str | None) -> str:
    """An entity's name as facets tell it: the one it was read under, or the id itself (`narrator`, nobody)."""
    read = f.origin(told)
    return read.name if read else told or ""


def _entities(f: Frame) -> Rows:
    for n, entity in enumerate(f.reading.entities):
        row = f.row("entity", n, f.anchor(entity), facet=f.facet(entity), quote=first(entity))
        name = entity.name or row["quote"]
        told = {"name": name, "aliases": listed(entity.aliases), "mentions": len(entity.mentions)}
        yield {**row, "kind": entity.kind, **told, "cluster": row["id"]}


def _tokens(f: Frame) -> Rows:
    for n, entity in enumerate(f.reading.entities):
        for form, words in name_tokens((entity.name, *entity.aliases)):
            yield from ({"token": token, "entity_id": f.id(n), "name": form} for token in words)


def _times(f: Frame) -> Rows:
    for n, time in enumerate(f.reading.times):
        row = f.row("time", n, span_of(time))
        yield {**row, **dated(time.edtf), "kind": time.kind, "iso8601": time.iso8601, "reason": time.reason}


def _notes(f: Frame) -> Rows:
    for n, note in enumerate(f.reading.notes):
        yield {
            **f.row("note", n, span_of(note) or _body(note), facet=note.marker),
            "marker": note.marker,
            "body": note.body,
            "citations": listed(note.citations),
            "supports": note.scope.of(f.text) if note.scope else None,
            "orphan": note.body is None or note.start is None,
        }


def _body(note: Note) -> Span | None:
    return None if note.body_start is None or note.body_end is None else Span(note.body_start, note.body_end)


def _attributions(f: Frame) -> Rows:
    for n, told in enumerate(f.reading.attributions):
        cue = told.cue.of(f.text) if told.cue else None
        yield {
            **f.row("attribution", n, told.content, facet=cue or ""),
            **dated(told.edtf),
            "source_id": f.entity(told.source),
            "cue": cue,
            "stance": told.stance,
            "evidence": listed(told.evidence),
            "unsourced": unsourced(told),
            "mode": told.mode,
            "grounds": listed(f.text[ground.start : ground.end] for ground in told.grounds),
            "notes": f.noted(told.notes),
            "parent_id": f.attributions.get(told.parent or ""),
            "score": told.score,
            "reason": told.reason,
        }


def unsourced(told: Attribution) -> bool:
    """Whether nothing is given for it: no note, no document, no eyewitness, no words of its own."""
    return not told.notes and BACKED.isdisjoint(told.evidence)


def _flags(f: Frame) -> Rows:
    for n, told in enumerate(f.reading.attributions):
        yield from ({"flag": flag, "attribution_id": f.id(n)} for flag in dict.fromkeys(told.evidence))


def _quotations(f: Frame) -> Rows:
    for n, said in enumerate(f.reading.quotations):
        yield {
            **f.row("quotation", n, span_of(said), facet=said.kind),
            **dated(said.edtf),
            "kind": said.kind,
            "speaker_id": f.entity(said.speaker),
            "addressee_id": f.entity(said.addressee),
            "notes": f.noted(said.notes),
            "parent_id": f.quotations.get(said.parent or ""),
            "score": said.score,
            "reason": said.reason,
        }


def _statements(f: Frame) -> Rows:
    for n, told in enumerate(f.reading.statements):
        yield {
            **f.row("statement", n, told.trigger, facet=told.type, quote=told.span),
            **dated(told.edtf),
            "type": told.type,
            "trigger": told.trigger.of(f.text),
            "polarity": told.polarity,
            "certainty": told.certainty,
            "hedge": f.text[told.hedge.start : told.hedge.end] if told.hedge else None,
            "attribution_id": f.attributions.get(told.attribution or ""),
            "notes": f.noted(told.notes),
            "event": told.event,
            "score": told.score,
            "reason": told.reason,
        }


def _roles(f: Frame) -> Rows:
    count = 0
    for n, told in enumerate(f.reading.statements):
        for part in told.roles:
            span = span_of(part)
            yield {
                "id": f.id(count),
                "statement_id": f.id(n),
                "role": part.role,
                "entity_id": f.entity(part.entity),
                "words": span.of(f.text) if span else _name(f, part.entity),
                "earliest": dated(told.edtf)["earliest"],
            }
            count += 1


def _mentioned(f: Frame) -> Rows:
    """Who is mentioned in whose words: each quotation and attribution with the entities that stand inside it."""
    told = [("quotation", f.id(n), span_of(q)) for n, q in enumerate(f.reading.quotations)]
    told += [("attribution", f.id(n), a.content) for n, a in enumerate(f.reading.attributions)]
    placed = sorted((m.start, m.end, f.entities[e.id]) for e in f.reading.entities for m in e.mentions)
    for kind, row, span in told:
        inside = placed[bisect_left(placed, (span.start,)) : bisect_left(placed, (span.end,))] if span else []
        for entity in dict.fromkeys(entity for _, end, entity in inside if span and end <= span.end):
            yield {"entity_id": entity, "kind": kind, "row_id": row}


def _trigger(f: Frame, row: Any) -> Span | None:
    """Where a membership or a tie stands: on its own words, or on the first statement it rests on."""
    number = f.statements.get(row.statements[0]) if row.statements else None
    rest = f.reading.statements[number - f.id(0)].trigger if number is not None else None
    return span_of(row) or rest


def _clause(f: Frame, row: Any) -> Span | None:
    number = f.statements.get(row.statements[0]) if row.statements else None
    return f.reading.statements[number - f.id(0)].span if number is not None else _trigger(f, row)


def _memberships(f: Frame) -> Rows:
    for n, row in enumerate(f.reading.memberships):
        facet = f"{row.change}|{_name(f, row.person)}|{_name(f, row.group)}"
        yield {
            **f.row("membership", n, _trigger(f, row), facet=facet, quote=_clause(f, row)),
            **dated(row.edtf),
            "person_id": f.entity(row.person),
            "group_id": f.entity(row.group),
            "change": row.change,
            "office": row.office,
            "score": row.score,
            "reason": row.reason,
        }


def _ties(f: Frame) -> Rows:
    for n, row in enumerate(f.reading.ties):
        facet = f"{row.sign}|{_name(f, row.a)}|{_name(f, row.b)}"
        yield {
            **f.row("tie", n, _trigger(f, row), facet=facet, quote=_clause(f, row)),
            **dated(row.edtf),
            "a_id": f.entity(row.a),
            "b_id": f.entity(row.b),
            "sign": row.sign,
            "score": row.score,
            "reason": row.reason,
        }


def _rests(f: Frame) -> Rows:
    """Which statements each membership and tie rests on."""
    for kind, rows in (("membership", f.reading.memberships), ("tie", f.reading.ties)):
        for n, row in enumerate(list[Any](rows)):
            numbers = dict.fromkeys(f.statements[told] for told in row.statements if told in f.statements)
            yield from ({"statement_id": told, "kind": kind, "row_id": f.id(n)} for told in numbers)


def _works(f: Frame) -> Rows:
    for n, work in enumerate(f.reading.works):
        read = f.origin(work.entity)
        yield {
            **f.row("work", n, f.anchor(read) if read else None, facet=work.title),
            "entity_id": f.entity(work.entity),
            "title": work.title,
            "author_id": f.entity(work.author),
            "year": None if work.year is None else str(work.year),
            "reason": work.reason,
        }


def _holdings(f: Frame) -> Rows:
    for n, held in enumerate(f.reading.holdings):
        yield {
            **f.row("holding", n, span_of(held)),
            "collection": held.collection,
            "folded": folded(held.collection or ""),
            "work_id": f.entity(held.work),
            "description": held.description,
            "status": held.status,
            "certainty": held.certainty,
            "attribution_id": f.attributions.get(held.attribution or ""),
            "notes": f.noted(held.notes),
            "score": held.score,
            "reason": held.reason,
        }


def _causes(f: Frame) -> Rows:
    for n, row in enumerate(f.reading.causes):
        yield {
            **f.row(
                "cause", n, row.cause, facet=row.effect.of(f.text), quote=row.span or cover((row.cause, row.effect))
            ),
            "cause": row.cause.of(f.text),
            "effect": row.effect.of(f.text),
            "cue": row.cue.of(f.text) if row.cue else None,
            "attribution_id": f.attributions.get(row.attribution or ""),
            "score": row.score,
            "reason": row.reason,
        }


def _accounts(f: Frame) -> Rows:
    for n, row in enumerate(f.reading.accounts):
        yield {
            **f.row("account", n, row.claim, facet=f"{row.event}|{_name(f, row.holder)}"),
            "event": row.event,
            "folded": folded(row.event),
            "holder_id": f.entity(row.holder),
            "narrator": row.holder == NARRATOR,
            "verdict": row.verdict,
            "attribution_id": f.attributions.get(row.attribution or ""),
            "score": row.score,
            "reason": row.reason,
        }


def _characterisations(f: Frame) -> Rows:
    for n, row in enumerate(f.reading.characterisations):
        yield {
            **f.row("characterisation", n, row.phrase, facet=_name(f, row.of)),
            **dated(row.edtf),
            "by_id": f.entity(row.by),
            "narrator": row.by == NARRATOR,
            "of_id": f.entity(row.of),
            "score": row.score,
            "reason": row.reason,
        }


def _findings(f: Frame) -> Rows:
    """Findings, and after them the reading's problems that no finding tells: both are what an editor would query."""
    told = [(found.kind, list(found.spans), found.message) for found in f.reading.findings]
    known = {(kind, message) for kind, _, message in told}
    for problem in (p for p in f.reading.problems if (p.code, p.message) not in known):
        span = span_of(problem)
        told.append((problem.code, [span] if span else [], problem.message))
    for n, (kind, spans, message) in enumerate(told):
        row = f.row("finding", n, spans[0] if spans else None, facet=kind)
        yield {**row, "kind": kind, "message": message, "places": listed((s.start, s.end, s.of(f.text)) for s in spans)}


DERIVED: dict[str, Callable[[Frame], Rows]] = {
    "passages": _passages,
    "entities": _entities,
    "tokens": _tokens,
    "times": _times,
    "notes": _notes,
    "attributions": _attributions,
    "flags": _flags,
    "quotations": _quotations,
    "statements": _statements,
    "roles": _roles,
    "mentioned": _mentioned,
    "memberships": _memberships,
    "ties": _ties,
    "rests": _rests,
    "works": _works,
    "holdings": _holdings,
    "causes": _causes,
    "accounts": _accounts,
    "characterisations": _characterisations,
    "findings": _findings,
}
