"""Words in the text, without regard to case and diacritics; `"in quotes"` is a phrase, `word*` a beginning."""

import re
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, RowMapping, func, select, text

from regesta.errors import UsageError
from regesta.inquiry.loading import Loader
from regesta.inquiry.records import Answer, Hit
from regesta.inquiry.selecting import answer, numbers
from regesta.ledger import Ledger
from regesta.ledger.names import folded
from regesta.ledger.schema import ROOM, statements

SQLITE = """
SELECT p.* FROM words w JOIN passages p ON p.id = w.rowid
WHERE words MATCH :query {within} ORDER BY {order} LIMIT :limit OFFSET :offset
"""
POSTGRES = """
SELECT p.* FROM passage_words w JOIN passages p ON p.id = w.passage_id
WHERE w.words @@ to_tsquery('simple', :query) {within} ORDER BY {order} LIMIT :limit OFFSET :offset
"""
RANKED = 1000  # hits up to which the best come first; beyond, they come in the order of the text
PARTS = re.compile(r'"([^"]+)"|(\S+)')
WORD = re.compile(r"[^\W_]+")


def search(
    ledger: Ledger, words: str, *, sources: Sequence[str] | None = None, limit: int = 20, offset: int = 0
) -> Answer[Hit]:
    """Passages that hold all these words, the best first.

    Raises:
        UsageError: there is no word in it.
    """
    with ledger.looking() as connection:
        parts = terms(words)
        rows = _found(connection, parts, sources, limit + 1, offset)
        return answer(_hits(Loader(connection), rows, parts), limit)


def terms(words: str) -> list[tuple[str, ...]]:
    """The phrases asked for, each as its folded words; a last `*` stays on its word.

    Raises:
        UsageError: there is none.
    """
    found = [_words(quoted or single) for quoted, single in PARTS.findall(words)]
    if not any(found):
        raise UsageError(expected="words to search for", found=repr(words), hint='Write words, "a phrase" or begin*.')
    return [part for part in found if part]


def _words(part: str) -> tuple[str, ...]:
    split = folded(part).split()
    return (*split[:-1], split[-1] + "*") if split and part.endswith("*") else tuple(split)


def _found(
    connection: Connection, parts: Sequence[tuple[str, ...]], sources: Sequence[str] | None, limit: int, offset: int
) -> list[RowMapping]:
    sqlite = connection.dialect.name == "sqlite"
    query = _fts5(parts) if sqlite else _tsquery(parts)
    within = _within(connection, sources)
    values = {"query": query, "limit": limit, "offset": offset}
    few = _count(connection, sqlite, within, query) <= RANKED
    rank = "bm25(words), p.id" if sqlite else "ts_rank(w.words, to_tsquery('simple', :query)) DESC, p.id"
    command = (SQLITE if sqlite else POSTGRES).format(within=within, order=rank if few else "p.id")
    return list(connection.execute(text(command), values).mappings())


def _within(connection: Connection, sources: Sequence[str] | None) -> str:
    if sources is None:
        return ""
    spans = (f"p.id BETWEEN {n * ROOM} AND {(n + 1) * ROOM - 1}" for n in numbers(connection, sources))
    return f"AND ({' OR '.join(spans) or 'false'})"


def _count(connection: Connection, sqlite: bool, within: str, query: str) -> int:
    """How many hits there are, counted no further than it matters."""
    template = (SQLITE if sqlite else POSTGRES).replace("p.*", "1").replace("ORDER BY {order}", "")
    command = f"SELECT count(*) FROM ({template.format(within=within)}) AS hits"
    return int(connection.execute(text(command), {"query": query, "limit": RANKED + 1, "offset": 0}).scalar_one())


def _fts5(parts: Sequence[tuple[str, ...]]) -> str:
    phrases = (" ".join(part) for part in parts)
    return " AND ".join(f'"{phrase.rstrip("*")}"{"*" * phrase.endswith("*")}' for phrase in phrases)


def _tsquery(parts: Sequence[tuple[str, ...]]) -> str:
    return " & ".join("(" + " <-> ".join(word.replace("*", ":*") for word in part) + ")" for part in parts)


def _hits(load: Loader, rows: Sequence[RowMapping], parts: Sequence[tuple[str, ...]]) -> Iterator[Hit]:
    ids = [row["id"] for row in rows]
    count = select(statements.c.passage_id, func.count()).where(statements.c.passage_id.in_(ids))
    told: dict[int, int] = dict(load.connection.execute(count.group_by(statements.c.passage_id)).all()) if ids else {}
    shown = [{**row, "passage_id": row["id"], "quote": row["text"]} for row in rows]
    load.places(shown)
    for row in shown:
        yield Hit(proof=load.proof(row), matches=matches(row["text"], parts), statements=told.get(row["id"], 0))


def matches(words: str, parts: Sequence[tuple[str, ...]]) -> tuple[tuple[int, int], ...]:
    """Where the phrases stand in the passage's own words, as (start, end)."""
    tokens = [(folded(found.group()), found.start(), found.end()) for found in WORD.finditer(words)]
    hits = {
        (tokens[n][1], tokens[n + len(part) - 1][2])
        for part in parts
        for n in range(len(tokens) - len(part) + 1)
        if all(_meets(word, tokens[n + i][0]) for i, word in enumerate(part))
    }
    return tuple(sorted(hits))


def _meets(asked: str, word: str) -> bool:
    return word.startswith(asked[:-1]) if asked.endswith("*") else word == asked
