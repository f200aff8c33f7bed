"""The annotated sentences that measure the parser on old prose: fetched from the books, well formed, kept apart."""

import hashlib
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from training import annotations, corpora
from training.books import BOOKS
from training.readers import own
from training.readers.conllu import Sentence

TAGS = frozenset("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
TEXT = "Karl wept.\r\nAnna left him.\n"
ROWS = """# newdoc id = book.txt
# sha256 = {sha256}
# newpar
# sent_id = 1
1	0:4	_	PROPN	_	_	2	nsubj	_	_
2	5:9	_	VERB	_	_	0	root	_	_
3	9:10	_	PUNCT	_	_	2	punct	_	_

# sent_id = 2
1	11:15	_	PROPN	_	_	2	nsubj	_	_
2	16:20	_	VERB	_	_	0	root	_	_
3	21:24	_	PRON	_	_	2	obj	_	_
4	24:25	_	PUNCT	_	_	2	punct	_	_

"""
needs_books = pytest.mark.skipif(not BOOKS.exists(), reason="the books are not beside the repository")


def small(folder: Path, sha256: str = hashlib.sha256(TEXT.encode()).hexdigest()) -> None:
    (folder / "book.txt").write_bytes(TEXT.encode())
    (folder / "small.conllu").write_text(ROWS.format(sha256=sha256), encoding="utf8")


def sentences() -> list[Sentence]:
    return [sentence for found in own.runs().values() for run in found for sentence in run]


def test_words_come_from_the_book_line_ends_made_alike(tmp_path: Path) -> None:
    """Karl wept. Anna left him."""
    small(tmp_path)
    karl, anna = own.read(tmp_path, tmp_path)["small"]
    assert anna.words == ["Anna", "left", "him", "."]
    assert karl.labels["parse"] == {"heads": [1, -1, 1], "rels": ["nsubj", "root", "punct"]}
    assert [block.starts for block in own.blocks(tmp_path, tmp_path)] == [[0, 3]]


def test_another_edition_is_refused(tmp_path: Path) -> None:
    """The offsets hold for one edition alone."""
    small(tmp_path, sha256="0" * 64)
    with pytest.raises(ValueError, match=r"book\.txt: expected sha256 000.*fetch that edition"):
        own.read(tmp_path, tmp_path)


def test_nothing_is_trained_on_them() -> None:
    """Neither as a corpus, nor as a part of a passage that is annotated for training."""
    assert "own" not in corpora.READERS
    taken = [json.loads(path.read_text(encoding="utf8"))["source"] for path in annotations.FOLDER.glob("*.json")]
    stretches = [(source["book"], *line) for source in taken for line in source["lines"]]
    for book, start, end in places():
        assert not [s for s in stretches if s[0] == book and s[1] < end and start < s[2]], (book, start)


def places() -> list[tuple[str, int, int]]:
    """Where each word of the annotated sentences stands: book, start, end."""
    found, book = [], ""
    for path in sorted(own.FOLDER.glob("*.conllu")):
        for line in path.read_text(encoding="utf8").split("\n"):
            if line.startswith("# newdoc id = "):
                book = line.removeprefix("# newdoc id = ")
            elif place := re.match(r"\d+\t(\d+):(\d+)\t", line):
                found.append((book, int(place[1]), int(place[2])))
    return found


@needs_books
def test_every_word_is_fetched_whole() -> None:
    """No blank, no tag and no entity of a book's markup stands in a word."""
    assert not [word for s in sentences() for word in s.words if not word or re.search(r"[\s<>&]", word)]


@needs_books
def test_two_hundred_sentences_half_of_them_long() -> None:
    """Long sentences are where parsers of old prose fail."""
    lengths = [len(sentence.words) for sentence in sentences()]
    assert len(lengths) >= 200
    assert sum(length > 40 for length in lengths) >= len(lengths) / 2


@needs_books
def test_every_sentence_is_a_tree() -> None:
    """One root, and every word comes to it."""
    for sentence in sentences():
        heads = [0, *sentence.heads]
        assert Counter(sentence.heads)[0] == 1, sentence.id
        assert all(climbs(heads, i) for i in range(1, len(heads))), sentence.id
        assert {rel for head, rel in zip(sentence.heads, sentence.rels, strict=True) if head == 0} == {"root"}
        assert set(sentence.upos) <= TAGS, sentence.id


def climbs(heads: list[int], word: int) -> bool:
    """Whether the heads lead from `word` to the root (0) without going round."""
    for _ in heads:
        if word == 0:
            return True
        word = heads[word]
    return False


@needs_books
def test_punctuation_bears_nothing() -> None:
    """A mark depends on a word, never a word on a mark."""
    for sentence in sentences():
        marks = {i for i, tag in enumerate(sentence.upos, 1) if tag == "PUNCT"}
        assert not marks & set(sentence.heads), sentence.id
        assert {sentence.rels[i - 1] for i in marks} <= {"punct"}, sentence.id
