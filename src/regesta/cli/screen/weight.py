"""What to show where not all fits: the weightier statements and the claims that a critic looks at first."""

import math
from collections.abc import Iterable

from regesta.cli.screen.desk import Desk
from regesta.core.edtf import bounds
from regesta.core.records import Attribution, Statement
from regesta.core.spans import length

GRAVE = frozenset("birth death killing execution conflict founding dissolution exile sentence agreement".split())
SLIGHT = frozenset("travel speech reading possession publication investigation congress".split())
SOURCED = frozenset(("noted", "quoted", "document", "eyewitness"))
STANCES = {"rejects": 3, "doubts": 3, "endorses": 2}


def is_unsourced(row: Attribution) -> bool:
    """No note covers it, and neither a document nor the source's own words are given."""
    return not row.notes and not SOURCED & set(row.evidence)


def weighed_claims(desk: Desk, rows: Iterable[Attribution]) -> list[Attribution]:
    """Those first that the narrator weighs or flags and whose holder is named; then as the text has them."""
    return sorted(rows, key=lambda row: (-_claim_weight(row), row.content.start))


def _claim_weight(row: Attribution) -> int:
    flags = sum(flag not in SOURCED for flag in row.evidence)
    telling = length(row.content) > 20
    return STANCES.get(row.stance, 0) + 2 * flags + 2 * (row.source is not None) + 2 * telling


def weighed_events(desk: Desk, room: int) -> list[Statement]:
    """The `room` weightiest dated statements, one for each event, in order of time; speeches are claims."""
    cues = {row.cue.start for row in desk.reading.attributions if row.cue}
    told = [row for row in desk.reading.statements if row.type != "speech" or row.trigger.start not in cues]
    dated = [row for row in told if row.edtf and row.polarity == "+"]
    ranked = sorted(dated, key=lambda row: (-_event_weight(desk, row), row.trigger.start))
    kept: dict[str, Statement] = {}
    for row in ranked:
        kept.setdefault(row.event or row.id, row)
    return sorted(list(kept.values())[:room], key=lambda row: (*bounds(row.edtf or ""), row.trigger.start))


def _event_weight(desk: Desk, row: Statement) -> float:
    known = [desk.entities[role.entity] for role in row.roles if role.entity in desk.entities]
    fame = sum(math.log2(1 + len(entity.mentions)) for entity in known)
    return 4 * (row.type in GRAVE) - 3 * (row.type in SLIGHT) + min(fame, 8.0) + 2 * row.score
