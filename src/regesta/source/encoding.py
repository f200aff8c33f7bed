"""Bytes to text: what the file declares, else UTF-8, else a guess that is always told.

A declaration counts only if the bytes obey it. Mostly-UTF-8 files with stray single bytes (two encodings pasted
together) are read as UTF-8 with those bytes taken as Windows-1252.
"""

import codecs
import re

from regesta.core.records import Problem, Record
from regesta.errors import UnreadableSource

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(rb"""(?i)(?:<\?xml[^>]{0,200}?encoding|<meta[^>]{0,200}?charset)\s*=\s*["']?\s*([\w.:-]{2,30})""")
GUTENBERG = re.compile(rb"(?im)^character set encoding: *([\w.:-]{2,30})")
SAMPLE = 64_000
SURROGATE = re.compile("[\ud800-\udfff]")
STRAY = re.compile("[\udc80-\udcff]")  # a byte that UTF-8 could not read, as `surrogateescape` keeps it
BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Decoded(Record, frozen=True, kw_only=True):
    """Text with line ends turned to `\\n` and no byte-order mark, the encoding it was read in, what was doubtful."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, *, name: str = "the source") -> Decoded:
    """The bytes as text.

    Raises:
        UnreadableSource: the bytes are no text in any usual encoding.
    """
    found = _marked(data) or _declared(data) or _strict(data, "utf-8") or _without_mark(data) or _guessed(data)
    _refuse_binary(found.text, name)
    return Decoded(text=unified(found.text), encoding=found.encoding, problems=found.problems)


def unified(text: str) -> str:
    """One line end, `\\n`; no byte-order mark; characters that no encoding can carry (lone surrogates) as U+FFFD."""
    text = _one_line_end(text)
    return text if text.isascii() else SURROGATE.sub("\ufffd", text)


def _one_line_end(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(text=data.decode(encoding), encoding=codecs.lookup(encoding).name)
    except (UnicodeError, LookupError, ValueError):
        return None


def _marked(data: bytes) -> Decoded | None:
    return next((_strict(data, encoding) for bom, encoding in BOMS if data.startswith(bom)), None)


def _declared(data: bytes) -> Decoded | None:
    head = data[:4096]
    declared = DECLARED.search(head) or GUTENBERG.search(head)
    label = declared[1].decode("ascii", "replace") if declared else "utf-8"
    text_encoding = label.lower() not in {"utf-16", "utf-32", "utf-7", "idna", "punycode"} and _is_text(label)
    return _strict(data, label) if text_encoding else None


def _is_text(label: str) -> bool:
    try:
        return codecs.lookup(label)._is_text_encoding
    except (LookupError, ValueError):
        return False


def _without_mark(data: bytes) -> Decoded | None:
    """UTF-16 that lost its mark: every second byte of Latin letters is zero."""
    even, odd = data[:SAMPLE:2].count(0), data[1:SAMPLE:2].count(0)
    half = max(1, min(len(data), SAMPLE) // 2)
    if max(even, odd) < 0.4 * half:
        return None
    return _strict(data, "utf-16-le" if odd > even else "utf-16-be")


def _guessed(data: bytes) -> Decoded:
    return _mixed(data) or _by_statistics(data)


def _mixed(data: bytes) -> Decoded | None:
    """UTF-8 with strays, where well-formed multi-byte characters outnumber the stray bytes."""
    text = _one_line_end(data.decode("utf-8", "surrogateescape"))
    strays = [m.start() for m in STRAY.finditer(text)]
    good = sum(1 for c in text if c > "\x7f") - len(strays)
    if good < 2 * len(strays):
        return None
    message = f"{len(strays)} bytes are no UTF-8; they were read as Windows-1252"
    problem = Problem(code="encoding-mixed", message=message, start=strays[0], end=strays[0] + 1)
    return Decoded(text=STRAY.sub(_as_windows, text), encoding="utf-8", problems=(problem,))


def _as_windows(strays: re.Match[str]) -> str:
    return strays[0].encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def _by_statistics(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    label = best.encoding if best else "cp1252"
    found = _strict(data, label) or _strict(data, "cp1252") or _strict(data, "latin-1")
    assert found is not None  # every byte string is Latin-1
    message = f"no encoding is declared and the bytes are no UTF-8; read as {found.encoding}, a guess"
    return Decoded(
        text=found.text, encoding=found.encoding, problems=(Problem(code="encoding-guessed", message=message),)
    )


def _refuse_binary(text: str, name: str) -> None:
    sample = text[:SAMPLE]
    controls = len(BINARY.findall(sample))
    if controls > 2 + len(sample) // 200:
        raise UnreadableSource(
            expected="text in a usual encoding",
            found=f"binary data in {name!r} ({controls} control characters near its beginning)",
            hint="Run `regesta formats` for the kinds of file that can be read.",
        )
