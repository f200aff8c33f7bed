"""Speech, a term held at a distance, or a title: what quoted words are, by their shape and by what stands around them.

Nothing but the words is used, so that quotations can be found before anything is parsed. The tests below go from what
decides alone (several sentences; a reporting clause behind) to what only leans (length).
"""

import re
from typing import Literal

from regesta.core.spans import HasSpan
from regesta.voices.lexicon import alternatives

Kind = Literal["direct", "term", "title"]

_MARK = "[“‘„«\"']"
_WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")
_DETERMINER = r"(?:a|an|the|his|her|its|their|our|my|your|this|that|these|those|such|so-called|some|any|no|every)"
_FINITE = re.compile(
    r"\b(?:i|me|we|us|you|am|is|are|was|were|has|have|had|do|does|did|will|would|shall|should|can|cannot|could|may|might|"
    r"must|ought|let|he|she|they|it|don[’']t|won[’']t|isn[’']t|can[’']t|there)\b",
    re.I,
)
_LABEL = re.compile(
    rf"(?:\b(?:{alternatives('quoted', 'naming')})\s+(?:[^\s.!?;:,]+\s+){{0,4}}|\bas\s+(?:{_DETERMINER}\s+)?){_MARK}$",
    re.I,
)
_TITLE = re.compile(rf"\b(?:{alternatives('quoted', 'title')}),?\s+{_MARK}$", re.I)
_BARE_NOUN = re.compile(rf"\b{_DETERMINER}(?:\s+\w+)?\s+{_MARK}$", re.I)
_IS = re.compile(rf"\b(?:am|is|are|was|were|be|been|being)\s+{_MARK}$", re.I)
_VERB_COMES = re.compile(
    rf"\b(?:to|will|would|shall|should|can|could|may|might|must|had|have|has|did|not|he|she|it|they|we|i|who|which|never)\s+{_MARK}$",
    re.I,
)
_INTRODUCES = re.compile(rf"(?:[:,]|\bthat,?)\s*{_MARK}?$", re.I)
_SENTENCE_START = re.compile(rf"(?:^|[.!?…][\s\W]*\s)\s*{_MARK}?$")
_REPORTED_BEHIND = re.compile(
    rf"\W*,?\W*\s+(?:\S+\s+){{0,5}}?(?:{alternatives('quoted', 'speaking')}|{alternatives('quoted', 'announcing')})\b",
    re.I,
)
_STOP = re.compile(r"[.!?…]\W*$")


def kind_of(text: str, span: HasSpan) -> Kind:
    """What the quoted words `text[start:end]` are, marks left out."""
    words = _WORD.findall(text[span.start : span.end])
    before = _before(text, span)
    if _titled(words) and _TITLE.search(before):
        return "title"
    behind = text[span.end : span.end + 60].split("\n", 1)[0]
    return "direct" if _speech(text[span.start : span.end], words, before, behind) else "term"


def is_phrase_of_speech(text: str, span: HasSpan) -> bool:
    """Whether a term is long enough to be somebody's very words, where a report holds it: three words, no mere name."""
    before = _before(text, span)
    return 3 <= len(_WORD.findall(text[span.start : span.end])) <= 4 and not _LABEL.search(before)


def is_woven_in(text: str, span: HasSpan) -> bool:
    """Whether the quoted words go on a sentence of the narrator's, with neither a stop nor a colon before them."""
    before = _before(text, span)
    return not (_INTRODUCES.search(before) or _SENTENCE_START.search(before))


def _before(text: str, span: HasSpan) -> str:
    """The words on the quotation’s own line that come close before it."""
    return text[max(0, span.start - 100) : span.start].rsplit("\n", 1)[-1]


def _titled(words: list[str]) -> bool:
    """Capitals on every word of more than three letters, as titles are set."""
    return bool(words) and words[0][0].isupper() and all(w[0].isupper() or len(w) <= 3 or w[0].isdigit() for w in words)


def _speech(said: str, words: list[str], before: str, behind: str) -> bool:
    """The tests in order; the first that applies decides."""
    if len(words) >= 9 or re.search(r"[!?]\W*$|[.!?]\s+[A-Z]", said):
        return True
    clause = _FINITE.search(said) is not None
    starts = _SENTENCE_START.search(before) is not None
    if _interrupted(said, behind, starts):
        return True
    if _LABEL.search(before):
        return clause and len(words) > 6
    if _IS.search(before):
        return len(words) > 4 and not re.match(rf"{_DETERMINER}\b", said, re.I)
    if starts or _INTRODUCES.search(before):
        return clause or len(words) > 4 or (len(words) > 1 and bool(_STOP.search(said)))
    if _VERB_COMES.search(before):
        return len(words) > 2
    return len(words) > 4 or (clause and len(words) > 1 and not _BARE_NOUN.search(before))


def _interrupted(said: str, behind: str, starts: bool) -> bool:
    """Whether a reporting clause follows: "Gordon," he telegraphed, "would be the best man."."""
    comma = said.endswith((",", "—", "–")) or re.match(r"\W{0,2},", behind) is not None
    return starts and comma and _REPORTED_BEHIND.match(behind) is not None
