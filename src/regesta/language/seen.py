"""What the ledger's heads saw, as records beside the usual annotation of a Doc.

Indices are the Doc's tokens. Scores are probabilities, 0..1, of the extraction, never the historian's certainty.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

KEY = "regesta.signals"


@dataclass(frozen=True, slots=True)
class Tagged:
    """Word `i` bears `label`."""

    i: int
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Marked:
    """Words `start:end` are a `label`."""

    start: int
    end: int
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Paired:
    """Word `j` is the `label` of word `i`."""

    i: int
    j: int
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Linked:
    """Word `i` stands for word `j`, or for none of its window's words (None)."""

    i: int
    j: int | None
    score: float


@dataclass(frozen=True, slots=True)
class Signals:
    """All heads' results by head name; a head that the model hasn't got is an empty list."""

    words: Mapping[str, list[Tagged]] = field(default_factory=dict)
    spans: Mapping[str, list[Marked]] = field(default_factory=dict)
    flags: Mapping[str, list[Tagged]] = field(default_factory=dict)
    pairs: Mapping[str, list[Paired]] = field(default_factory=dict)
    links: Mapping[str, list[Linked]] = field(default_factory=dict)


_RECORDS: dict[str, Any] = {"words": Tagged, "spans": Marked, "flags": Tagged, "pairs": Paired, "links": Linked}


class _Found(Mapping[str, list[Any]]):
    """Results by head, made into records only when a head is asked for; a head that isn't there has none."""

    def __init__(self, record: Any, rows: Mapping[str, list[list[Any]]]) -> None:
        self._record, self._rows = record, rows

    def __getitem__(self, head: str) -> list[Any]:
        return [self._record(*row) for row in self._rows.get(head, ())]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def signals(doc: "Doc") -> Signals:
    """The heads' results on `doc`; empty where the pipeline has no heads."""
    rows = doc.user_data.get(KEY, {})
    return Signals(**{kind: _Found(record, rows.get(kind, {})) for kind, record in _RECORDS.items()})


def store(doc: "Doc", rows: dict[str, dict[str, list[list[Any]]]]) -> None:
    """Keep results on `doc` as plain lists, so that a Doc can be sent and saved."""
    doc.user_data[KEY] = rows
