"""The first schema: sources, readings, the rows derived from them, judgements, and the full-text index."""

from alembic import op

from regesta.ledger.schema import metadata

revision = "0001"
down_revision = None

SQLITE = (
    "CREATE VIRTUAL TABLE words USING fts5(text, content='passages', content_rowid='id', "
    'tokenize="unicode61 remove_diacritics 2")',
    "CREATE TRIGGER passages_in AFTER INSERT ON passages BEGIN "
    "INSERT INTO words(rowid, text) VALUES (new.id, new.text); END",
    "CREATE TRIGGER passages_out AFTER DELETE ON passages BEGIN "
    "INSERT INTO words(words, rowid, text) VALUES ('delete', old.id, old.text); END",
    "CREATE TRIGGER judgements_stay BEFORE UPDATE ON judgements BEGIN "
    "SELECT RAISE(ABORT, 'judgements are only ever added'); END",
    "CREATE TRIGGER judgements_remain BEFORE DELETE ON judgements BEGIN "
    "SELECT RAISE(ABORT, 'judgements are only ever added'); END",
)

POSTGRES = (
    "CREATE TABLE passage_words (passage_id bigint PRIMARY KEY REFERENCES passages(id) ON DELETE CASCADE, "
    "words tsvector NOT NULL)",
    "CREATE INDEX ix_passage_words ON passage_words USING gin (words)",
    "CREATE FUNCTION judgements_stay() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'judgements are only ever added'; END $$",
    "CREATE TRIGGER judgements_stay BEFORE UPDATE OR DELETE ON judgements "
    "FOR EACH ROW EXECUTE FUNCTION judgements_stay()",
)


def upgrade() -> None:
    """Make every table, then what only one of the two databases has."""
    connection = op.get_bind()
    metadata.create_all(connection)
    for command in SQLITE if connection.dialect.name == "sqlite" else POSTGRES:
        connection.exec_driver_sql(command)


def downgrade() -> None:
    """Take everything away."""
    metadata.drop_all(op.get_bind())
