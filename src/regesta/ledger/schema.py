"""The tables, described once for SQLite and PostgreSQL; `docs/ledger.md` shows them to people.

`readings` and `archives` are what was read, byte for byte; `judgements` is what people decided, append-only. All other
tables are an index of the *current* reading of each source, derived from those two and made anew whenever they change.

Ids of derived rows are `reading * 1_000_000 + n`. `earliest` and `latest` are day numbers (1 is 0001-01-01, as
in `core.edtf.days`), `FOREVER` at an open end, null without a date. Lists are JSON text.
"""

from collections.abc import Iterator

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

HEAD = "0002"
FOREVER = 10**9
ROOM = 1_000_000
YEAR = 366

metadata = MetaData()

sources = Table(
    "sources",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("author", Text),
    Column("language", Text, nullable=False),
    Column("written", Text),
    Column("current", Integer),
    Column("removed", Boolean, nullable=False, default=False),
)

readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source_id", ForeignKey("sources.id"), nullable=False, index=True),
    Column("digest", Text, nullable=False, index=True),
    Column("sha256", Text, nullable=False, index=True),
    Column("origin", Text, index=True),
    Column("reader", Text, nullable=False),
    Column("read_at", Text, nullable=False),
    Column("words", Integer, nullable=False),
    Column("counts", Text, nullable=False),
)

archives = Table(
    "archives",
    metadata,
    Column("reading_id", ForeignKey("readings.id"), primary_key=True),
    Column("json_zlib", LargeBinary, nullable=False),
)

passages = Table(
    "passages",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("reading_id", ForeignKey("readings.id"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("role", Text, nullable=False),
    Column("chapter", Text),
    Column("paragraph", Integer),
    Column("page", Text),
    Column("text", Text, nullable=False),
)


def _row() -> Iterator[Column[object]]:
    """What every derived row begins with: its key, its words and where they stand, and whether it was judged."""
    yield Column("id", BigInteger, primary_key=True, autoincrement=False)
    yield Column("reading_id", ForeignKey("readings.id"), nullable=False)
    yield Column("passage_id", BigInteger)
    yield Column("key", Text, nullable=False, index=True)
    yield Column("start", Integer)
    yield Column("stop", Integer)
    yield Column("quote", Text, nullable=False)
    yield Column("review", Text, nullable=False, default="read")
    yield Column("reviewer", Text)
    yield Column("score", Float, nullable=False, default=1.0)
    yield Column("reason", Text, nullable=False, default="")


def _dated() -> Iterator[Column[object]]:
    yield Column("edtf", Text)
    yield Column("earliest", BigInteger)
    yield Column("latest", BigInteger)


def _entity(name: str) -> Column[object]:
    return Column(name, ForeignKey("entities.id"), index=True)


def _attribution(name: str = "attribution_id") -> Column[object]:
    return Column(name, BigInteger, index=True)


def _table(name: str, *columns: Column[object] | Index) -> Table:
    return Table(name, metadata, *_row(), *columns, Index(f"ix_{name}_order", "reading_id", "start"))


entities = _table(
    "entities",
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("aliases", Text, nullable=False, default="[]"),
    Column("mentions", Integer, nullable=False, default=0),
    Column("cluster", BigInteger, nullable=False, index=True),
)

MERGED = entities.c.cluster != entities.c.id
Index("ix_entities_merged", entities.c.id, entities.c.cluster, sqlite_where=MERGED, postgresql_where=MERGED)

tokens = Table(
    "tokens",
    metadata,
    Column("token", Text, nullable=False),
    Column("entity_id", ForeignKey("entities.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Index("ix_tokens_token", "token", "entity_id"),
)

times = _table("times", *_dated(), Column("kind", Text, nullable=False), Column("iso8601", Text))

notes = _table(
    "notes",
    Column("marker", Text, nullable=False),
    Column("body", Text),
    Column("citations", Text, nullable=False, default="[]"),
    Column("supports", Text),
    Column("orphan", Boolean, nullable=False, default=False, index=True),
)

attributions = _table(
    "attributions",
    *_dated(),
    _entity("source_id"),
    Column("cue", Text),
    Column("stance", Text, nullable=False),
    Column("evidence", Text, nullable=False, default="[]"),
    Column("unsourced", Boolean, nullable=False),
    Column("mode", Text),
    Column("grounds", Text, nullable=False, default="[]"),
    Column("notes", Text, nullable=False, default="[]"),
    Column("parent_id", BigInteger, index=True),
    Index("ix_attributions_unsourced", "unsourced", "id"),
    Index("ix_attributions_stance", "stance", "id"),
)

flags = Table(
    "flags",
    metadata,
    Column("flag", Text, primary_key=True),
    Column("attribution_id", ForeignKey("attributions.id"), primary_key=True, index=True),
)

quotations = _table(
    "quotations",
    *_dated(),
    Column("kind", Text, nullable=False),
    _entity("speaker_id"),
    Column("addressee_id", BigInteger),
    Column("notes", Text, nullable=False, default="[]"),
    Column("parent_id", BigInteger),
)

statements = _table(
    "statements",
    *_dated(),
    Column("type", Text, nullable=False),
    Column("trigger", Text, nullable=False),
    Column("polarity", Text, nullable=False, default="+"),
    Column("certainty", Text, nullable=False, default="certain"),
    Column("hedge", Text),
    _attribution(),
    Column("notes", Text, nullable=False, default="[]"),
    Column("event", Text),
    Index("ix_statements_time", "earliest", "latest", "id"),
    Index("ix_statements_type_time", "type", "earliest", "latest", "id"),
    Index("ix_statements_reading_time", "reading_id", "earliest", "latest", "id"),
    Index("ix_statements_passage", "passage_id"),
)
WIDE = statements.c.latest - statements.c.earliest > YEAR
Index("ix_statements_wide", statements.c.earliest, statements.c.latest, sqlite_where=WIDE, postgresql_where=WIDE)

roles = Table(
    "roles",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("statement_id", ForeignKey("statements.id"), nullable=False, index=True),
    Column("role", Text, nullable=False),
    Column("entity_id", ForeignKey("entities.id")),
    Column("words", Text, nullable=False, default=""),
    Column("earliest", BigInteger),
    Index("ix_roles_entity", "entity_id", "earliest", "statement_id"),
)

mentioned = Table(
    "mentioned",
    metadata,
    Column("entity_id", ForeignKey("entities.id"), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("row_id", BigInteger, primary_key=True, index=True),
)

memberships = _table(
    "memberships",
    *_dated(),
    _entity("person_id"),
    _entity("group_id"),
    Column("change", Text, nullable=False),
    Column("office", Text),
    Index("ix_memberships_time", "earliest", "id"),
)

ties = _table(
    "ties",
    *_dated(),
    _entity("a_id"),
    _entity("b_id"),
    Column("sign", Text, nullable=False),
    Index("ix_ties_time", "earliest", "id"),
)

rests = Table(
    "rests",
    metadata,
    Column("statement_id", ForeignKey("statements.id"), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("row_id", BigInteger, primary_key=True, index=True),
)

works = _table(
    "works",
    _entity("entity_id"),
    Column("title", Text, nullable=False, index=True),
    _entity("author_id"),
    Column("year", Text),
)

holdings = _table(
    "holdings",
    Column("collection", Text),
    Column("folded", Text, index=True),
    _entity("work_id"),
    Column("description", Text, nullable=False, default=""),
    Column("status", Text, nullable=False, index=True),
    Column("certainty", Text, nullable=False, default="certain"),
    _attribution(),
    Column("notes", Text, nullable=False, default="[]"),
)

causes = _table(
    "causes",
    Column("cause", Text, nullable=False),
    Column("effect", Text, nullable=False),
    Column("cue", Text),
    _attribution(),
)

accounts = _table(
    "accounts",
    Column("event", Text, nullable=False),
    Column("folded", Text, nullable=False, index=True),
    _entity("holder_id"),
    Column("narrator", Boolean, nullable=False, default=False),
    Column("verdict", Text, nullable=False),
    _attribution(),
)

characterisations = _table(
    "characterisations",
    *_dated(),
    _entity("by_id"),
    Column("narrator", Boolean, nullable=False, default=False),
    _entity("of_id"),
)

findings = _table(
    "findings",
    Column("kind", Text, nullable=False, index=True),
    Column("message", Text, nullable=False),
    Column("places", Text, nullable=False, default="[]"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", Text, nullable=False, unique=True),
    Column("step", Integer, nullable=False, index=True),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False, index=True),
    Column("act", Text, nullable=False),
    Column("source", Text, index=True),
    Column("kind", Text),
    Column("target", Text),
    Column("value", Text),
    Column("undoes", Integer, index=True),
)

fits = Table(
    "fits",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("judgement_id", ForeignKey("judgements.id"), nullable=False, index=True),
    Column("side", Integer, nullable=False),
    Column("reading_id", ForeignKey("readings.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("row_id", BigInteger),
    Column("fit", Text, nullable=False),
    Index("ix_fits_row", "kind", "row_id"),
)

originals = Table(
    "originals",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("row_id", BigInteger, primary_key=True),
    Column("reading_id", ForeignKey("readings.id"), nullable=False, index=True),
    Column("row", Text, nullable=False),
)

# One name for each kind of row that a person can judge, as it stands before the colon of a key.
KINDS: dict[str, Table] = {
    "entity": entities,
    "time": times,
    "note": notes,
    "attribution": attributions,
    "quotation": quotations,
    "statement": statements,
    "membership": memberships,
    "tie": ties,
    "work": works,
    "holding": holdings,
    "cause": causes,
    "account": accounts,
    "characterisation": characterisations,
    "finding": findings,
}
