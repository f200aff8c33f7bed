from tests.shelves import ledger, postgres_server, shelves

__all__ = ["ledger", "postgres_server", "shelves"]
