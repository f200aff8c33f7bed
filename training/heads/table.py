"""The heads of the model, and the kinds that they are of."""

from training.heads.flags import Flags
from training.heads.kind import Head, Spec
from training.heads.links import Links
from training.heads.pairs import Pairs
from training.heads.parse import Parse
from training.heads.spans import Spans
from training.heads.words import Words
from training.passages import FLAGS

KINDS: dict[str, type[Head]] = {
    "words": Words,
    "spans": Spans,
    "flags": Flags,
    "pairs": Pairs,
    "links": Links,
    "parse": Parse,
}

_KINDS = ("person", "group", "place", "work", "event")
_VERDICTS = ("accepted", "open", "unsupported", "rejected")
_ROLES = ("agent", "patient", "party", "recipient", "group", "place", "origin", "work", "topic", "when")

GENERAL = (
    Spec("parse", "parse", weight=3.0, rarest=3, mix=0),
    Spec("upos", "words", weight=3.0, mix=0),
    Spec("xpos", "words", weight=1.5, mix=0),
    Spec("lemma", "words", weight=1.5, rarest=4, mix=0),
    Spec("starts", "words", ("O", "start"), weight=1.5, mix=0),
    Spec("names", "spans", (*_KINDS, "misc"), weight=4.0),
    Spec("coref", "links", (), weight=0.4),
    Spec("realis", "words", ("O", "event"), weight=0.3),
)
"""What any text teaches."""

LEDGER = (
    Spec("nominals", "spans", _KINDS, weight=4.0),
    Spec("triggers", "words", weight=10.0),
    Spec("cues", "spans", ("cue",), weight=5.0),
    Spec("phrases", "spans", ("narrator", "voice"), weight=3.0),
    Spec("holdings", "spans", ("present", "absent", "unknown"), weight=3.0),
    Spec("claims", "spans", _VERDICTS, weight=3.0),
    Spec("stance", "words", ("neutral", "endorses", "doubts", "rejects"), weight=0.2),
    Spec("evidence", "flags", FLAGS, weight=0.3),
    Spec("disputed", "flags", _VERDICTS, weight=1.5),
    Spec("certainty", "words", ("certain", "probable", "possible", "unknown"), weight=0.1),
    Spec("causal", "words", ("O", "cause", "effect", "both"), weight=4.0),
    Spec("roles", "pairs", _ROLES, weight=0.6),
    Spec("source", "pairs", ("source", "content-start", "content-end", "content-only"), weight=0.6),
    Spec("character", "pairs", ("of", "by"), weight=0.25),
    Spec("causes", "pairs", ("cause",), weight=0.3),
    Spec("members", "pairs", ("joins", "leaves", "holds"), weight=0.3),
    Spec("ties", "pairs", ("plus", "minus"), weight=0.3),
    Spec("authors", "pairs", ("author", "year"), weight=0.3),
)
"""What the annotated passages teach."""
