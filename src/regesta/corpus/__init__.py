"""Many files into one ledger: read, kept one by one, resumed after a stop.

for done in add_files(ledger, ["a.epub", "b.txt"]):
    print(done.name, done.added or done.error)
"""

from regesta.corpus.shelving import Done, add_files

__all__ = ["Done", "add_files"]
