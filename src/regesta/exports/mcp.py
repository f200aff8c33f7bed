"""The ledger's questions for language models: an MCP server (needs the extra `mcp`).

Every answer is the same record that the command line and the reading room get, as JSON: verbatim words and their place
in each row, so that a model can quote and cite, and has nothing to make up.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec

from regesta import inquiry
from regesta.errors import RegestaError, UsageError
from regesta.ledger import Ledger

if TYPE_CHECKING:
    from mcp.server import MCPServer

INSTRUCTIONS = (
    "A ledger of statements read from historical prose. Every row says who tells it (`voices`; none: the historian "
    "himself), on what evidence, and proves itself by `proof`: quote `proof.quote` verbatim and cite `proof.source`, "
    "chapter, paragraph or page. Keep 'no' and 'not said' apart. `review` says whether a person has checked the row."
)
Tool = Callable[..., str]


def server(ledger: Ledger) -> "MCPServer":
    """A server whose tools are the questions.

    Raises:
        UsageError: the extra isn't installed.
    """
    try:
        from mcp.server import MCPServer
    except ImportError as error:
        hint = "pip install 'regesta[mcp]'"
        raise UsageError(expected="mcp, to serve language models", found="it isn't installed", hint=hint) from error
    made = MCPServer("regesta", instructions=INSTRUCTIONS)
    for tool in tools(ledger):
        made.add_tool(tool)
    return made


def tools(ledger: Ledger) -> list[Tool]:
    """The questions as functions of plain arguments that return JSON."""
    return [*_of_what_happened(ledger), *_of_voices(ledger), *_of_sources(ledger)]


def _told(question: Callable[..., Any], *words: Any, **options: Any) -> str:
    """The answer as JSON; what was wrong with the question as JSON too, so that the model can ask better."""
    try:
        return msgspec.json.encode(question(*words, **options)).decode()
    except RegestaError as error:
        told = {"error": error.code, "expected": error.expected, "found": error.found, "hint": error.hint}
        return msgspec.json.encode(told).decode()


def _of_what_happened(ledger: Ledger) -> list[Tool]:
    def timeline(person: str | None = None, type: str | None = None, since: str | None = None, until: str | None = None,
                 limit: int = 50, offset: int = 0) -> str:  # fmt: skip
        """What happened, in the order of time. Dates are EDTF (1927, 1927-11-14, 1924/1926)."""
        options = {"person": person, "type": type, "since": since, "until": until}
        return _told(inquiry.timeline, ledger, **options, limit=limit, offset=offset)

    def who(name: str, kind: str | None = None, limit: int = 30) -> str:
        """The dossier of a person, group, place, work or event: names, offices, ties, sayings, works, events."""
        return _told(inquiry.who, ledger, name, kind=kind, limit=limit)

    def at(date: str, person: str | None = None, group: str | None = None, limit: int = 50) -> str:
        """Who belonged to what and stood with whom on a date: yes, open, no, not said, each with its evidence."""
        return _told(inquiry.at, ledger, date, person=person, group=group, limit=limit)

    def causes(words: str | None = None, limit: int = 50, offset: int = 0) -> str:
        """What made what happen, by the text's own connectives."""
        return _told(inquiry.causes, ledger, words=words, limit=limit, offset=offset)

    return [timeline, who, at, causes]


def _of_voices(ledger: Ledger) -> list[Tool]:
    def said(by: str | None = None, about: str | None = None, limit: int = 50, offset: int = 0) -> str:
        """What is said, by whom, about whom, through time."""
        return _told(inquiry.said, ledger, by=by, about=about, limit=limit, offset=offset)

    def claims(by: str | None = None, unsourced: bool = False, doubted: bool = False, flag: str | None = None,
               limit: int = 50, offset: int = 0) -> str:  # fmt: skip
        """Somebody's word for something, with evidence and the historian's stance; `flag` e.g. coerced, rumour."""
        options = {"by": by, "unsourced": unsourced, "doubted": doubted, "flag": flag}
        return _told(inquiry.claims, ledger, **options, limit=limit, offset=offset)

    def accounts(event: str | None = None, limit: int = 50, offset: int = 0) -> str:
        """Rival accounts of a disputed event, with holder, evidence and verdict."""
        return _told(inquiry.accounts, ledger, event, limit=limit, offset=offset)

    def withdraw(name: str, limit: int = 50) -> str:
        """What would fall, stand or flip if this source (a name or a source's key) were not to be believed."""
        return _told(inquiry.withdraw, ledger, name, limit=limit)

    return [said, claims, accounts, withdraw]


def _of_sources(ledger: Ledger) -> list[Tool]:
    def shelf() -> str:
        """The sources in the ledger, with their keys."""
        return _told(inquiry.shelf, ledger)

    def search(words: str, limit: int = 20, offset: int = 0) -> str:
        """Passages that hold these words; "a phrase" in quotation marks, begin* a beginning."""
        return _told(inquiry.search, ledger, words, limit=limit, offset=offset)

    def holdings(collection: str | None = None, status: str | None = None, limit: int = 50, offset: int = 0) -> str:
        """What a library or archive holds or lacks; `status` present, absent or unknown."""
        return _told(inquiry.holdings, ledger, collection, status=status, limit=limit, offset=offset)

    def notes(orphans: bool = False, limit: int = 50, offset: int = 0) -> str:
        """The notes with what they cite and support."""
        return _told(inquiry.notes, ledger, orphans=orphans, limit=limit, offset=offset)

    def works(author: str | None = None, limit: int = 50, offset: int = 0) -> str:
        """The works named, with author and year."""
        return _told(inquiry.works, ledger, author=author, limit=limit, offset=offset)

    def check(kind: str | None = None, limit: int = 50, offset: int = 0) -> str:
        """What an editor would query."""
        return _told(inquiry.check, ledger, kind=kind, limit=limit, offset=offset)

    def compare(sources: list[str], limit: int = 100) -> str:
        """Two or more sources (keys, as `shelf` lists them) side by side: agree, finer, differ, only one."""
        return _told(inquiry.compare, ledger, sources, limit=limit)

    return [shelf, search, holdings, notes, works, check, compare]
