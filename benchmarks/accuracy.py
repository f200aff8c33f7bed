"""Accuracy of the whole ledger: `python -m benchmarks.accuracy [FILE.yaml ... | --held-out | --folds FOLDER]`.

Without files the gold passages of `../shared/gold` are read and scored; with `--held-out` the annotated passages that
the shipped model never saw (`training.passages.held_out`), which is the honest figure; with `--folds` all annotated
passages, each by the one model of `training.folds` that never saw it. Figures are F1 per layer, pooled over the
documents, as `../shared/score.py` prints them.
"""

import argparse
import json
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from spacy.language import Language

import regesta
from regesta.language import load
from training.passages import FOLDS, SHARED, held_out, scorer

FLOORS = Path(__file__).resolve().parent / "floors.toml"


Counts = list[dict[str, list[float]]]
"""What `score.py` counts in each document."""


def table(files: Sequence[Path], misses: bool = False) -> dict[str, dict[str, float]]:
    """Read each passage, score it, and pool: layer -> precision, recall, f1, gold."""
    score = scorer()
    found: dict[str, dict[str, float]] = score.report(counted(score, files, misses))
    return found


def crossed(folder: Path, misses: bool = False) -> dict[str, dict[str, float]]:
    """The same over all annotated passages, each sixth read with the model of `folder` that was made without it."""
    score, counts = scorer(), []
    for fold in range(FOLDS):
        nlp = load()
        nlp.get_pipe("regesta").from_disk(folder / str(fold) / "model")  # type: ignore[attr-defined]
        counts += counted(score, held_out_files(fold), misses, nlp)
    found: dict[str, dict[str, float]] = score.report(counts)
    return found


def counted(score: ModuleType, files: Sequence[Path], misses: bool, nlp: Language | None = None) -> Counts:
    """The scorer's counts for each passage, read with the shipped model or another; `misses` are printed."""
    counts = []
    for gold in files:
        reading = regesta.read(gold.with_suffix(".txt"), nlp=nlp)
        scored = score.Score(gold, json.loads(regesta.dump(reading)))
        counts.append(scored.run())
        if misses:
            print(f"== {gold.name}", *scored.misses, sep="\n  ")
    return counts


def below(figures: dict[str, dict[str, float]], floors: dict[str, float]) -> list[str]:
    """A line for each layer that has fallen under its floor."""
    return [
        f"{layer}: {figures[layer]['f1']:.3f} is under its floor of {floor:.3f}"
        for layer, floor in floors.items()
        if figures.get(layer, {"f1": 0.0})["f1"] < floor
    ]


def held_out_files(fold: int = 0) -> list[Path]:
    """The annotated passages that the model of a fold has not seen; the shipped model is the first one's."""
    names = held_out((path.stem for path in (SHARED / "train").glob("*.yaml")), fold)
    return sorted(SHARED / "train" / f"{name}.yaml" for name in names)


def show(figures: dict[str, dict[str, Any]]) -> str:
    """The table as text."""
    lines = [f"{'layer':18}{'gold':>6}{'P':>8}{'R':>8}{'F1':>8}"]
    for layer, row in figures.items():
        gold = "" if row.get("gold") is None else int(row["gold"])
        lines.append(
            f"{layer:18}{gold:>6}"
            + "".join(f"{row[k]:8.3f}" if k in row else " " * 8 for k in ("precision", "recall", "f1"))
        )
    return "\n".join(lines)


def main() -> int:
    """Print the table; exit 1 where a layer of the gold table has fallen under its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--folds", type=Path, metavar="FOLDER")
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    if not SHARED.is_dir():
        print(f"no annotated passages: {SHARED} is not there", file=sys.stderr)
        return 2
    files = args.files or (held_out_files() if args.held_out else sorted((SHARED / "gold").glob("*.yaml")))
    figures = crossed(args.folds, args.misses) if args.folds else table(files, args.misses)
    print(show(figures))
    if args.files or args.folds or args.held_out or not FLOORS.exists():
        return 0
    fallen = below(figures, tomllib.loads(FLOORS.read_text())["gold"])
    print(*fallen, sep="\n", file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
