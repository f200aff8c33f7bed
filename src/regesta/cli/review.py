"""`regesta review ...` and `regesta replay`: judgements from the command line."""

import getpass
import re
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

import click

from regesta.cli.shelf import ledger_option, shelf
from regesta.core.writing import write_aside
from regesta.errors import UsageError
from regesta.ledger.replaying import compare_reviewers, write_log

Command = TypeVar("Command", bound=Callable[..., Any])
MOST = 100_000  # mentions of one name
KEYS = click.argument("keys", nargs=-1, required=True, metavar="KEY...")


def _signed(command: Command) -> Command:
    """The ledger, and the name that signs: the user's own where none is given."""
    by = click.option("--by", default=getpass.getuser, show_default="your user name", envvar="REGESTA_REVIEWER")
    return ledger_option(by(command))


@click.group()
def review() -> None:
    """Correct the ledger: accept, reject, edit, merge, split, note, undo. Rows are named by the `key` of any answer."""


@review.command()
@KEYS
@_signed
def accept(keys: Sequence[str], ledger: str, by: str) -> None:
    """Say that these rows are right."""
    with shelf((), ledger) as kept:
        _say(kept.accept(keys, by=by))


@review.command()
@KEYS
@_signed
def reject(keys: Sequence[str], ledger: str, by: str) -> None:
    """Say that these rows are wrong: no answer shows them any more."""
    with shelf((), ledger) as kept:
        _say(kept.reject(keys, by=by))


@review.command()
@click.argument("key")
@click.argument("changes", nargs=-1, required=True, metavar="FIELD=VALUE...")
@_signed
def edit(key: str, changes: Sequence[str], ledger: str, by: str) -> None:
    """Correct fields of a row.

    \b
    Example:
      regesta review edit statement:21f08d9a2aad1fd3 edtf=1927-11 type=expulsion
    """
    told = dict(change.partition("=")[::2] for change in changes)
    with shelf((), ledger) as kept:
        _say(kept.edit(key, told, by=by))


@review.command()
@KEYS
@_signed
def same(keys: Sequence[str], ledger: str, by: str) -> None:
    """Say that these people (groups, places, works, events) are one."""
    with shelf((), ledger) as kept:
        _say(kept.same(keys, by=by))


@review.command()
@click.argument("one")
@click.argument("other")
@_signed
def different(one: str, other: str, ledger: str, by: str) -> None:
    """Say that these two are not one."""
    with shelf((), ledger) as kept:
        _say(kept.different(one, other, by=by))


@review.command()
@click.argument("name")
@ledger_option
@click.option("--source", "sources", multiple=True, metavar="KEY", help="Only in this source (repeatable).")
def mentions(name: str, ledger: str, sources: Sequence[str]) -> None:
    """List where NAME (or a key) is meant, with the numbers that `split` takes."""
    from regesta import inquiry

    with shelf((), ledger) as kept:
        told = inquiry.mentions(kept, name, sources=sources or None, limit=MOST).rows
    for key, rows in groupby(told, key=lambda row: row.who.key):
        click.echo(key)
        for row in rows:
            words = click.style(row.proof.quote, bold=True)
            click.echo(f"{row.number:>5}  {_line(row.before)[-30:]:>30}{words}{_line(row.after)[:30]}")


@review.command()
@click.argument("key")
@click.argument("numbers", nargs=-1, required=True, metavar="NUMBER...")
@click.option("--name", help="What the other is called.")
@_signed
def split(key: str, numbers: Sequence[str], name: str | None, ledger: str, by: str) -> None:
    """Say that KEY is two: its mentions of these numbers are another's, and all that rests on them.

    \b
    Example:
      regesta review mentions "John Smith"
      regesta review split entity:21f08d9a2aad1fd3 4 7-12 --name "John Smith the younger"
    """
    from regesta import inquiry

    with shelf((), ledger) as kept:
        told = inquiry.mentions(kept, key, limit=MOST).rows
        wanted = {number for word in numbers for number in _numbers(word)}
        places = [(row.proof.start, row.proof.end) for row in told if row.number in wanted]
        _say(kept.split(key, places, name=name, by=by))


def _numbers(word: str) -> range:
    """`4` or `7-12`."""
    first, _, last = word.partition("-")
    if not (first.isdigit() and (last or first).isdigit()):
        raise UsageError(expected="the number of a mention, or 7-12", found=repr(word), hint="`mentions` lists them.")
    return range(int(first), int(last or first) + 1)


def _line(words: str) -> str:
    """Words around a mention, without the line breaks."""
    return re.sub(r"\s", " ", words)


@review.command()
@click.argument("key")
@click.argument("words")
@_signed
def note(key: str, words: str, ledger: str, by: str) -> None:
    """Write WORDS beside a row."""
    with shelf((), ledger) as kept:
        _say(kept.note(key, words, by=by))


@review.command()
@click.argument("source")
@_signed
def remove(source: str, ledger: str, by: str) -> None:
    """Take a source off the shelf; `undo` puts it back."""
    with shelf((), ledger) as kept:
        _say(kept.remove(source, by=by))


@review.command()
@click.argument("step", type=int, required=False)
@_signed
def undo(step: int | None, ledger: str, by: str) -> None:
    """Undo STEP, or your last one that counts; undoing an undo does it again."""
    with shelf((), ledger) as kept:
        _say(kept.undo(step, by=by))


@review.command()
@ledger_option
@click.option("--by", metavar="NAME", help="Only this reviewer's.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write the log as JSON lines, for `replay`.")
@click.option("--json", "as_json", is_flag=True, help="JSON lines on standard output.")
def log(ledger: str, by: str | None, output: Path | None, as_json: bool) -> None:
    """List the judgements, oldest first."""
    with shelf((), ledger) as kept:
        told, undone = kept.history(by=by), kept.undone()
    if output:
        write_aside(output, write_log(told))
    elif as_json:
        click.echo(write_log(told), nl=False)
    else:
        for entry in told:
            words = entry.target.exact if entry.target else entry.source or f"step {entry.undoes}"
            gone = "  (undone)" if entry.step in undone else ""
            click.echo(f"{entry.step:>5}  {entry.at[:16]}  {entry.by}  {entry.act}  {words!r}{gone}")


@review.command()
@click.argument("one")
@click.argument("other")
@ledger_option
def reviewers(one: str, other: str, ledger: str) -> None:
    """Compare what two reviewers made of the same rows."""
    with shelf((), ledger) as kept:
        rows = compare_reviewers(kept.history(), kept.undone(), one, other)
    for row in rows:
        click.echo(
            f"{row.relation:<11} {row.kind:<12} {row.exact!r}  {one}: {row.one or '–'}  {other}: {row.other or '–'}"
        )
    both = [row for row in rows if row.one and row.other]
    agreed = sum(row.relation == "agree" for row in both)
    click.echo(f"{len(both)} rows judged by both, {agreed} alike")


@click.command()
@click.argument("corrections", type=click.Path(path_type=Path))
@ledger_option
def replay(corrections: Path, ledger: str) -> None:
    """Bring the judgements of another ledger or run (JSON lines) into this one, and list what no longer fits."""
    with shelf((), ledger) as kept:
        done = kept.replay(corrections)
    click.echo(f"{done.new} judgements brought in, {done.known} known already, {len(done.lost)} lost")
    for lost in done.lost:
        click.echo(f"  lost: {lost.act} by {lost.by} on {lost.exact!r} in {lost.source}: {lost.why}")


def _say(step: int) -> None:
    click.echo(f"step {step}; `regesta review undo {step}` takes it back")
