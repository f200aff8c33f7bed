"""The reading room: `report` writes it as one file, `serve` opens it over a ledger. One bundle serves both."""

from regesta.web.report import report

__all__ = ["report"]
