"""Passages of the books beside the repository: a line is a stretch of the book, without tags and with notes shrunk;
of a treebank (`conllu`), the sentences of the stretch."""

import hashlib
import html
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

BOOKS = Path(__file__).resolve().parents[2] / "shared" / "books"
SENTENCE = re.compile(r"^# text = (.*)$", re.M)
NOTE = re.compile(r'<note\b[^>]*?\bn="([^"]+)"[^>]*>.*?</note>', re.S)


def fetch(source: dict[str, Any], books: Path = BOOKS) -> str:
    """The passage's text, from the book that `source` names."""
    book = edition(books / source["book"], source["sha256"])
    return "\n".join(plain(book[start:end], source["form"]) for start, end in source["lines"])


@lru_cache(maxsize=4)
def edition(path: Path, sha256: str) -> str:
    """A book decoded, its line ends made alike; raises ValueError where the file is another edition."""
    data = path.read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != sha256:
        raise ValueError(f"{path}: expected sha256 {sha256}, found {found}: fetch that edition")
    return re.sub(r"\r\n?", "\n", data.decode("utf-8-sig"))


def plain(raw: str, form: str) -> str:
    """One line of a passage from its stretch of the book."""
    if form == "conllu":
        raw = " ".join(SENTENCE.findall(raw))
    if form == "xml":
        raw = html.unescape(re.sub(r"<[^>]+>|[\u2060\ufeff]", "", NOTE.sub(r"\1", raw)))
    return re.sub(r"\s+", " ", raw).strip()
