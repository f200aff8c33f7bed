"""Accuracy of the whole ledger: `python -m benchmarks.accuracy [--held-out] [--misses] [FILE.yaml ...]`.

Without files the gold passages of `../shared/gold` are read and scored; with `--held-out` the annotated passages that
the shipped model never saw (`training.passages.held_out`), which is the honest figure. Figures are F1 per layer, pooled
over the documents, as `../shared/score.py` prints them.
"""

import argparse
import json
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import regesta
from training.passages import SHARED, held_out, scorer

FLOORS = Path(__file__).resolve().parent / "floors.toml"


def table(files: Sequence[Path], misses: bool = False) -> dict[str, dict[str, float]]:
    """Read each passage, score it, and pool: layer -> precision, recall, f1, gold."""
    score = scorer()
    counts = []
    for gold in files:
        reading = regesta.read(gold.with_suffix(".txt"))
        scored = score.Score(gold, json.loads(regesta.dump(reading)))
        counts.append(scored.run())
        if misses:
            print(f"== {gold.name}", *scored.misses, sep="\n  ")
    found: dict[str, dict[str, float]] = score.report(counts)
    return found


def below(figures: dict[str, dict[str, float]], floors: dict[str, float]) -> list[str]:
    """A line for each layer that has fallen under its floor."""
    return [
        f"{layer}: {figures[layer]['f1']:.3f} is under its floor of {floor:.3f}"
        for layer, floor in floors.items()
        if figures.get(layer, {"f1": 0.0})["f1"] < floor
    ]


def held_out_files() -> list[Path]:
    """The annotated passages that the shipped model has not seen."""
    names = held_out(path.stem for path in (SHARED / "train").glob("*.yaml"))
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
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    if not SHARED.is_dir():
        print(f"no annotated passages: {SHARED} is not there", file=sys.stderr)
        return 2
    files = args.files or (held_out_files() if args.held_out else sorted((SHARED / "gold").glob("*.yaml")))
    figures = table(files, args.misses)
    print(show(figures))
    if args.files or args.held_out or not FLOORS.exists():
        return 0
    fallen = below(figures, tomllib.loads(FLOORS.read_text())["gold"])
    print(*fallen, sep="\n", file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
