"""An index of the entities that judgements have merged; findings hold the words of all their places."""

import json
import zlib

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Bring an older ledger up to date; one made by this version is so from the start."""
    op.execute("CREATE INDEX IF NOT EXISTS ix_entities_merged ON entities (id, cluster) WHERE cluster != id")
    connection = op.get_bind()
    for reading in connection.execute(sa.text("SELECT DISTINCT reading_id FROM findings")).scalars().all():
        _quote_places(connection, reading)


def _quote_places(connection: sa.Connection, reading: int) -> None:
    """Write the words beside the offsets of every finding of one reading."""
    archive = sa.text("SELECT json_zlib FROM archives WHERE reading_id = :reading")
    read = json.loads(zlib.decompress(connection.execute(archive, {"reading": reading}).scalar_one()))
    text = read["document"]["text"]
    findings = sa.text("SELECT id, places FROM findings WHERE reading_id = :reading")
    for number, places in connection.execute(findings, {"reading": reading}).all():
        told = json.dumps([[start, end, text[start:end]] for start, end, *_ in json.loads(places)], ensure_ascii=False)
        connection.execute(sa.text("UPDATE findings SET places = :told WHERE id = :id"), {"told": told, "id": number})


def downgrade() -> None:
    """Take the index away."""
    op.drop_index("ix_entities_merged")
