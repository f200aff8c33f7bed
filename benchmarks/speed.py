"""The whole pass on whole books: `python -m benchmarks.speed [FILE ...]`.

Prints words, words a CPU-second, peak memory and the share of CPU time that each layer takes. Without files the books
of `../shared/books` are read, each in a process of its own so that the peak is its own.
"""

import cProfile
import pstats
import resource
import subprocess
import sys
import time
from pathlib import Path

import regesta

BOOKS = Path(__file__).resolve().parents[2] / "shared" / "books"
LAYERS = (
    "source",
    "apparatus",
    "language",
    "mentions",
    "dating",
    "voices",
    "statements",
    "evidence",
    "synthesis",
)


def books() -> list[Path]:
    """The books to read: plain text, XML and EPUB sources beside the checkout."""
    return [
        path for path in sorted(BOOKS.rglob("*")) if path.suffix in (".txt", ".xml") and path.stat().st_size > 200_000
    ]


def measure(path: Path) -> str:
    """One line: read the book once unprofiled for speed."""
    from regesta.language import load

    nlp = load()
    before = time.process_time()
    reading = regesta.read(path, nlp=nlp)
    cpu = time.process_time() - before
    words = len(reading.document.text.split())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = len(reading.statements)
    return f"{path.name:32} {words:>9,} words {words / cpu:>8,.0f} words/CPU-s {peak:>7,.0f} MB {told:>7,} statements"


def shares(path: Path) -> str:
    """The share of profiled time that each layer's entry function takes."""
    profile = cProfile.Profile()
    profile.runcall(regesta.read, path)
    stats = pstats.Stats(profile)
    own: dict[str, float] = dict.fromkeys(LAYERS, 0.0)
    whole = 0.0
    for (file, _, _), (_, _, own_time, _, _) in stats.stats.items():  # type: ignore[attr-defined]
        whole += own_time
        layer = next((name for name in LAYERS if f"/regesta/{name}/" in file), None)
        if layer:
            own[layer] += own_time
    own["language"] += sum(
        row[2]
        for (file, _, name), row in stats.stats.items()  # type: ignore[attr-defined]
        if "onnxruntime" in file or name.startswith("<method 'run'")
    )
    return "  ".join(f"{name} {share / whole:.0%}" for name, share in own.items())


def main() -> int:
    """Measure each book in its own process, then the layers on the first."""
    if sys.argv[1:2] == ["--one"]:
        print(measure(Path(sys.argv[2])))
        return 0
    files = [Path(name) for name in sys.argv[1:]] or books()
    if not files:
        print(f"no books: {BOOKS} is not there", file=sys.stderr)
        return 2
    for path in files:
        subprocess.run([sys.executable, "-m", "benchmarks.speed", "--one", str(path)], check=True)
    print(shares(files[0]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
