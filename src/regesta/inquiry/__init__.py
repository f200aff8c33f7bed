"""What the ledger is asked, and how it answers: every question a function, every answer frozen records.

Each function takes the ledger first and options by keyword; the command line, the reading room, the exports and the
MCP server call exactly these.

    timeline(ledger, *, person, type, since, until, sources, reviewed, limit, offset)  -> Answer[Event]
    who(ledger, name, *, kind, sources, limit)                                          -> Dossier
    at(ledger, date, *, person, group, sources, limit)                                  -> Moment
    said(ledger, *, by, about, sources, limit, offset)                                  -> Answer[Saying]
    claims(ledger, *, by, unsourced, doubted, flag, stance, sources, limit, offset)     -> Answer[Claim]
    accounts(ledger, event, *, sources, limit, offset)                                  -> Answer[RivalAccount]
    holdings(ledger, collection, *, status, sources, limit, offset)                     -> Answer[Held]
    notes(ledger, *, orphans, sources, limit, offset)                                   -> Answer[Noted]
    works(ledger, *, author, sources, limit, offset)                                    -> Answer[Authored]
    causes(ledger, *, words, sources, limit, offset)                                    -> Answer[Caused]
    search(ledger, words, *, sources, limit, offset)                                    -> Answer[Hit]
    check(ledger, *, kind, sources, limit, offset)                                      -> Answer[Queried]
    withdraw(ledger, name, *, sources, limit)                                           -> Withdrawal
    compare(ledger, names, *, limit)                                                    -> Comparison
    mentions(ledger, name, *, sources, limit, offset)                                   -> Answer[Mentioned]
    candidates(ledger, *, sources, kind, limit)                                         -> tuple[Candidate, ...]
    row(ledger, key)                                                                    -> the row that bears the key
    shelf(ledger)                                                                       -> Answer[Shelved]

`sources` is a sequence of source keys (as `shelf` lists them) or None for the whole shelf. Dates given as `since`,
`until`, `date` are EDTF strings. Names that nobody bears raise `UsageError` with "did you mean" in its hint.
"""

from regesta.inquiry.catalogue import held as holdings
from regesta.inquiry.catalogue import noted as notes
from regesta.inquiry.catalogue import queried as check
from regesta.inquiry.catalogue import shelf
from regesta.inquiry.catalogue import titled as works
from regesta.inquiry.chronicle import causes_of as causes
from regesta.inquiry.chronicle import timeline
from regesta.inquiry.comparing import compare
from regesta.inquiry.people import candidates, mentions, who
from regesta.inquiry.permalinks import row
from regesta.inquiry.searching import search
from regesta.inquiry.standing import at
from regesta.inquiry.voices import claims, said
from regesta.inquiry.voices import rival_accounts as accounts
from regesta.inquiry.withdrawal import withdraw

__all__ = [
    "accounts",
    "at",
    "candidates",
    "causes",
    "check",
    "claims",
    "compare",
    "holdings",
    "mentions",
    "notes",
    "row",
    "said",
    "search",
    "shelf",
    "timeline",
    "who",
    "withdraw",
    "works",
]
