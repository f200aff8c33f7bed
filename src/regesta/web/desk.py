"""Sources and judgements over HTTP: open, add, remove, judge, undo."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from regesta.web import judging
from regesta.web.answers import Job, Step, Told, tells
from regesta.web.arrivals import Arrivals
from regesta.web.judging import Judging, Undoing
from regesta.web.questions import Kept

router = APIRouter(prefix="/api", tags=["desk"])
Signature = Annotated[str, Query(min_length=1, max_length=120)]


def _arrivals(request: Request) -> Arrivals:
    arrivals: Arrivals = request.app.state.arrivals
    return arrivals


@router.get("/sources/{source}", **tells("opened"))
def open_source(ledger: Kept, source: str) -> Told:
    """A source's reading, whole, with the keys of its rows."""
    return Told(judging.opened(ledger, source))


@router.post("/sources", **tells("job", status=202))
async def add_source(request: Request, name: Annotated[str, Query(min_length=1, max_length=400)]) -> Told:
    """Add a file: its bytes are the body, its name says what kind it is."""
    return Told(Job(job=await _arrivals(request).receive(name, request)), status_code=202)


@router.get("/jobs/{job}", **tells("progress"))
def progress(request: Request, job: str) -> Told:
    """How far an added file is."""
    return Told(_arrivals(request).progress(job))


@router.delete("/sources/{source}", **tells("step"))
def remove_source(ledger: Kept, source: str, by: Signature) -> Told:
    """Take a source off the shelf; undoing the step puts it back."""
    return Told(Step(step=ledger.remove(source, by=by)))


@router.get("/sources/{source}/judgements", **tells("judged"))
def judgements(ledger: Kept, source: str) -> Told:
    """The judgements on a source's rows that count, oldest first."""
    return Told(judging.counting(ledger, source))


@router.post("/sources/{source}/judgements", **tells("judged"))
def judge(ledger: Kept, source: str, told: Judging) -> Told:
    """Judge rows of a source, all in one step."""
    return Told(judging.judge(ledger, source, told))


@router.post("/sources/{source}/undone", **tells("judged"))
def undo_on_source(ledger: Kept, source: str, told: Undoing) -> Told:
    """Undo a step of judgements on a source."""
    return Told(judging.undo(ledger, source, told))


@router.post("/undone", **tells("step"))
def undo(ledger: Kept, told: Undoing) -> Told:
    """Undo any step, such as a source's removal."""
    return Told(Step(step=ledger.undo(told.step, by=told.by)))
