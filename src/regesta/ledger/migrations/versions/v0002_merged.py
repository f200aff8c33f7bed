"""An index of the entities that judgements have merged, so that a question can look at all of them at once."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the index; a ledger made by this version has it from its first schema on."""
    op.execute("CREATE INDEX IF NOT EXISTS ix_entities_merged ON entities (id, cluster) WHERE cluster != id")


def downgrade() -> None:
    """Take it away."""
    op.drop_index("ix_entities_merged")
