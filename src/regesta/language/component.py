"""The spaCy component: Docs to windows, windows through the encoder, what is decoded back onto the Docs."""

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, POS, TAG
from spacy.language import Language
from spacy.strings import StringStore
from spacy.tokens import Doc
from threadpoolctl import ThreadpoolController

from regesta.language import seen
from regesta.language.decoding import Decoded, Rows, decode
from regesta.language.model import FILES, SHIPPED, Model
from regesta.language.windows import cut

_WORDS_AT_ONCE = 6000
_COLUMNS = [TAG, POS, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE]


@dataclass(frozen=True, slots=True)
class Window:
    """Words `first:end` of the words (not spaces) of Doc number `doc`; `starts` are given sentence starts inside."""

    doc: int
    first: int
    end: int
    words: tuple[str, ...]
    starts: tuple[int, ...] | None


@Language.factory(
    "regesta",
    assigns=[
        "token.tag", "token.pos", "token.lemma", "token.head", "token.dep", "token.sent_start",
        "token.ent_iob", "token.ent_type", "doc.ents", "doc.sents",
    ],
    default_config={"threads": None, "domain": "ledger", "annotate": True},
)  # fmt: skip
def make(nlp: Language, name: str, threads: int | None, domain: str, annotate: bool) -> "Reader":
    """The component; `annotate` False leaves the Doc's own annotation alone and adds the signals only."""
    return Reader(nlp.vocab.strings, threads=threads, domain=domain, annotate=annotate)


class Reader:
    """Reads Docs with the shipped model. Given words and sentence starts are kept."""

    def __init__(self, strings: StringStore, *, threads: int | None, domain: str, annotate: bool) -> None:
        self._strings = strings
        self._threads = threads or len(os.sched_getaffinity(0))
        self._domain, self._annotate = domain, annotate
        self._use(Model(SHIPPED))

    def __call__(self, doc: Doc) -> Doc:
        """Read one Doc."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """Docs in, the same Docs out, read about six thousand words at a time."""
        for docs in _batches(stream, batch_size):
            self._read(docs)
            yield from docs

    def _read(self, docs: list[Doc]) -> None:
        positions = [[token.i for token in doc if not token.is_space] for doc in docs]
        windows = [
            window
            for n, (doc, at) in enumerate(zip(docs, positions, strict=True))
            for window in self._windows(n, doc, at)
        ]
        order = sorted(range(len(windows)), key=lambda k: -len(windows[k].words))
        found = dict(zip(order, self._map([windows[k] for k in order]), strict=True))
        for n, (doc, at) in enumerate(zip(docs, positions, strict=True)):
            self._write(doc, at, [(windows[k], found[k]) for k in range(len(windows)) if windows[k].doc == n])

    def _windows(self, number: int, doc: Doc, at: list[int]) -> Iterator[Window]:
        words = [doc[i].text for i in at]
        starts = None
        if doc.has_annotation("SENT_START"):
            starts = [k for k, i in enumerate(at) if k == 0 or _starts(doc, i)]
        sizes = [len(self._model.pieces.word(word)[0]) for word in words]
        for first, end in cut(words, sizes, starts):
            inside = None if starts is None else (0, *(k - first for k in starts if first < k < end))
            yield Window(number, first, end, tuple(words[first:end]), inside)

    def _map(self, windows: Sequence[Window]) -> list[Decoded]:
        """Each window on one thread, NumPy's products too: they are small, and would wait for one another."""
        with self._libraries.limit(limits=1, user_api="blas"):
            if self._threads == 1 or len(windows) < 2:
                return [self._decode(window) for window in windows]
            with ThreadPoolExecutor(self._threads) as pool:
                return list(pool.map(self._decode, windows))

    def _decode(self, window: Window) -> Decoded:
        outputs = self._model.run(window.words, self._domain)
        return decode(self._model, outputs, window.words, window.starts)

    def _write(self, doc: Doc, at: list[int], read: list[tuple[Window, Decoded]]) -> None:
        seen.store(doc, _gathered(at, read))
        if not self._annotate or not at:
            return
        table = np.zeros((len(doc), len(_COLUMNS)), dtype=np.uint64)
        self._spaces(doc, at, table)
        for window, decoded in read:
            self._fill(table, at[window.first : window.end], window.words, decoded)
        doc.from_array(_COLUMNS, table)  # type: ignore[arg-type]

    def _fill(self, table: NDArray[np.uint64], at: list[int], words: Sequence[str], decoded: Decoded) -> None:
        here = np.array(at)
        table[here, 0] = self._ids["xpos"][decoded.xpos]
        table[here, 1] = self._ids["upos"][decoded.upos]
        table[here, 2] = list(map(self._lemma, words, decoded.xpos, decoded.lemma))
        heads = np.array(decoded.heads)
        table[here, 3] = np.where(heads < 0, 0, here[heads] - here).astype(np.int64).view(np.uint64)
        table[here, 4] = self._ids["rels"][decoded.rels]
        table[here, 5] = 2
        for start, end, label, _ in decoded.names:
            first, last = at[start], at[end - 1]
            table[first : last + 1, 5], table[first, 5] = 1, 3
            table[first : last + 1, 6] = self._ids["names"][label]

    def _spaces(self, doc: Doc, at: list[int], table: NDArray[np.uint64]) -> None:
        """White space hangs on the word before it (at a Doc's start, on the first word)."""
        words, before = set(at), at[0]
        for token in doc:
            if token.i in words:
                before = token.i
            else:
                away = np.array(before - token.i, dtype=np.int64).view(np.uint64)
                tag, pos, dep = self._space
                table[token.i] = np.array([tag, pos, token.orth, away, dep, 2, 0], dtype=np.uint64)

    def _lemma_id(self, word: str, tag: int, script: int) -> int:
        return int(self._strings.add(self._model.lemma(word, tag, script)))

    def _use(self, model: Model) -> None:
        self._model = model
        self._libraries = ThreadpoolController()
        add = self._strings.add
        self._ids = {
            name: np.array([add(label) for label in model.heads[name].labels], dtype=np.uint64)
            for name in ("xpos", "upos", "names")
        }
        rels = ["ROOT" if label == "root" else label for label in model.heads["parse"].labels]
        self._ids["rels"] = np.array([add(label) for label in rels], dtype=np.uint64)
        self._space = [add("_SP"), add("SPACE"), add("dep")]
        self._lemma = lru_cache(maxsize=100_000)(self._lemma_id)

    def __getstate__(self) -> dict[str, Any]:
        return {
            "strings": self._strings, "threads": self._threads, "domain": self._domain,
            "annotate": self._annotate, "model": self._model,
        }  # fmt: skip

    def __setstate__(self, state: dict[str, Any]) -> None:
        self._strings, self._threads = state["strings"], state["threads"]
        self._domain, self._annotate = state["domain"], state["annotate"]
        self._use(state["model"])

    def to_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> None:
        """Copy the model's files into the folder `path`."""
        Path(path).mkdir(parents=True, exist_ok=True)
        for name in FILES:
            shutil.copy(self._model.folder / name, Path(path) / name)

    def from_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> "Reader":
        """Use the model that `to_disk` wrote."""
        self._use(Model(Path(path)))
        return self


def _starts(doc: Doc, i: int) -> bool:
    """Whether a sentence begins at word `i`, white space before it left out."""
    while i > 0 and not doc[i].is_sent_start and doc[i - 1].is_space:
        i -= 1
    return bool(doc[i].is_sent_start)


def _batches(stream: Iterable[Doc], size: int) -> Iterator[list[Doc]]:
    batch: list[Doc] = []
    for doc in stream:
        batch.append(doc)
        if len(batch) == size or sum(map(len, batch)) >= _WORDS_AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


_INDICES = {"words": (0,), "flags": (0,), "pairs": (0, 1), "links": (0, 1)}


def _gathered(at: list[int], read: list[tuple[Window, Decoded]]) -> Rows:
    """The windows' rows together, their indices turned into the Doc's."""
    rows: Rows = {}
    for window, decoded in read:
        for kind, heads in decoded.rows.items():
            for head, found in heads.items():
                kept = rows.setdefault(kind, {}).setdefault(head, [])
                kept += (_moved(row, kind, window.first, at) for row in found)
    return rows


def _moved(row: list[Any], kind: str, first: int, at: list[int]) -> list[Any]:
    if kind == "spans":
        return [at[first + row[0]], at[first + row[1] - 1] + 1, *row[2:]]
    ends = _INDICES[kind]
    return [at[first + cell] if n in ends and cell is not None else cell for n, cell in enumerate(row)]
