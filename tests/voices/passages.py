"""Passages as the voices stage receives them, built from plain words."""

from dataclasses import dataclass

from spacy.lang.en import English
from spacy.tokens import Doc

from regesta.core.records import Block, Document, Mention, Note


def document(text: str, *, blockquotes: tuple[int, ...] = ()) -> Document:
    """One block a line; `blockquotes` numbers the lines that are set off."""
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            role = "blockquote" if number in blockquotes else "body"
            blocks.append(Block(start=at, end=at + len(line), role=role))
        at += len(line) + 1
    return Document(id="d", title="", sha256="", language="en", text=text, blocks=tuple(blocks))


def note(text: str, marker: str) -> Note:
    """The note whose marker stands in the text as `marker`, alone of its kind."""
    at = text.index(marker)
    return Note(id=f"n{marker}", marker=marker, start=at, end=at + len(marker))


@dataclass(frozen=True)
class Tree:
    """A parsed passage at the document's beginning."""

    doc: Doc
    start: int = 0


def parsed(rows: str) -> Tree:
    """A Doc from `word|tag|relation|head` for each word, as Universal Dependencies has them."""
    cells = [row.rsplit("|", 3) for row in rows.split()]
    words = [cell[0] for cell in cells]
    spaces = [not (behind in ",.;:" or behind in "”’") for behind in [*words[1:], "."]]
    tags = [cell[1] for cell in cells]
    return Tree(
        Doc(
            _VOCAB,
            words=words,
            spaces=spaces,
            tags=tags,
            pos=[_POS.get(tag[:2], "X") for tag in tags],
            deps=[cell[2] for cell in cells],
            heads=[int(cell[3]) for cell in cells],
            lemmas=[_LEMMAS.get(word.lower(), word.lower()) for word in words],
        )
    )


_VOCAB = English().vocab
_POS = {"VB": "VERB", "NN": "NOUN", "JJ": "ADJ", "PR": "PRON", "WP": "PRON", "DT": "DET", "IN": "ADP", "RB": "ADV"}
_LEMMAS = {"seems": "seem", "was": "be", "failed": "fail", "told": "tell"}


class Cast:
    """The people of a passage by the words that name them."""

    def __init__(self, text: str, **names: str) -> None:
        self._at = {(text.index(words), text.index(words) + len(words)): who for who, words in names.items()}

    def at(self, start: int, end: int) -> str | None:
        """Whoever's words hold the span or share its end."""
        return next(
            (who for (a, b), who in self._at.items() if a <= start < end <= b or (a >= start and b == end)), None
        )

    def mentions_in(self, start: int, end: int) -> list[tuple[Mention, str]]:
        """The mentions inside the span."""
        inside = sorted((a, b, who) for (a, b), who in self._at.items() if start <= a and b <= end)
        return [(Mention(start=a, end=b, form="nominal"), who) for a, b, who in inside]

    def kind(self, entity: str) -> str:
        """Everybody here is a person."""
        return "person"
