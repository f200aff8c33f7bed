"""Answers as lines of a terminal: what is told in bold, its words and place below, a reviewer's word beside it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import click
import msgspec

from regesta.cli.wording import in_words, said
from regesta.inquiry.records import (
    Authored,
    Caused,
    Claim,
    Comparison,
    Dossier,
    Event,
    Fallen,
    Held,
    Hit,
    Matter,
    Moment,
    Noted,
    Proof,
    Queried,
    RivalAccount,
    Row,
    Saying,
    Shelved,
    Stand,
    Standing,
    Tenure,
    Tied,
    Voice,
    Withdrawal,
)

EXCERPT = 200  # characters of a quotation


def lines(answer: Any) -> Iterator[str]:
    """An answer, whatever it is, line by line."""
    if type(answer) in WHOLE:
        yield from WHOLE[type(answer)](answer)
        return
    if not answer.rows:
        yield "Nothing is told of that."
    for row in answer.rows:
        yield from told(row)
    if answer.more:
        yield click.style("… and more: --limit, --offset", dim=True)


def told(row: msgspec.Struct) -> Iterator[str]:
    """One row: its headline, and below it the words and where they stand."""
    yield HEADS[type(row)](row) + _review(row)
    proof = getattr(row, "proof", None)
    if proof:
        yield f"    {excerpt(proof)}  {click.style(place(proof), dim=True)}"


def excerpt(proof: Proof) -> str:
    """The quoted words on one line, cut where they are long."""
    words = " ".join(proof.quote.split())
    return f"“{words if len(words) <= EXCERPT else words[: EXCERPT - 1] + '…'}”" if words else ""


def place(proof: Proof) -> str:
    """`the-council-of-1871, ch. Purge, ¶ 3, p. 12`."""
    parts = [proof.source, proof.chapter and f"“{proof.chapter}”", proof.paragraph and f"¶ {proof.paragraph}"]
    return ", ".join(str(part) for part in (*parts, proof.page and f"p. {proof.page}") if part)


def _review(row: Any) -> str:
    state = getattr(row, "review", "read")
    return "" if state == "read" else click.style(f"  [{state} by {row.reviewer}]", fg="cyan")


def _bold(words: str) -> str:
    return click.style(words, bold=True)


def _when(edtf: str | None) -> str:
    return click.style(f"{said(edtf) or '–':>18}", fg="green")


def chain(voices: tuple[Voice, ...]) -> str:
    """`narrator ▸ Volkogonov ▸ Stalin`; empty for the narrator's own word."""
    names = [voice.source.name if voice.source else "it is said" for voice in voices]
    return " ▸ ".join(["narrator", *names]) if names else ""


def _event(row: Event) -> str:
    notes = f"  n. {', '.join(row.notes)}" if row.notes else ""
    return f"{_when(row.edtf)}  {_bold(row.regest)}{notes}"


def _claim(row: Claim) -> str:
    who = row.source.name if row.source else "it is said"
    flags = ", ".join((*row.evidence, *(("unsourced",) if row.unsourced else ())))
    aside = click.style(f"narrator {row.stance}{'; ' if flags else ''}{flags}", fg="yellow")
    return f"{_bold(who)} {row.cue or ''} {said(row.edtf)}  {aside}"


def _saying(row: Saying) -> str:
    by = row.by.name if row.by else "it is said"
    about = f" of {', '.join(who.name for who in row.about)}" if row.about else ""
    return f"{_when(row.edtf)}  {_bold(by)}{about}  {click.style(row.form, dim=True)}"


def _account(row: RivalAccount) -> str:
    holder = row.holder.name if row.holder else "nobody named"
    return f"{row.event or 'in dispute'}: {_bold(holder)}  {click.style(row.verdict, fg='yellow')}"


def _held(row: Held) -> str:
    return f"{row.status:<8} {_bold(row.description or row.proof.quote)}  in {row.collection or 'a collection'}"


def _noted(row: Noted) -> str:
    return f"{_bold(row.marker):>6}  {row.body or click.style('no body', fg='yellow')}"


def _authored(row: Authored) -> str:
    return f"{_bold(row.title)}, {row.author.name if row.author else 'author not told'}, {row.year or 'undated'}"


def _caused(row: Caused) -> str:
    return f"{_bold(row.cause)} → {_bold(row.effect)}"


def _queried(row: Queried) -> str:
    return f"{click.style(row.kind, fg='yellow')}: {row.message}"


def _hit(row: Hit) -> str:
    first = row.matches[0][0] if row.matches else 0
    return f"{_bold(row.proof.quote[first : first + 60])}  {row.statements} statements"


def _tie(row: Tied) -> str:
    return f"{_when(row.edtf)}  {_bold(row.a.name)} {'with' if row.sign == '+' else 'against'} {_bold(row.b.name)}"


def _tenure(row: Tenure) -> str:
    ends = f"{said(row.since) or 'not said'} – {said(row.until) or 'not said'}"
    return f"{_bold(row.group.name)}: {row.person.name}{f', {row.office}' if row.office else ''}, {ends}"


def _standing(row: Standing) -> str:
    office = f" as {row.office}" if row.office else ""
    return f"{row.answer:<8} {_bold(row.person.name)} in {_bold(row.group.name)}{office}: {in_words(row.why)}"


def _stand(row: Stand) -> str:
    how = "with" if row.sign == "+" else "against"
    return f"{row.answer:<8} {_bold(row.a.name)} {how} {_bold(row.b.name)}: {in_words(row.why)}"


def _shelved(row: Shelved) -> str:
    told = f"{row.words:,} words, {row.reviewed} rows judged" + (f", {row.lost} judgements lost" if row.lost else "")
    return f"{_bold(row.source)}  {row.title}{f' · {row.author}' if row.author else ''}  {told}"


HEADS: dict[type, Callable[[Any], str]] = {
    Event: _event,
    Claim: _claim,
    Saying: _saying,
    RivalAccount: _account,
    Held: _held,
    Noted: _noted,
    Authored: _authored,
    Caused: _caused,
    Queried: _queried,
    Hit: _hit,
    Tied: _tie,
    Tenure: _tenure,
    Standing: _standing,
    Stand: _stand,
    Shelved: _shelved,
    Row: lambda row: _bold(row.proof.quote),
}


def _section(heading: str, rows: tuple[Any, ...]) -> Iterator[str]:
    if rows:
        yield ""
        yield click.style(heading.upper(), fg="yellow", bold=True)
        for row in rows:
            yield from told(row)


def _dossier(answer: Dossier) -> Iterator[str]:
    also = [name for name in answer.names if name != answer.name]
    yield f"{_bold(answer.name)}  {answer.kind}{'; also ' + ', '.join(also) if also else ''}"
    for one in answer.identities:
        yield click.style(f"  {one.source}: {one.name}, {one.mentions} mentions ({one.basis})  {one.key}", dim=True)
    for name in ("tenures", "ties", "events", "says", "said_of", "works"):
        yield from _section(name.replace("_", " "), getattr(answer, name))
    for pair in answer.others:
        yield f"  perhaps the same: {pair.b.name} ({pair.b.source}, {pair.b.key}): {', '.join(pair.reasons)}"


def _moment(answer: Moment) -> Iterator[str]:
    both: list[Standing | Stand] = [*answer.standings, *answer.stands]
    for answered in both:
        yield from told(answered)
        proofs: Sequence[Row] = answered.changes if isinstance(answered, Standing) else answered.ties
        yield from (f"    {excerpt(row.proof)}  {click.style(place(row.proof), dim=True)}" for row in proofs)
    if not (answer.standings or answer.stands):
        yield f"Not said: no source tells who belonged to what at {answer.date}."


def _withdrawal(answer: Withdrawal) -> Iterator[str]:
    yield f"Without {_bold(answer.source.name)}:"
    yield from _section("falls", tuple(row.event for row in answer.falls))
    yield from (line for row in answer.stands for line in _others(row))
    if not (answer.falls or answer.stands or answer.flips):
        yield "Nothing rests on this source."
    for flip in answer.flips:
        yield f"{click.style('flips', fg='red')}  {flip.conclusion}: {flip.why}"


def _others(row: Fallen) -> Iterator[str]:
    yield from _section("stands on others", (row.event,))
    for other in row.others:
        yield from (f"    also {line}" for line in told(other))


def _comparison(answer: Comparison) -> Iterator[str]:
    for matter in answer.matters:
        yield from _matter(answer.sources, matter)
    for pair in answer.people:
        yield click.style(f"taken for one: {pair.a.name} and {pair.b.name} ({', '.join(pair.reasons)})", dim=True)


def _matter(sources: tuple[str, ...], matter: Matter) -> Iterator[str]:
    colour = {"differ": "red", "agree": "green", "finer": "green", "only": None}[matter.relation]
    on = f" on {', '.join(matter.on)}" if matter.on else ""
    root = f"; both rest on {matter.root}" if matter.root else ""
    yield f"{click.style(matter.relation + on, fg=colour)}  {_bold(matter.subject)}: {matter.why}{root}"
    for source, side in zip(sources, matter.sides, strict=True):
        yield from (f"    {source}: {said(row.edtf) or 'undated'} {excerpt(row.proof)}" for row in side)


WHOLE: dict[type, Callable[[Any], Iterator[str]]] = {
    Dossier: _dossier,
    Moment: _moment,
    Withdrawal: _withdrawal,
    Comparison: _comparison,
}
