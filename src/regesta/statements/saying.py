"""When something was said: a voice takes the date of the saying that its cue tells."""

from collections.abc import Sequence

import msgspec

from regesta.core.records import Attribution, Quotation, Statement
from regesta.core.spans import likeness, meets


def date_attributions(attributions: Sequence[Attribution], statements: Sequence[Statement]) -> tuple[Attribution, ...]:
    """Each attribution whose cue is a statement's trigger bears that statement's date, where a phrase gives it."""
    dated = [s for s in statements if s.edtf and s.time]
    return tuple(_dated(attribution, dated) for attribution in attributions)


def _dated(attribution: Attribution, statements: Sequence[Statement]) -> Attribution:
    cue = attribution.cue
    told = next((s for s in statements if cue and meets(s.trigger, cue)), None)
    return msgspec.structs.replace(attribution, edtf=told.edtf) if told else attribution


def date_quotations(quotations: Sequence[Quotation], attributions: Sequence[Attribution]) -> tuple[Quotation, ...]:
    """Each quotation bears the date of the attribution whose content it most nearly is."""
    dated = [a for a in attributions if a.edtf]
    return tuple(_as_said(quotation, dated) for quotation in quotations)


def _as_said(quotation: Quotation, attributions: Sequence[Attribution]) -> Quotation:
    around = [a for a in attributions if meets(a.content, quotation)]
    best = max(around, key=lambda a: (likeness(a.content, quotation), a.id), default=None)
    return msgspec.structs.replace(quotation, edtf=best.edtf) if best else quotation
