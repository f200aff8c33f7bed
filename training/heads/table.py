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

GENERAL = (
    Spec("parse", "parse", rarest=3),
    Spec("upos", "words"),
    Spec("xpos", "words", weight=0.5),
    Spec("lemma", "words", weight=0.5, rarest=4),
    Spec("starts", "words", ("O", "start")),
    Spec("names", "spans", ("person", "group", "place", "work", "event", "misc"), weight=2.0),
    Spec("coref", "links", (), weight=0.3),
    Spec("realis", "words", ("O", "event"), weight=0.3),
)
