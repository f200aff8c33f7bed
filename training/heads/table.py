"""The heads of the model, and the kinds that they are of."""

from training.heads.flags import Flags
from training.heads.kind import Head, Spec
from training.heads.links import Links
from training.heads.pairs import Pairs
from training.heads.parse import Parse
from training.heads.spans import Spans
from training.heads.words import Words

KINDS: dict[str, type[Head]] = {
    "words": Words,
    "spans": Spans,
    "flags": Flags,
    "pairs": Pairs,
    "links": Links,
    "parse": Parse,
}

_KINDS = ("person", "group", "place", "work", "event")
_FLAGS = ("document", "uncited", "unsupported", "rumour", "coerced", "eyewitness")
_ROLES = ("agent", "patient", "party", "recipient", "group", "place", "origin", "work", "topic", "when")

GENERAL = (
    Spec("parse", "parse", rarest=3),
    Spec("upos", "words"),
    Spec("xpos", "words", weight=0.5),
    Spec("lemma", "words", weight=0.5, rarest=4),
    Spec("starts", "words", ("O", "start")),
    Spec("names", "spans", (*_KINDS, "misc"), weight=2.0),
    Spec("coref", "links", (), weight=0.3),
    Spec("realis", "words", ("O", "event"), weight=0.3),
)
"""What any text teaches."""

LEDGER = (
    Spec("nominals", "spans", _KINDS, weight=2.0),
    Spec("triggers", "words", weight=4.0),
    Spec("cues", "spans", ("cue",), weight=2.0),
    Spec("phrases", "spans", ("narrator", "voice"), weight=1.5),
    Spec("holdings", "spans", ("present", "absent", "unknown")),
    Spec("claims", "spans", ("accepted", "open", "unsupported", "rejected")),
    Spec("stance", "words", ("neutral", "endorses", "doubts", "rejects"), weight=0.3),
    Spec("evidence", "flags", _FLAGS, weight=0.3),
    Spec("certainty", "words", ("certain", "probable", "possible", "unknown"), weight=0.3),
    Spec("causal", "words", ("O", "cause", "effect", "both"), weight=1.0),
    Spec("roles", "pairs", _ROLES),
    Spec("source", "pairs", ("source", "content-start", "content-end", "content-only")),
    Spec("character", "pairs", ("of", "by"), weight=0.3),
    Spec("causes", "pairs", ("cause",), weight=0.5),
    Spec("members", "pairs", ("joins", "leaves", "holds"), weight=0.5),
    Spec("ties", "pairs", ("plus", "minus"), weight=0.5),
    Spec("authors", "pairs", ("author", "year"), weight=0.3),
)
"""What the annotated passages teach."""
