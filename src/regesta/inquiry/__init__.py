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
    notes(ledger, *, orphans, words, sources, limit, offset)                            -> Answer[Noted]
    works(ledger, *, author, sources, limit, offset)                                    -> Answer[Authored]
    causes(ledger, *, words, sources, limit, offset)                                    -> Answer[Caused]
    search(ledger, words, *, sources, limit, offset)                                    -> Answer[Hit]
    check(ledger, *, kind, sources, limit, offset)                                      -> Answer[Queried]
    withdraw(ledger, name, *, sources, limit)                                           -> Withdrawal
    compare(ledger, names, *, limit)                                                    -> Comparison
    row(ledger, key)                                                                    -> the row that bears the key
    shelf(ledger)                                                                       -> Answer[Shelved]

`sources` is a sequence of source keys (as `shelf` lists them) or None for the whole shelf. Dates given as `since`,
`until`, `date` are EDTF strings. Names that nobody bears raise `UsageError` with "did you mean" in its hint.
"""
