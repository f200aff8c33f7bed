"""The ledger's questions over HTTP: each route calls the function of `regesta.inquiry` that bears its name."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from regesta import inquiry
from regesta.ledger import Ledger
from regesta.web.answers import Told, tells

router = APIRouter(prefix="/api", tags=["questions"])


def _ledger(request: Request) -> Ledger:
    ledger: Ledger = request.app.state.ledger
    return ledger


Kept = Annotated[Ledger, Depends(_ledger)]
Limit = Annotated[int, Query(ge=1, le=1000)]
Offset = Annotated[int, Query(ge=0, le=10_000_000)]
Words = Annotated[str, Query(max_length=400)]
Wanted = Annotated[str | None, Query(max_length=400)]
Sources = Annotated[list[str] | None, Query(max_length=1000)]


@router.get("/shelf", **tells("shelf"))
def shelf(ledger: Kept) -> Told:
    """The sources on the shelf."""
    return Told(inquiry.shelf(ledger))


@router.get("/timeline", **tells("timeline"))
def timeline(
    ledger: Kept,
    person: Wanted = None,
    type: Wanted = None,
    since: Wanted = None,
    until: Wanted = None,
    sources: Sources = None,
    limit: Limit = 100,
    offset: Offset = 0,
) -> Told:
    """What happened when."""
    return Told(
        inquiry.timeline(
            ledger, person=person, type=type, since=since, until=until, sources=sources, limit=limit, offset=offset
        )
    )


@router.get("/who", **tells("who"))
def who(ledger: Kept, name: Words, sources: Sources = None, limit: Limit = 100) -> Told:
    """All that the shelf tells of one name."""
    return Told(inquiry.who(ledger, name, sources=sources, limit=limit))


@router.get("/at", **tells("at"))
def at(ledger: Kept, date: Words, sources: Sources = None, limit: Limit = 100) -> Told:
    """Who belonged to what and stood with whom on a date."""
    return Told(inquiry.at(ledger, date, sources=sources, limit=limit))


@router.get("/said", **tells("said"))
def said(
    ledger: Kept,
    by: Wanted = None,
    about: Wanted = None,
    sources: Sources = None,
    limit: Limit = 100,
    offset: Offset = 0,
) -> Told:
    """Who said what of whom."""
    return Told(inquiry.said(ledger, by=by, about=about, sources=sources, limit=limit, offset=offset))


@router.get("/claims", **tells("claims"))
def claims(
    ledger: Kept,
    by: Wanted = None,
    unsourced: bool = False,
    doubted: bool = False,
    flag: Wanted = None,
    sources: Sources = None,
    limit: Limit = 100,
    offset: Offset = 0,
) -> Told:
    """Whose word there is for what."""
    return Told(
        inquiry.claims(
            ledger, by=by, unsourced=unsourced, doubted=doubted, flag=flag, sources=sources, limit=limit, offset=offset
        )
    )


@router.get("/accounts", **tells("accounts"))
def accounts(ledger: Kept, event: Wanted = None, sources: Sources = None, limit: Limit = 100) -> Told:
    """Rival explanations of one event."""
    return Told(inquiry.accounts(ledger, event, sources=sources, limit=limit))


@router.get("/holdings", **tells("holdings"))
def holdings(ledger: Kept, collection: Wanted = None, sources: Sources = None, limit: Limit = 100) -> Told:
    """What a collection holds or lacks."""
    return Told(inquiry.holdings(ledger, collection, sources=sources, limit=limit))


@router.get("/notes", **tells("notes"))
def notes(ledger: Kept, orphans: bool = False, sources: Sources = None, limit: Limit = 100) -> Told:
    """The apparatus."""
    return Told(inquiry.notes(ledger, orphans=orphans, sources=sources, limit=limit))


@router.get("/works", **tells("works"))
def works(ledger: Kept, author: Wanted = None, sources: Sources = None, limit: Limit = 100) -> Told:
    """Works with their authors and years."""
    return Told(inquiry.works(ledger, author=author, sources=sources, limit=limit))


@router.get("/causes", **tells("causes"))
def causes(ledger: Kept, words: Wanted = None, sources: Sources = None, limit: Limit = 100) -> Told:
    """What made what happen."""
    return Told(inquiry.causes(ledger, words=words, sources=sources, limit=limit))


@router.get("/search", **tells("search"))
def search(ledger: Kept, words: Words, sources: Sources = None, limit: Limit = 50, offset: Offset = 0) -> Told:
    """Passages that hold these words."""
    return Told(inquiry.search(ledger, words, sources=sources, limit=limit, offset=offset))


@router.get("/check", **tells("check"))
def check(ledger: Kept, kind: Wanted = None, sources: Sources = None, limit: Limit = 100) -> Told:
    """What an editor would query."""
    return Told(inquiry.check(ledger, kind=kind, sources=sources, limit=limit))


@router.get("/withdraw", **tells("withdraw"))
def withdraw(ledger: Kept, name: Words, sources: Sources = None, limit: Limit = 100) -> Told:
    """What would fall if this source were not to be believed."""
    return Told(inquiry.withdraw(ledger, name, sources=sources, limit=limit))


@router.get("/compare", **tells("compare"))
def compare(ledger: Kept, names: Annotated[list[str], Query(min_length=2, max_length=8)], limit: Limit = 200) -> Told:
    """The same things as two or more sources tell them."""
    return Told(inquiry.compare(ledger, names, limit=limit))
