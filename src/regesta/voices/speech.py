"""Quoted speech tied to its reporting word: behind it, before it, thrown into it, or at the end of the line above.

A quotation that the reporting clause interrupts, or that goes on behind it, is one content. Here the text and its
punctuation lead; the parse only says which noun is the speaker.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from regesta.core.records import Quotation
from regesta.core.spans import Span
from regesta.voices.frames import word_span
from regesta.voices.lexicon import cues
from regesta.voices.people import Passage
from regesta.voices.stops import CLAUSE_END
from regesta.voices.told import Told
from regesta.voices.tree import Token, child, reach, subject

_REACH = 160  # code points that a reporting clause may take
_CARRIES_ON = re.compile(r"[,?!—–…]\W*$")
_OPENING = " \n\t“”‘’\"'«»„—–[(…"


class Words:
    """The tokens of all passages by their place in the document."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._all = sorted(((p.start + t.idx, p.start, t) for p in passages for t in p.doc), key=lambda w: w[:2])
        self._starts = [at for at, _, _ in self._all]

    def between(self, start: int, end: int) -> Iterator[tuple[Token, int]]:
        """The tokens that begin in `[start, end)`, each with its passage's offset."""
        for at, offset, token in self._all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            if start <= at < end:
                yield token, offset


def speech(prose: str, quotations: Sequence[Quotation], words: Words) -> Iterator[Told]:
    """One told for each quotation, or chain of parts of one, that a reporting word brings in."""
    levels: dict[str | None, list[Quotation]] = {}
    for row in quotations:
        if row.kind != "title":
            levels.setdefault(row.parent, []).append(row)
    for rows in levels.values():
        yield from _level(prose, rows, words)


def _level(prose: str, rows: Sequence[Quotation], words: Words) -> Iterator[Told]:
    done = 0
    for number, row in enumerate(rows):
        if number < done:
            continue
        before = rows[number - 1] if number else None
        behind = rows[number + 1] if number + 1 < len(rows) else None
        cue = _cue_behind(prose, row, behind, words)
        where = "behind" if cue else "before"
        cue = cue or _cue_before(prose, row, before, words)
        if cue is None:
            continue
        done = number + _chain(prose, rows[number:], words) if cue else done
        yield _told(cue, Span(row.start, rows[max(number, done - 1)].end), where)


def _told(cue: tuple[Token, int], content: Span, where: str) -> Told:
    token, offset = cue
    source = _speaker(token)
    cue_class = (cues("verb").get(token.lower_) or cues("noun").get(token.lower_) or (None,))[0]
    return Told(
        cue=moved(word_span(token), offset),
        content=content,
        source=None if source is None else _shifted(reach(source), offset),
        head=None if source is None else moved(word_span(source), offset),
        cue_class="say" if cue_class is None else cue_class.name,
        mode="direct",
        by=f"quoted words, with “{token.text}” {where} them",
        score=0.9,
        seeks=source is None,
    )


def moved(span: Span, offset: int) -> Span:
    """A Doc's span in the document."""
    return Span(span.start + offset, span.end + offset)


def _shifted(span: Span | None, offset: int) -> Span | None:
    return None if span is None else moved(span, offset)


def _speaker(token: Token) -> Token | None:
    if token.pos_ == "NOUN":
        owner = child(token, "nmod:poss")
        return owner if owner is not None else next((c for c in token.children if c.dep_ == "nmod"), None)
    return subject(token)


def _cue_behind(prose: str, row: Quotation, following: Quotation | None, words: Words) -> tuple[Token, int] | None:
    """The reporting word right behind the quotation, in the same sentence: "…," said the bishop."""
    end = min(row.end + _REACH, following.start if following else len(prose))
    tail = prose[row.end : end].split("\n", 1)[0]
    inside = prose[row.start : row.end]
    if not (_CARRIES_ON.search(inside) or re.match(r"\W?\s*[,—–]", tail)):
        return None
    opening = re.match(r"\W*(\w?)", tail)
    if _CARRIES_ON.search(inside[-1:]) and inside[-1:] in "?!" and opening and opening.group(1).isupper():
        tail = tail[:40]
    stop = CLAUSE_END.search(tail, 2)
    region = list(words.between(row.end, row.end + (stop.start() + 1 if stop else len(tail))))[:14]
    verb = next((word for word in region if _reports(word[0])), None)
    return verb or next((word for word in region if _reports(word[0], nouns=True)), None)


def _cue_before(prose: str, row: Quotation, earlier: Quotation | None, words: Words) -> tuple[Token, int] | None:
    """The last reporting word before the quotation: up to a colon or comma in the same sentence, or to the mark itself.

    A colon at the end of the line above counts too. Words that "that" brings in are left to grammar.
    """
    start = max(earlier.end if earlier else 0, row.start - _REACH)
    lead = prose[start : row.start]
    body = lead.rstrip(_OPENING)
    if "\n" in lead[len(body) :] and not body.endswith(":"):
        return None
    if not body or body[-1] in "!?;" or re.search(r"\bthat,?$", body):
        return None
    stops = [stop.end() for stop in CLAUSE_END.finditer(body)]
    region = list(words.between(start + (stops[-1] if stops else 0), start + len(body)))
    if body[-1] == ".":
        return next((word for word in region[-2:] if _reports(word[0])), None) if len(region) < 8 else None
    if body[-1] in ":,":
        return next((word for word in reversed(region) if _reports(word[0], nouns=True)), None)
    return _cue_at_mark(region) if row.kind == "direct" else None


def _cue_at_mark(region: Sequence[tuple[Token, int]]) -> tuple[Token, int] | None:
    """The reporting word with nothing but its hearer before the mark: told Fish “not to …”, cries of “Bravo!”."""
    if len(region) > 1 and region[-1][0].lower_ == "of" and _reports(region[-2][0], nouns=True):
        return region[-2]
    for number, (token, offset) in enumerate(reversed(region[-5:])):
        if _reports(token):
            last = region[-1][0]
            return (token, offset) if number == 0 or last.pos_ in ("PROPN", "NOUN", "PRON", "ADV") else None
        if token.pos_ in ("VERB", "AUX", "SCONJ", "PART"):
            return None
    return None


def _reports(token: Token, *, nouns: bool = False) -> bool:
    if token.pos_ in ("VERB", "AUX", ""):
        return any("clause" in cue.complements for cue in cues("verb").get(token.lower_, ())) or _puts_it(token)
    return nouns and token.pos_ == "NOUN" and token.lower_ in cues("noun")


def _puts_it(token: Token) -> bool:
    """ "put it", "went on", "ran", "read": plain verbs that report only beside a quotation."""
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    if token.lower_ in ("put", "puts", "had", "has"):
        return following in ("it", "this", "these")
    return (token.lower_ in ("went", "goes") and following == "on") or token.lower_ in (
        "read",
        "reads",
        "runs",
        "ran",
        "began",
    )


def _chain(prose: str, rows: Sequence[Quotation], words: Words) -> int:
    """How many of the rows from the first on are parts of one saying, cut by one reporting clause."""
    count = 1
    while count < len(rows):
        gap = prose[rows[count - 1].end : rows[count].start]
        reporting = [w for w in words.between(rows[count - 1].end, rows[count].start) if _reports(w[0])]
        stop = CLAUSE_END.search(gap, 2)
        if "\n" in gap or len(gap) > _REACH or len(reporting) > 1 or (count > 1 and reporting):
            break
        if reporting and not _cue_behind(prose, rows[count - 1], rows[count], words):
            break
        if gap[stop.end() if stop else len(gap) :].strip(_OPENING) or not (
            reporting or not gap.strip(_OPENING + ".,;")
        ):
            break
        count += 1
    return count
