"""CoNLL-U sentences and the parse, tags, lemmas and sentence starts that they label."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from regesta.language.lemmas import script
from training.examples import Example


@dataclass
class Sentence:
    """One sentence; the columns are lists as long as `words`; `heads` count from 1, 0 being the root.

    `opens` says that a paragraph begins with it.
    """

    id: str = ""
    document: str = ""
    opens: bool = False
    words: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    rels: list[str] = field(default_factory=list)
    misc: list[str] = field(default_factory=list)

    def add(self, line: str) -> None:
        """Take in one word line; multi-word ranges and empty nodes are passed over."""
        column = line.split("\t")
        if not column[0].isdigit():
            return
        self.words.append(column[1])
        self.lemmas.append(column[2])
        self.upos.append(column[3])
        self.xpos.append(column[4])
        self.heads.append(int(column[6]))
        self.rels.append(column[7])
        self.misc.append(column[9])


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file in order, each with the id of its document."""
    current, document = Sentence(), path.stem
    for line in [*path.read_text(encoding="utf8").split("\n"), ""]:
        if line.startswith("# newdoc id = "):
            document = line[len("# newdoc id = ") :]
        elif line.startswith("# newpar"):
            current.opens = True
        elif line.startswith("# sent_id = "):
            current.id = line[len("# sent_id = ") :]
        elif line and line[0] != "#":
            current.add(line)
        elif not line and current.words:
            current.document = document
            yield current
            current = Sentence()


def documents(path: Path) -> list[list[Sentence]]:
    """The sentences of a file, grouped by document."""
    groups: dict[str, list[Sentence]] = {}
    for sentence in sentences(path):
        groups.setdefault(sentence.document, []).append(sentence)
    return list(groups.values())


def blocks(path: Path) -> list[list[Sentence]]:
    """The sentences of a file, grouped by paragraph (heading, list item)."""
    groups: list[list[Sentence]] = []
    document = ""
    for sentence in sentences(path):
        if sentence.opens or sentence.document != document:
            groups.append([])
        document = sentence.document
        groups[-1].append(sentence)
    return groups


def example(group: list[Sentence], source: str) -> Example:
    """One document with what the treebank's columns label."""
    starts, at = [], 0
    heads: list[int] = []
    for sentence in group:
        starts.append(at)
        heads += [at + head - 1 if head else -1 for head in sentence.heads]
        at += len(sentence.words)
    labels: dict[str, Any] = {
        "parse": {"heads": heads, "rels": [rel for s in group for rel in s.rels]},
        "upos": [tag for s in group for tag in s.upos],
        "xpos": [tag for s in group for tag in s.xpos],
        "lemma": [script(word, lemma) for s in group for word, lemma in zip(s.words, s.lemmas, strict=True)],
    }
    words = [word for s in group for word in s.words]
    return with_starts(Example(words, starts, labels, source))


def with_starts(document: Example) -> Example:
    """`document` with its sentence starts as a label too."""
    begins = set(document.starts)
    document.labels["starts"] = ["start" if i in begins else "O" for i in range(len(document.words))]
    return document
