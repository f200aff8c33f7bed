"""A find of this stage before it is an attribution: where the source, the cue and the content stand."""

from typing import Literal

from regesta.core.records import Record
from regesta.core.spans import Span

Mode = Literal["direct", "indirect", "free", "paraphrase"]


class Told(Record, frozen=True, kw_only=True):
    """Somebody's word for something, by place; offsets are the document's.

    `source` is the whole noun phrase, `head` its head word; both None where nobody is named. `by` says which pattern
    found it, for the row's reason. `seeks` marks an active verb whose subject the tree doesn't give.
    """

    cue: Span
    content: Span
    source: Span | None = None
    head: Span | None = None
    cue_class: str = "say"
    complement: str = "clause"
    stance: str = "neutral"
    mode: Mode = "indirect"
    by: str = ""
    score: float = 0.7
    hearsay: bool = False
    seeks: bool = False
