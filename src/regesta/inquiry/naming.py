"""Finding people, groups, places, works and events by name, as people type them."""

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process
from sqlalchemy import Connection, RowMapping, select

from regesta.errors import UsageError
from regesta.inquiry.selecting import numbers
from regesta.ledger.names import answers_to, folded, tokens
from regesta.ledger.schema import entities
from regesta.ledger.schema import tokens as token_table

MOST = 2000  # entities looked at for one name
NEAR = 72.0  # likeness (0..100) from which a name is suggested


_VAGUE = frozenset("a an another any some several many few both all his her its their our my your this these".split())


def is_vague(name: str) -> bool:
    """Whether a name is a mere description of somebody or other: "a few scouts", "his regiment"; not "the council"."""
    words = name.split()
    return bool(words) and words[0].lower() in _VAGUE and not any(word[0].isupper() for word in words[1:])


def bearers(
    connection: Connection, name: str, *, kind: str | None = None, sources: Sequence[str] | None = None
) -> list[RowMapping]:
    """The entities that answer to the name in any usual form, with or without diacritics, the most mentioned first.

    A key finds its own entity. Those merged with a bearer come along.

    Raises:
        UsageError: nobody does; the hint says who may have been meant.
    """
    found = _by_key(connection, name) if name.startswith("entity:") else _by_name(connection, name)
    chosen = [row for row in found if kind is None or row["kind"] == kind]
    if sources is not None:
        allowed = set(numbers(connection, sources))
        chosen = [row for row in chosen if row["reading_id"] in allowed]
    if not chosen:
        raise unknown(connection, name)
    return sorted(chosen, key=lambda row: (-row["mentions"], row["id"]))


def _by_key(connection: Connection, key: str) -> list[RowMapping]:
    return merged(connection, connection.execute(select(entities.c.id).where(entities.c.key == key)).scalars())


def _by_name(connection: Connection, name: str) -> list[RowMapping]:
    wanted = [word for word in tokens(name) if len(word) > 1] or list(tokens(name))
    if not wanted:
        return []
    longest = max(wanted, key=len)
    query = select(token_table.c.entity_id, token_table.c.name).where(token_table.c.token == longest)
    forms = connection.execute(query.limit(MOST * 4)).all()
    fits = {form: answers_to(form, name) for form in {row.name for row in forms}}
    return merged(connection, dict.fromkeys(row.entity_id for row in forms if fits[row.name]))


def merged(connection: Connection, found: Iterable[int]) -> list[RowMapping]:
    """These entities and all that are judged to be the same; rejected ones left out."""
    listed = list(found)[:MOST]
    clusters = select(entities.c.cluster).where(entities.c.id.in_(listed))
    query = select(entities).where(entities.c.cluster.in_(clusters), entities.c.review != "rejected")
    return list(connection.execute(query).mappings()) if listed else []


def ids(connection: Connection, name: str, *, sources: Sequence[str] | None = None) -> list[int]:
    """The numbers of those that are meant by a name (see `meant`)."""
    return [row["id"] for row in meant(bearers(connection, name, sources=sources), name)]


def meant(found: Sequence[RowMapping], name: str) -> list[RowMapping]:
    """Of all bearers those that are meant: the ones with the fullest name of the most mentioned bearer.

    Somebody whose name is exactly the one asked for comes before all others; those merged with him come along.
    """
    exact = [row for row in found if folded(row["name"]) == folded(name) or row["key"] == name]
    first = (exact or list(found))[0]
    alike = {row["cluster"] for row in found if row["kind"] == first["kind"] and _same_name(row, first)}
    return [row for row in found if row["cluster"] in alike]


def _same_name(row: RowMapping, first: RowMapping) -> bool:
    return row["cluster"] == first["cluster"] or tokens(row["name"]) == tokens(first["name"])


def unknown(connection: Connection, name: str) -> UsageError:
    """The error for a name that nobody bears, with those that may have been meant."""
    near = suggestions(connection, name)
    hint = f"Did you mean {' or '.join(near)}?" if near else "`regesta search` looks for words in the text."
    return UsageError(expected="a name in the ledger", found=repr(name), hint=hint)


def suggestions(connection: Connection, name: str, *, limit: int = 3) -> list[str]:
    """Names like this one, the likeliest first."""
    longest = max(tokens(name), key=len, default="")
    if not longest:
        return []
    near = process.extract(longest, _vocabulary(connection, longest), scorer=fuzz.ratio, score_cutoff=NEAR, limit=8)
    words = [word for word, _, _ in near]
    query = select(token_table.c.name).where(token_table.c.token.in_(words)).distinct().limit(MOST)
    names = list(connection.execute(query).scalars())
    best = process.extract(folded(name), {n: folded(n) for n in names}, scorer=fuzz.token_sort_ratio, limit=limit)
    return [chosen for _, _, chosen in best]


def _vocabulary(connection: Connection, word: str) -> list[str]:
    """Name words that begin as this one does, or with the letter after it where the first was left out."""
    starts = {word[0], *word[1:2]}
    found: list[str] = []
    for start in sorted(starts):
        bounds = (token_table.c.token >= start, token_table.c.token < start + "\U0010ffff")
        found += connection.execute(select(token_table.c.token).where(*bounds).distinct().limit(20_000)).scalars()
    return found
