"""`regesta network`: who belonged to what and who stood with or against whom, through time or on a date."""

from collections.abc import Iterator, Sequence

import click
import msgspec

from regesta.cli.shelf import ledger_option, shelf
from regesta.cli.sources import files as files_argument
from regesta.inquiry import standing
from regesta.inquiry.records import Moment


@click.command()
@files_argument
@ledger_option
@click.option("--at", "date", metavar="DATE", required=True, help="The day, month or year (EDTF), e.g. 1927-03.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def network(files: Sequence[str], ledger: str, date: str, as_json: bool) -> None:
    """Show who belonged to what, and who stood with or against whom, on a date, as far as the sources tell.

    "open" is what was last told before the date, with no end given; what no source speaks of is not shown.

    \b
    Examples:
      regesta network chapter.txt --at 1849-12
      regesta network --ledger shelf.ledger.db --at 1927-03
    """
    with shelf(files, ledger) as asked:
        moment = standing.at(asked, date)
    click.echo(msgspec.json.encode(moment) if as_json else "\n".join(_lines(moment)))


def _lines(moment: Moment) -> Iterator[str]:
    for row in moment.standings:
        office = f" as {row.office}" if row.office else ""
        yield f"{row.answer:<5} {row.person.name} in {row.group.name}{office}  {click.style(row.why, dim=True)}"
    for stand in moment.stands:
        how = "with" if stand.sign == "+" else "against"
        yield f"{stand.answer:<5} {stand.a.name} {how} {stand.b.name}  {click.style(stand.why, dim=True)}"
    if not (moment.standings or moment.stands):
        yield f"The sources don't say who belonged to what, or stood with whom, at {moment.date}."
