"""The data that a model was made from: `python -m training.checksums` compares, `--write` notes anew.

`checksums.txt` has a line for each corpus: the sha256 of the sorted list of its files' own sha256, and their number.
"""

import argparse
import hashlib
import sys
from pathlib import Path

NOTED = Path(__file__).with_name("checksums.txt")
CORPORA = "ud-ewt uner-ewt gum/dep litbank/coref/tsv litbank/events crossner wikigold re-docred gap".split()


def folder(path: Path) -> tuple[str, int]:
    """The checksum of all files below `path`, and their number."""
    files = sorted(file for file in path.rglob("*") if file.is_file())
    sums = (f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(path)}" for file in files)
    return hashlib.sha256("\n".join(sums).encode()).hexdigest(), len(files)


def found(shared: Path) -> list[str]:
    """A line for each corpus and for the annotated passages."""
    paths = {name: shared / "data" / name for name in CORPORA} | {"train": shared / "train"}
    rows = ((name, *folder(path)) for name, path in paths.items())
    return [f"{checksum}  {number:4}  {name}" for name, checksum, number in rows]


def main() -> int:
    """Compare the data with what is noted."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--shared", type=Path, default=Path("../shared"))
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    rows = found(given.shared)
    if given.write:
        NOTED.write_text("\n".join(rows) + "\n")
    changed = sorted(set(rows) ^ set(NOTED.read_text().splitlines()))
    print("\n".join(changed) or "all data as noted")
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main())
