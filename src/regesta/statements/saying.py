"""When something was said: a voice takes the date of the saying that its cue tells."""

from collections.abc import Sequence

import msgspec

from regesta.core.records import Attribution, Quotation, Statement
from regesta.core.spans import likeness
from regesta.voices.nearby import Nearby


def date_attributions(attributions: Sequence[Attribution], statements: Sequence[Statement]) -> tuple[Attribution, ...]:
    """Each attribution whose cue is a statement's trigger bears that statement's date, where a phrase gives it."""
    dated = Nearby((s for s in statements if s.edtf and s.time), lambda statement: statement.trigger)
    return tuple(_dated(attribution, dated) for attribution in attributions)


def _dated(attribution: Attribution, statements: Nearby[Statement]) -> Attribution:
    cue = attribution.cue
    told = statements.meeting(cue.start, cue.end) if cue else []
    return msgspec.structs.replace(attribution, edtf=told[0].edtf) if told else attribution


def date_quotations(quotations: Sequence[Quotation], attributions: Sequence[Attribution]) -> tuple[Quotation, ...]:
    """Each quotation bears the date of the attribution whose content it most nearly is."""
    dated = Nearby((a for a in attributions if a.edtf), lambda attribution: attribution.content)
    return tuple(_as_said(quotation, dated) for quotation in quotations)


def _as_said(quotation: Quotation, attributions: Nearby[Attribution]) -> Quotation:
    around = attributions.meeting(quotation.start, quotation.end)
    best = max(around, key=lambda a: (likeness(a.content, quotation), a.id), default=None)
    return msgspec.structs.replace(quotation, edtf=best.edtf) if best else quotation
