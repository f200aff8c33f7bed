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
    "network": Verb("regesta.cli.ask:network", "Who belonged to what and stood with whom on a date", ASK),
    "timeline": Verb("regesta.cli.ask:timeline", "What happened, in the order of time", ASK),
    "who": Verb("regesta.cli.ask:who", "The dossier of one name", ASK),
    "at": Verb("regesta.cli.ask:at", "Who belonged to what on a date, with the evidence", ASK),
    "said": Verb("regesta.cli.ask:said", "What is said, by whom, of whom", ASK),
    "claims": Verb("regesta.cli.ask:claims", "Whose word, on what evidence; the unsourced, the doubted", ASK),
    "accounts": Verb("regesta.cli.ask:accounts", "Rival accounts of one event, side by side", ASK),
    "holdings": Verb("regesta.cli.ask:holdings", "What libraries and archives hold or lack", ASK),
    "notes": Verb("regesta.cli.ask:notes", "The notes, what they cite and support", ASK),
    "works": Verb("regesta.cli.ask:works", "The works named, with author and year", ASK),
    "causes": Verb("regesta.cli.ask:causes", "What made what happen", ASK),
    "search": Verb("regesta.cli.ask:search", "Passages that hold these words", ASK),
    "check": Verb("regesta.cli.ask:check", "What an editor would query", ASK),
    "withdraw": Verb("regesta.cli.ask:withdraw", "What would fall without this source", ASK),
    "compare": Verb("regesta.cli.ask:compare", "Two or more sources side by side", ASK),
    "add": Verb("regesta.cli.add:add", "Read files and keep them in a ledger", KEEP),
    "shelf": Verb("regesta.cli.ask:shelved", "The sources in the ledger", KEEP),
    "review": Verb("regesta.cli.review:review", "Accept, reject, edit, merge, split, note, undo", KEEP),
    "replay": Verb("regesta.cli.review:replay", "Bring another ledger's judgements into this one", KEEP),
    "mcp": Verb("regesta.cli.mcp:mcp", "Offer the questions to language models (MCP)", SHOW),
    "serve": Verb("regesta.cli.serve:serve", "Open the reading room over a ledger, in the browser", SHOW),
    "report": Verb("regesta.cli.report:report", "Write the reading room as one file that works offline", SHOW),
    "formats": Verb("regesta.cli.formats:formats", "The kinds of file that can be read", HELP),
    "schema": Verb("regesta.cli.formats:schema", "The JSON Schema of `read --format json`", HELP),
    "completion": Verb("regesta.cli.formats:completion", "The completion script for bash, zsh or fish", HELP),
}
