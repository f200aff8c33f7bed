"""The ledger's schema, version by version (alembic); `store.open_engine` brings a ledger up to the newest."""
