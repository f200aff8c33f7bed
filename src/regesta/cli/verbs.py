"""Every verb of the command line: where its code is, what it does, and the shelf of `--help` it stands on.

The table lets `regesta --help` speak without importing a single verb. A new verb is one function and one line here.
"""

from typing import NamedTuple


class Verb(NamedTuple):
    """`target` is `module:function` (a click command), `summary` one line without a full stop."""

    target: str
    summary: str
    shelf: str


READ = "Read a source"
ASK = "Ask a file or a ledger"
KEEP = "Keep a ledger"
SHOW = "Show"
HELP = "Help"
SHELVES = (READ, ASK, KEEP, SHOW, HELP)

VERBS: dict[str, Verb] = {
    "read": Verb("regesta.cli.read:read", "Read prose; print its register as a screen, JSON or HTML", READ),
    "dates": Verb("regesta.cli.dates:dates", "Every date with its EDTF value and what it rests on", READ),
    "people": Verb("regesta.cli.people:people", "Who is spoken of, how often, under which names", READ),
    "quotes": Verb("regesta.cli.listing:quotes", "Who is quoted, saying what", READ),
    "events": Verb("regesta.cli.listing:events", "What is told as having happened, in the order of the text", READ),
    "network": Verb("regesta.cli.network:network", "Who belonged to what and stood with whom on a date", ASK),
    "serve": Verb("regesta.cli.serve:serve", "Open the reading room over a ledger, in the browser", SHOW),
    "report": Verb("regesta.cli.report:report", "Write the reading room as one file that works offline", SHOW),
    "formats": Verb("regesta.cli.formats:formats", "The kinds of file that can be read", HELP),
    "schema": Verb("regesta.cli.formats:schema", "The JSON Schema of `read --format json`", HELP),
    "completion": Verb("regesta.cli.formats:completion", "The completion script for bash, zsh or fish", HELP),
}
