"""Our own test sentences of old prose, as stand-off CoNLL-U: `training/gold/*.conllu`; nothing is trained on them.

The sentences of the books aren't repeated in the repository. `# newdoc id = PATH` names a book (under the folder of
books) and `# sha256 = ...` its edition; in the word lines the second column holds the word's place, `start:end` in the
decoded text of the book. Universal tags, heads and relations are annotated, the other columns are empty. `# newpar`
opens each run of sentences that follow one another in a paragraph.
"""

from dataclasses import replace
from pathlib import Path

from training.books import BOOKS, edition
from training.examples import Example
from training.readers import conllu

FOLDER = Path(__file__).parents[1] / "gold"
LABELS = ("parse", "upos", "starts")


def read(folder: Path = FOLDER, books: Path = BOOKS) -> dict[str, list[Example]]:
    """For each file the sentences, one document each.

    Raises:
        FileNotFoundError: a book isn't there.
        ValueError: a book is another edition.
    """
    files = runs(folder, books)
    return {name: [_example([sentence]) for run in found for sentence in run] for name, found in files.items()}


def blocks(folder: Path = FOLDER, books: Path = BOOKS) -> list[Example]:
    """The runs of sentences that follow one another, one document each; raises as `read` does."""
    return [_example(run) for found in runs(folder, books).values() for run in found]


def runs(folder: Path = FOLDER, books: Path = BOOKS) -> dict[str, list[list[conllu.Sentence]]]:
    """For each file its runs of sentences, the words fetched from the books; raises as `read` does."""
    return {path.stem: _fetched(path, books) for path in sorted(folder.glob("*.conllu"))}


def _fetched(path: Path, books: Path) -> list[list[conllu.Sentence]]:
    sums, found = _checksums(path), conllu.blocks(path)
    for run in found:
        for sentence in run:
            text = edition(books / sentence.document, sums[sentence.document])
            places = [word.split(":") for word in sentence.words]
            sentence.words = [text[int(start) : int(end)] for start, end in places]
    return found


def _checksums(path: Path) -> dict[str, str]:
    """The checksum of each book that a file takes sentences from."""
    sums, book = {}, ""
    for line in path.read_text(encoding="utf8").split("\n"):
        if line.startswith("# newdoc id = "):
            book = line.removeprefix("# newdoc id = ")
        elif line.startswith("# sha256 = "):
            sums[book] = line.removeprefix("# sha256 = ")
    return sums


def _example(run: list[conllu.Sentence]) -> Example:
    example = conllu.example(run, "own")
    return replace(example, labels={name: example.labels[name] for name in LABELS})
