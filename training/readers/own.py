"""Our own test sentences of old prose, as stand-off CoNLL-U: `training/gold/*.conllu`.

The sentences of the books aren't repeated in the repository. A file opens with `# book = PATH` (under the folder of
books) and `# sha256 = ...`; in the word lines the second column holds the word's place, `start:end` in the decoded
text of the book, and every other column is plain CoNLL-U.
"""

import hashlib
from pathlib import Path

from training.examples import Example
from training.readers import conllu

FOLDER = Path(__file__).parents[1] / "gold"
BOOKS = Path(__file__).parents[3] / "shared" / "books"


def read(folder: Path = FOLDER, books: Path = BOOKS) -> dict[str, list[Example]]:
    """For each file the sentences, one document each; raises ValueError where a book is another edition."""
    return {path.stem: _file(path, books) for path in sorted(folder.glob("*.conllu"))}


def _file(path: Path, books: Path) -> list[Example]:
    facts = _facts(path)
    text = book(books / facts["book"], facts["sha256"])
    return [conllu.example([_worded(sentence, text)], "own") for sentence in conllu.sentences(path)]


def _facts(path: Path) -> dict[str, str]:
    lines = [line[2:].split(" = ", 1) for line in path.read_text(encoding="utf8").split("\n") if line.startswith("# ")]
    return {pair[0]: pair[1] for pair in lines if len(pair) == 2 and pair[0] in ("book", "sha256")}


def book(path: Path, sha256: str) -> str:
    """The decoded text of a book, line ends as `\\n`, after its checksum was compared."""
    data = path.read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != sha256:
        raise ValueError(f"{path.name}: expected sha256 {sha256}, found {found}: fetch that edition")
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def _worded(sentence: conllu.Sentence, text: str) -> conllu.Sentence:
    """`sentence` with the book's words in place of their offsets."""
    places = [word.split(":") for word in sentence.words]
    sentence.words = [text[int(start) : int(end)] for start, end in places]
    return sentence
