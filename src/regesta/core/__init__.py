"""The records that every part of the house speaks in: spans, the ledger's rows, problems."""
