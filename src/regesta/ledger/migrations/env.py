"""What alembic runs: the migrations, on the connection that the store hands over."""

from alembic import context

from regesta.ledger.schema import metadata

INDEX_TABLES = ("passage_words", "words")  # the full-text index: made by hand, never compared


def _ours(_item: object, name: str | None, type_: str, *_: object) -> bool:
    return type_ != "table" or not (name or "").startswith(INDEX_TABLES)


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    include_object=_ours,
    transactional_ddl=False,
)
context.run_migrations()
