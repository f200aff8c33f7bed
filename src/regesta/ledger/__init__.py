"""The ledger that is kept: readings stored, corrected by signed judgements that can be undone, carried to new runs.

    ledger = Ledger.open("shelf.ledger.db")        a SQLite file, or a postgresql:// URL; made where absent
    ledger.add(reading, source=None, origin=None)  -> Added   the same reading again changes nothing
    ledger.reading(source)                         -> core.records.Reading, as it was read
    ledger.readings()                              -> every reading kept, old ones too
    ledger.remove(source, by=...)                  -> step    hidden, not destroyed: undo brings it back

    ledger.accept(keys, by=...)   ledger.reject(keys, by=...)   ledger.edit(key, {"edtf": "1927"}, by=...)
    ledger.same(keys, by=...)     ledger.different(a, b, by=...)      people, works, events by their keys
    ledger.split(key, [(10, 14), (90, 94)], by=..., name=None)         one that is two: its mentions there are another's
    ledger.mark(source, row, by=...)   a missed row: a dict in the JSON form with `kind`, `start`, `end`
    ledger.note(key, "text", by=...)   a note by hand
    ledger.undo(step=None, by=...)     the whole step (the last one that still counts); undo of an undo redoes

Each of them returns the number of its step; a bulk judgement is one step. `history()` is the whole log,
`replay(path, by=None)` brings another ledger's log and says which judgements no longer fit.
"""

from regesta.ledger.book import Kept, Ledger
from regesta.ledger.log import Judgement
from regesta.ledger.recording import Added, Lost
from regesta.ledger.replaying import Agreement, Replayed

__all__ = ["Added", "Agreement", "Judgement", "Kept", "Ledger", "Lost", "Replayed"]
