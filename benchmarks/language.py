"""Tags, trees, lemmas, names, sentence bounds, words a second: `python -m benchmarks.language [--model FOLDER]`.

Words and sentences are given as annotated (sentence bounds excepted), punctuation counts, subtypes of relations don't.
Speed stands beside a spaCy CNN pipeline of the same components on the same text in the same run.
"""

import argparse
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example as Lesson

from regesta import language
from regesta.language import lemmas, tokenizer
from regesta.language.model import SHIPPED, Model
from training import measure
from training.examples import Example, cut
from training.readers import columns, ewt, gum, litbank, own

SHARED = Path(__file__).resolve().parents[2] / "shared"
BOOK = SHARED / "books" / "parkman" / "14517.txt"
FLOORS = {
    "EWT las": 90.0, "EWT upos": 97.0, "EWT lemma": 97.0, "GUM las": 89.0, "GUM sentences": 97.0,
    "UNER names all": 75.0, "LitBank names all": 90.0, "CrossNER names all": 68.0,
    "own sentences": 98.0,
}  # fmt: skip
UNER, LITBANK = ("person", "group", "place"), ("person", "group", "place")


def accuracy(model: Model, data: Path) -> dict[str, float]:
    """All figures on the test parts, in per cent, by "SET figure"."""
    rows: dict[str, float] = {}

    def add(name: str, scores: dict[str, float]) -> None:
        rows.update({f"{name} {figure}": value for figure, value in scores.items()})

    tests = {"EWT": ewt.read(data, "test"), "GUM": gum.read(data, "test")}
    add("EWT", measure.grammar(model, tests["EWT"], "uner"))
    add("GUM", measure.grammar(model, tests["GUM"], "gum"))
    add("GUM", measure.bounds(model, gum.blocks(data, "test")))
    add("EWT", measure.bounds(model, ewt.blocks(data, "test")))
    add("UNER", measure.names(model, tests["EWT"], "uner", UNER))
    add("LitBank", measure.names(model, litbank.read(data, "test"), "litbank", LITBANK))
    add("CrossNER", measure.names(model, columns.crossner(data, "test"), "crossner"))
    ours = [sentence for group in own.read().values() for sentence in group]
    add("own", measure.grammar(model, ours, "ledger"))
    add("own", measure.bounds(model, own.blocks()))
    return rows


def paragraphs(path: Path, words: int) -> list[str]:
    """Paragraphs of a book's plain text, from its middle on, that come to about so many words."""
    text = path.read_text(encoding="utf8").replace("\r\n", "\n")
    blocks = [" ".join(block.split()) for block in text[len(text) // 4 :].split("\n\n") if block.strip()]
    found: list[str] = []
    for block in blocks:
        found.append(block)
        words -= len(block.split())
        if words < 0:
            break
    return found


def cnn(data: Path, steps: int) -> Language:
    """A spaCy pipeline of tok2vec, tagger, morphologizer, lemmatizer, parser and names, trained for a few steps."""
    nlp = tokenizer.blank()
    nlp.add_pipe("tok2vec")
    shared = {"model": {"tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}}}
    for name in ("tagger", "morphologizer", "trainable_lemmatizer", "parser", "ner"):
        nlp.add_pipe(name, config=shared)
    lessons = [_lesson(nlp, sentence) for document in ewt.read(data, "dev") for sentence in _sentences(document)]
    optimizer = nlp.initialize(lambda: lessons)
    rng = random.Random(1)
    for _ in range(steps):
        nlp.update(rng.sample(lessons, 40), sgd=optimizer)
    return nlp


def _sentences(document: Example) -> Iterator[Example]:
    for start, end in pairwise([*document.starts, len(document.words)]):
        yield cut(document, start, end)


def _lesson(nlp: Language, sentence: Example) -> Lesson:
    words, labels = sentence.words, sentence.labels
    doc = Doc(
        nlp.vocab,
        words=words,
        tags=labels["xpos"],
        pos=labels["upos"],
        lemmas=[lemmas.apply(word, script) for word, script in zip(words, labels["lemma"], strict=True)],
        heads=[i if head < 0 else head for i, head in enumerate(labels["parse"]["heads"])],
        deps=["ROOT" if rel == "root" else rel for rel in labels["parse"]["rels"]],
    )
    doc.set_ents([Span(doc, a, b, label=kind) for a, b, kind in labels["names"]["spans"]])
    return Lesson(Doc(nlp.vocab, words=words), doc)


def speed(nlp: Language, texts: list[str]) -> tuple[float, float]:
    """Words a second of wall clock, and of CPU time, after a first round that isn't counted."""
    list(nlp.pipe(texts[:5]))
    wall, cpu = time.perf_counter(), time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return words / (time.perf_counter() - wall), words / (time.process_time() - cpu)


def first_load() -> str:
    """Seconds and megabytes of a fresh process that loads the pipeline and reads a sentence."""
    code = (
        "import pathlib, time; t = time.perf_counter(); from regesta import language;"
        "language.load(threads=1)('The king died in 1547.');"
        "spent = time.perf_counter() - t; status = pathlib.Path('/proc/self/status').read_text();"
        "peak = int(status.split('VmHWM:')[1].split()[0]) / 1024; print(f'{spent:.2f} s, {peak:.0f} MB')"
    )
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def _show_speed(name: str, make: Callable[[], Language], texts: list[str]) -> None:
    wall, cpu = speed(make(), texts)
    print(f"{name:34} {wall:>8,.0f} words/s {cpu:>8,.0f} words/CPU-s")


def main() -> int:
    """Print the two tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--model", type=Path, default=SHIPPED)
    options.add_argument("--data", type=Path, default=SHARED / "data")
    options.add_argument("--words", type=int, default=20_000, help="of the book that speed is measured on")
    options.add_argument("--quick", action="store_true", help="accuracy only")
    given = options.parse_args()
    if not given.data.is_dir():
        print(f"no corpora: {given.data} is not there", file=sys.stderr)
        return 2
    for name, value in accuracy(Model(given.model), given.data).items():
        floor = f"  (wanted {FLOORS[name]:.1f})" if name in FLOORS else ""
        print(f"{name:34} {value:6.2f}{floor}")
    if given.quick:
        return 0
    texts = paragraphs(BOOK, given.words)
    for threads in (1, 2):
        _show_speed(f"ours, all heads, {threads} threads", lambda n=threads: language.load(threads=n), texts)  # type: ignore[misc]
    _show_speed("spaCy CNN, same components", lambda: cnn(given.data, 30), texts)
    print(f"first load and sentence            {first_load()}")
    print(f"peak memory of this run            {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
