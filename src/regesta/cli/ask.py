"""The questions as verbs: each of one file or many, or of a kept ledger, in words, JSON or CSV."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from regesta import inquiry
from regesta.cli.shelf import ledger_option, shelf
from regesta.cli.sources import files as files_argument
from regesta.cli.told import lines
from regesta.exports import csv, json
from regesta.exports.cells import listed

Command = TypeVar("Command", bound=Callable[..., Any])


def _asked(command: Command) -> Command:
    """What every question takes: FILE... or --ledger, the sources meant, the form of the answer."""
    for option in (
        click.option("--csv", "form", flag_value="csv", help="A table for spreadsheets."),
        click.option("--json", "form", flag_value="json", help="One JSON object."),
        click.option("--source", "sources", multiple=True, metavar="KEY", help="Only this source (repeatable)."),
        ledger_option,
    ):
        command = option(command)
    return command


def _paged(command: Command) -> Command:
    command = click.option("--offset", type=click.IntRange(0), default=0, help="Rows to pass over.")(command)
    return click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="Rows.")(command)


def _answer(
    question: Callable[..., Any], files: Sequence[str], ledger: str, form: str | None, *words: Any, **options: Any
) -> None:
    """Ask, and print the answer as it was asked for; no `--source` means the whole shelf."""
    if "sources" in options:
        options["sources"] = options["sources"] or None
    with shelf(files, ledger) as asked:
        answer = question(asked, *words, **options)
    if form == "json":
        click.echo(json.write(answer), nl=False)
    elif form == "csv":
        click.echo(csv.write(listed(answer)), nl=False)
    else:
        click.echo("\n".join(lines(answer)))


@click.command()
@files_argument
@_asked
@_paged
@click.option("--person", metavar="NAME", help="Only what NAME takes part in, in any usual form of the name.")
@click.option("--type", metavar="TYPE", help="Only statements of this type, e.g. arrest.")
@click.option("--since", metavar="DATE", help="From this day, month or year (EDTF) on.")
@click.option("--until", metavar="DATE", help="Up to this day, month or year (EDTF).")
@click.option("--reviewed", is_flag=True, help="Only rows that somebody has judged.")
def timeline(files: Sequence[str], ledger: str, form: str | None, **options: Any) -> None:
    """List what happened, in the order of time.

    \b
    Examples:
      regesta timeline chapter.txt
      regesta timeline --person Trotsky --since 1926 --until 1929
    """
    _answer(inquiry.timeline, files, ledger, form, **options)


@click.command()
@click.argument("name")
@files_argument
@_asked
@click.option("--kind", type=click.Choice(["person", "group", "place", "work", "event"]), help="What NAME is.")
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="Rows of each part.")
def who(name: str, files: Sequence[str], ledger: str, form: str | None, **options: Any) -> None:
    """Show the dossier of NAME: names, offices, ties, what is said of them and by whom, what they say, works.

    \b
    Examples:
      regesta who Trotsky
      regesta who "Bukharin, N." chapter.txt
    """
    _answer(inquiry.who, files, ledger, form, name, **options)


@click.command()
@click.argument("date")
@files_argument
@_asked
@click.option("--person", metavar="NAME", help="Every body NAME is told of: yes, open, no, not said.")
@click.option("--group", metavar="NAME", help="Everybody told of in the body NAME.")
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="Rows of each part.")
def at(date: str, files: Sequence[str], ledger: str, form: str | None, **options: Any) -> None:
    """Tell who belonged to what and stood with whom on DATE (EDTF); "no" and "not said" are kept apart.

    \b
    Examples:
      regesta at 1927-03 --person Trotsky
      regesta at 1927 --group "central committee" chapter.txt
    """
    _answer(inquiry.at, files, ledger, form, date, **options)


@click.command()
@files_argument
@_asked
@click.option("--at", "date", metavar="DATE", required=True, help="The day, month or year (EDTF), e.g. 1927-03.")
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="Rows of each part.")
def network(files: Sequence[str], ledger: str, form: str | None, date: str, **options: Any) -> None:
    """Show who belonged to what, and who stood with or against whom, on a date: `at DATE` for whole files.

    "open" is what was last told before the date, with no end given.

    \b
    Examples:
      regesta network chapter.txt --at 1849-12
    """
    _answer(inquiry.at, files, ledger, form, date, **options)


@click.command()
@files_argument
@_asked
@_paged
@click.option("--by", metavar="NAME", help="Only what NAME says; the historian is `narrator`.")
@click.option("--about", metavar="NAME", help="Only what is said of NAME.")
def said(files: Sequence[str], ledger: str, form: str | None, **options: Any) -> None:
    """List what is said, by whom, of whom, through time: quotations, attributed words, characterisations.

    \b
    Examples:
      regesta said --by Stalin --about Trotsky
    """
    _answer(inquiry.said, files, ledger, form, **options)


@click.command()
@files_argument
@_asked
@_paged
@click.option("--by", metavar="NAME", help="Only NAME's word.")
@click.option("--unsourced", is_flag=True, help="Only with no note, document, eyewitness or quotation.")
@click.option("--doubted", is_flag=True, help="Only what the historian doubts or rejects.")
@click.option("--flag", metavar="FLAG", help="Only with this evidence flag, e.g. coerced, rumour, uncited.")
@click.option("--stance", type=click.Choice(["endorses", "neutral", "doubts", "rejects"]), help="The historian's.")
def claims(files: Sequence[str], ledger: str, form: str | None, **options: Any) -> None:
    """List who is said to have said what, on what evidence, and what the historian makes of it.

    \b
    Examples:
      regesta claims chapter.txt --unsourced
      regesta claims --flag coerced --csv > coerced.csv
    """
    _answer(inquiry.claims, files, ledger, form, **options)


@click.command()
@click.option("--event", metavar="WORDS", help="Only accounts of what these words describe.")
@files_argument
@_asked
@_paged
def accounts(event: str | None, files: Sequence[str], ledger: str, form: str | None, **options: Any) -> None:
    """Set rival accounts of one event side by side, with holder, evidence and verdict.

    \b
    Examples:
      regesta accounts chapter.txt
      regesta accounts --event "death of Kirov"
    """
    _answer(inquiry.accounts, files, ledger, form, event, **options)


@click.command()
@click.option("--collection", metavar="WORDS", help="Only the collection whose name holds these words.")
@files_argument
@_asked
@_paged
@click.option("--status", type=click.Choice(["present", "absent", "unknown"]), help="Only held, or only missing.")
def holdings(collection: str | None, files: Sequence[str], ledger: str, form: str | None, **options: Any) -> None:
    """List what libraries and archives hold or lack.

    \b
    Examples:
      regesta holdings chapter.txt --status absent
      regesta holdings --collection "Stalin's library"
    """
    _answer(inquiry.holdings, files, ledger, form, collection, **options)


@click.command()
@files_argument
@_asked
@_paged
@click.option("--orphans", is_flag=True, help="Only markers without a note and notes without a marker.")
def notes(files: Sequence[str], ledger: str, form: str | None, **options: Any) -> None:
    """List the notes with what they cite and the words they support."""
    _answer(inquiry.notes, files, ledger, form, **options)


@click.command()
@files_argument
@_asked
@_paged
@click.option("--author", metavar="NAME", help="Only works by NAME.")
def works(files: Sequence[str], ledger: str, form: str | None, **options: Any) -> None:
    """List the works named, with author and year."""
    _answer(inquiry.works, files, ledger, form, **options)


@click.command()
@files_argument
@_asked
@_paged
@click.option("--words", metavar="WORDS", help="Only where cause, effect or connective holds these words.")
def causes(files: Sequence[str], ledger: str, form: str | None, **options: Any) -> None:
    """List what made what happen, by the text's own connectives."""
    _answer(inquiry.causes, files, ledger, form, **options)


@click.command()
@click.argument("words")
@files_argument
@_asked
@_paged
def search(words: str, files: Sequence[str], ledger: str, form: str | None, **options: Any) -> None:
    """Find passages that hold WORDS, with diacritics or without; "a phrase" in quotation marks, begin* a beginning.

    \b
    Examples:
      regesta search "secret police"
      regesta search 'expel* "central committee"' chapter.txt
    """
    _answer(inquiry.search, files, ledger, form, words, **options)


@click.command()
@files_argument
@_asked
@_paged
@click.option("--kind", metavar="KIND", help="Only findings of this kind, e.g. date-conflict.")
def check(files: Sequence[str], ledger: str, form: str | None, **options: Any) -> None:
    """List what an editor would query: dates at odds, impossible ages, notes missing, names spelled two ways."""
    _answer(inquiry.check, files, ledger, form, **options)


@click.command()
@click.argument("name")
@files_argument
@_asked
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="Statements.")
def withdraw(name: str, files: Sequence[str], ledger: str, form: str | None, **options: Any) -> None:
    """Tell what would fall if NAME (a person, a work, or a source's key) were not to be believed.

    \b
    Examples:
      regesta withdraw Prance chapter.txt
    """
    _answer(inquiry.withdraw, files, ledger, form, name, **options)


@click.command()
@click.argument("keys", nargs=-1, metavar="SOURCE SOURCE...")
@click.option("--json", "form", flag_value="json", help="One JSON object.")
@click.option("--csv", "form", flag_value="csv", help="A table for spreadsheets.")
@click.option("--limit", type=click.IntRange(1), default=1000, show_default=True, help="Matters.")
@ledger_option
def compare(keys: Sequence[str], ledger: str, form: str | None, limit: int) -> None:
    """Set sources side by side: where they agree, differ and how, what only one tells. SOURCEs are keys, or FILEs.

    \b
    Examples:
      regesta compare carr-1950 deutscher-1954
      regesta compare one.txt other.txt
    """
    from pathlib import Path

    files = keys if keys and all(Path(key).is_file() for key in keys) else ()
    _answer(lambda asked: inquiry.compare(asked, _keys(asked) if files else keys, limit=limit), files, ledger, form)


def _keys(asked: Any) -> list[str]:
    return [kept.source for kept in asked.readings()]


@click.command("shelf")
@ledger_option
@click.option("--json", "form", flag_value="json", help="One JSON object.")
@click.option("--csv", "form", flag_value="csv", help="A table for spreadsheets.")
def shelved(ledger: str, form: str | None) -> None:
    """List the sources in the ledger, how much of each has been judged, and their keys."""
    _answer(inquiry.shelf, (), ledger, form)
