"""The language side: text to words, tags, trees, names and the signals that the ledger is made from."""

from typing import TYPE_CHECKING

from regesta.errors import ModelError
from regesta.language.passages import Passage, parse
from regesta.language.seen import Linked, Marked, Paired, Signals, Tagged, signals

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Linked", "Marked", "Paired", "Passage", "Signals", "Tagged", "load", "parse", "signals"]


def load(name: str | None = None, threads: int | None = None) -> "Language":
    """A spaCy pipeline that fills tags, lemmas, sentences, trees, names and the ledger's signals.

    Without a `name` it is the model of this package. A name or folder of another spaCy pipeline gives that one, its
    labels turned into ours, and the signals of our model beside them. `threads` is one for each processor by default.

    Raises:
        ModelError: the model's files, or the pipeline of that name, are missing.
    """
    from regesta.language import component, foreign, tokenizer  # noqa: F401 (the first two register components)

    if name is None:
        nlp = tokenizer.blank()
        nlp.add_pipe("regesta", config={"threads": threads})
        return nlp
    nlp = _other(name)
    if "regesta" not in nlp.pipe_names:
        nlp.add_pipe("regesta_labels")
        nlp.add_pipe("regesta", config={"threads": threads, "annotate": False})
    return nlp


def _other(name: str) -> "Language":
    import spacy

    try:
        return spacy.load(name)
    except OSError as why:
        raise ModelError(
            expected="an installed spaCy pipeline or a folder that holds one",
            found=f"{name!r}, which spaCy can't load",
            hint="Install that pipeline, or leave the name out to use the model of this package.",
        ) from why
