"""Passages of the books beside the repository: a line is a stretch of the book, without tags and with notes shrunk."""

import hashlib
import html
import re
from pathlib import Path
from typing import Any

BOOKS = Path(__file__).resolve().parents[2] / "shared" / "books"
NOTE = re.compile(r'<note\b[^>]*?\bn="([^"]+)"[^>]*>.*?</note>', re.S)


def fetch(source: dict[str, Any], books: Path = BOOKS) -> str:
    """The passage's text, from the book that `source` names."""
    data = (books / source["book"]).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != source["sha256"]:
        raise ValueError(f"{source['book']}: expected sha256 {source['sha256']}, found {found}: fetch that edition")
    book = re.sub(r"\r\n?", "\n", data.decode("utf-8-sig"))
    return "\n".join(plain(book[start:end], source["form"]) for start, end in source["lines"])


def plain(raw: str, form: str) -> str:
    """One line of a passage from its stretch of the book."""
    if form == "xml":
        raw = html.unescape(re.sub(r"<[^>]+>|[\u2060\ufeff]", "", NOTE.sub(r"\1", raw)))
    return re.sub(r"\s+", " ", raw).strip()
