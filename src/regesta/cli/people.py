"""`regesta people`: who and what a text speaks of, under which names, how often, and which words prove an alias."""

from collections import Counter
from collections.abc import Sequence

import click
import msgspec

from regesta.cli.sources import files_needed, readings
from regesta.core.records import Entity, Reading

KINDS = ("person", "group", "place", "work", "event")


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """One entity of one source, as it is listed: `forms` counts its mentions by form."""

    source: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    mentions: int
    forms: dict[str, int]
    proof: str | None


@click.command()
@files_needed
@click.option("--kind", type=click.Choice([*KINDS, "all"]), default="person", show_default=True, help="What to list.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("-q", "--quiet", is_flag=True, help="No progress.")
def people(files: Sequence[str], kind: str, as_json: bool, quiet: bool) -> None:
    """List who is spoken of in FILEs: the fullest name, how often, by name, description and pronoun, other names.

    \b
    Examples:
      regesta people chapter.txt
      regesta people chapter.txt --kind group
      regesta people book.json --kind all --json
    """
    for _, reading in readings(files, quiet=quiet):
        for row in listed(reading, KINDS if kind == "all" else (kind,)):
            click.echo(msgspec.json.encode(row) if as_json else _line(row, tell_kind=kind == "all"))


def listed(reading: Reading, kinds: Sequence[str] = KINDS) -> list[Person]:
    """The entities of these kinds that bear a name, the most mentioned first."""
    rows = [_person(reading, entity) for entity in reading.entities if entity.kind in kinds]
    return sorted((row for row in rows if row.forms.get("name")), key=lambda row: -row.mentions)


def _person(reading: Reading, entity: Entity) -> Person:
    return Person(
        source=reading.document.title,
        kind=entity.kind,
        name=entity.name,
        aliases=tuple(alias for alias in entity.aliases if alias != entity.name),
        mentions=len(entity.mentions),
        forms=dict(Counter(mention.form for mention in entity.mentions)),
        proof=entity.proof.of(reading.document.text) if entity.proof else None,
    )


def _line(row: Person, *, tell_kind: bool) -> str:
    """`  21  Anton Reuss   9 by name, 12 by pronoun; also Reuss`."""
    forms = ", ".join(f"{count} by {form}" for form, count in sorted(row.forms.items()))
    also = f"; also {', '.join(row.aliases)}" if row.aliases else ""
    kind = f"{row.kind:<8}" if tell_kind else ""
    return f"{row.mentions:>5}  {kind}{click.style(row.name, bold=True)}  {click.style(forms + also, dim=True)}"
