"""The ONNX encoder: words in, one row of numbers for each word out, cut into the heads' columns.

A window is run by itself at its exact length. Quantisation scales then depend on nothing but the window, so the
same words give the same numbers whatever else is read beside them, on however many threads.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from regesta.errors import ModelError
from regesta.language.lemmas import Lemmas
from regesta.language.pieces import LONGEST_INPUT, WordPieces

Floats = NDArray[np.float32]

SHIPPED = Path(__file__).parent / "model"
FILES = ("encoder.onnx", "heads.json", "weights.npz", "tokenizer.json", "lemmas.tsv")


@dataclass(frozen=True, slots=True)
class HeadInfo:
    """A head as `heads.json` describes it: `columns` maps each part of its output to [start, stop)."""

    name: str
    kind: str
    labels: tuple[str, ...]
    columns: dict[str, tuple[int, int]]


class Outputs:
    """The numbers of one window, (words, columns), addressed by head and part."""

    __slots__ = ("_heads", "values")

    def __init__(self, values: Floats, heads: dict[str, HeadInfo]) -> None:
        self.values = values
        self._heads = heads

    def of(self, head: str, part: str = "") -> Floats:
        """(words, size) of one part of a head's output."""
        start, stop = self._heads[head].columns[part]
        return self.values[:, start:stop]


class Model:
    """The encoder with its vocabulary, heads and the small arrays that are applied outside of it."""

    def __init__(self, folder: Path = SHIPPED) -> None:
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise ModelError(
                expected=f"a model ({', '.join(FILES)}) in {folder}",
                found=f"no {', '.join(missing)}",
                hint="Install the package again, or make the model as training/README.md says.",
            )
        self.folder = folder
        self.pieces = WordPieces(folder / "tokenizer.json")
        self._lemmas = Lemmas(folder / "lemmas.tsv", self.pieces)
        described = json.loads((folder / "heads.json").read_text(encoding="utf8"))
        self.domains: tuple[str, ...] = tuple(described["domains"])
        self.heads = {row["name"]: _head(row) for row in described["heads"]}
        with np.load(folder / "weights.npz") as arrays:
            self.weights: dict[str, Floats] = {name: arrays[name].astype(np.float32) for name in arrays.files}

    def __getstate__(self) -> dict[str, Any]:
        return {"folder": self.folder}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(state["folder"])  # type: ignore[misc]

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_mem_pattern = False
        path = str(self.folder / "encoder.onnx")
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def run(self, words: Sequence[str], domain: str = "ledger") -> Outputs:
        """The heads' outputs for one window of words; pieces beyond `LONGEST_INPUT` are not seen."""
        encoded = self.pieces.encode(words)
        limit = LONGEST_INPUT - 1
        feed = {
            "ids": encoded.ids[:LONGEST_INPUT],
            "shapes": encoded.shapes[:LONGEST_INPUT],
            "first": np.minimum(encoded.first, limit),
            "last": np.minimum(encoded.last, limit),
            "word_shapes": encoded.word_shapes,
            "domain": np.array([self.domains.index(domain)], dtype=np.int64),
        }
        (values,) = self._session.run(None, feed)
        return Outputs(values, self.heads)

    def lemma(self, word: str, tag: int, script: int) -> str:
        """The lemma of `word`, whose fine tag and edit script have these indices."""
        return self._lemmas.of(word, self.heads["xpos"].labels[tag], self.heads["lemma"].labels[script])


def _head(row: dict[str, Any]) -> HeadInfo:
    columns = {part: (start, stop) for part, (start, stop) in row["columns"].items()}
    return HeadInfo(row["name"], row["kind"], tuple(row["labels"]), columns)
