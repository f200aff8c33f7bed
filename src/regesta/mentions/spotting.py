"""Where names and descriptions stand: the learned marks, and the same words wherever else they stand."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from regesta.core.records import EntityKind, Form
from regesta.language import Marked, Passage, signals
from regesta.language.headwords import head_word
from regesta.mentions.names import key

KINDS: frozenset[str] = frozenset(("person", "group", "place", "work", "event"))
PRONOUNS = frozenset(
    """
    he him his himself she her hers herself it its itself they them their theirs themselves i me my mine myself we
    us our ours ourselves
    """.split()
)
PLURAL = frozenset(
    """
    they them their theirs themselves we us our ours ourselves
    """.split()
)
SEVERAL = frozenset("some many few others several both people police".split())
"""Words for more than one that bear no ending of the plural."""
UNIONS = frozenset("states nations provinces netherlands indies".split())
"""Plurals that name one body or country."""
TITLE_WORDS = frozenset("the a an on of to in from for at by with since what how why and".split())
BINDERS = frozenset("of the de la le les du des sur et von der and in".split())
"""No name ends in one of these: a title goes on, any other stops before."""
FIRST = frozenset(
    """
    i me my mine myself we us our ours ourselves
    """.split()
)


TRAILING = frozenset(", ; : -- — –".split())


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch that names, describes or points at something: offsets in the document, token range in passage `at`.

    `subject` tells that its head is one, `many` that it is a plural or a word for several.
    """

    start: int
    end: int
    kind: str
    form: Form
    score: float
    reason: str
    at: int
    first: int
    last: int
    head: int
    words: str
    subject: bool
    many: bool


def spot(passage: Passage, at: int, first: int, last: int, kind: str, form: Form, score: float, reason: str) -> Spot:
    """A spot over the tokens `first:last` of one passage, commas behind them left out."""
    while last - first > 1 and passage.doc[last - 1].text in TRAILING:
        last -= 1
    words = passage.doc[first:last]
    start = passage.start + words.start_char
    head = first + head_word([token.text for token in words])
    token = passage.doc[head]
    end, subject = passage.start + words.end_char, _is_subject(words.root)
    return Spot(start, end, kind, form, score, reason, at, first, last, head, words.text, subject, _many(token))


def _is_subject(root: Token) -> bool:
    """Whether a stretch is a subject; a name's first word tells, or a title before it ("*Sir* Ada Roth")."""
    while root.dep_ in ("flat", "compound"):
        root = root.head
    return root.dep_.startswith("nsubj")


def _many(head: Token) -> bool:
    """Whether a head is a plural noun ("generals", "Boers"; unions of states are one) or a word for several."""
    if head.lower_ in UNIONS:
        return False
    return head.tag_ in ("NNS", "NNPS") or head.lower_ in PLURAL | SEVERAL


def learned(passages: Sequence[Passage], head: str, form: Form, floor: float) -> list[Spot]:
    """What the model marks as names or nominals with a score of at least `floor`."""
    return [
        spot(passage, at, *_bounds(passage.doc, mark, form), mark.label, form, mark.score, "the tagger")
        for at, passage in enumerate(passages)
        for mark in signals(passage.doc).spans.get(head, ())
        if mark.score >= floor and mark.label in KINDS
    ]


def _bounds(doc: Doc, mark: Marked, form: Form) -> tuple[int, int]:
    first, last = _trimmed(doc, mark.start, mark.end)
    if mark.label != "work" or form != "name":
        while last - first > 1 and doc[last - 1].lower_ in BINDERS:
            last -= 1
        return first, last
    while last < len(doc) and doc[last - 1].lower_ in BINDERS and doc[last].is_alpha:
        last += 1
    return _title_start(doc, first, last), last


def _title_start(doc: Doc, first: int, last: int) -> int:
    """A title's small first words belong to it where a capital says so ("*To the* Bitter End").

    The first word of a sentence has a capital anyhow: there an article is taken in before two words and more.
    """
    start = first
    for i in range(first - 1, max(first - 4, -1), -1):
        token = doc[i]
        if token.lower_ not in TITLE_WORDS:
            break
        opens = token.is_sent_start or doc[i - 1].text in (".", ":")
        if token.text[0].isupper() and (not opens or (token.text == "The" and last - first > 1)):
            start = i
    return start


def _trimmed(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """Without a possessive ending, quotation marks or stops at the sides."""
    while last - first > 1 and (doc[last - 1].text in ("’s", "'s", "’", "'") or _is_mark(doc[last - 1])):
        last -= 1
    while last - first > 1 and _is_mark(doc[first]):
        first += 1
    return first, last


def whole_titles(passages: Sequence[Passage], spots: Sequence[Spot]) -> list[Spot]:
    """`spots` in text order, with two stretches of a title that touch as one name."""
    joined: list[Spot] = []
    for each in sorted(spots, key=lambda s: (s.start, s.end)):
        before = joined[-1] if joined else None
        if before and before.kind == each.kind == "work" and (before.at, before.last) == (each.at, each.first):
            score, reason = min(before.score, each.score), each.reason
            each = spot(passages[each.at], each.at, before.first, each.last, "work", "name", score, reason)
            joined.pop()
        joined.append(each)
    return joined


def _is_mark(token: Token) -> bool:
    return token.is_space or (token.is_punct and not any(c.isalnum() for c in token.text))


def settled(spots: Sequence[Spot]) -> list[Spot]:
    """Names of one spelling brought to the kind that most of them have, unless the minority is sure of itself."""
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for each in spots:
        votes[key(each.words)][each.kind] += round(100 * each.score)
    out = []
    for each in spots:
        kinds = votes[key(each.words)].most_common(2)
        best, weight = kinds[0]
        swayed = best != each.kind and weight > 2 * kinds[1][1]
        out.append(_as_kind(each, best) if swayed else each)
    return out


def _as_kind(each: Spot, kind: str) -> Spot:
    return replace(each, kind=kind, reason=f"{each.reason}; {kind} as elsewhere in the text")


def echoed(passages: Sequence[Passage], spots: Sequence[Spot]) -> list[Spot]:
    """Names that the model marked somewhere and passed over elsewhere: the same words with a capital."""
    known = _by_first_word(spots)
    taken = {(s.at, i) for s in spots for i in range(s.first, s.last)}
    return [
        spot(passage, at, first, last, kind, "name", 0.6, "the same words are a name elsewhere in the text")
        for at, passage in enumerate(passages)
        for first, last, kind in _found(passage.doc, known)
        if not any((at, i) in taken for i in range(first, last))
    ]


def _by_first_word(spots: Iterable[Spot]) -> dict[str, dict[tuple[str, ...], str]]:
    known: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
    for each in sorted(spots, key=lambda s: s.score):
        words = key(each.words)
        if each.score >= 0.7 and any(c.isupper() for c in each.words) and len("".join(words)) > 2:
            known[words[0]][words] = each.kind
    return known


def _found(doc: Doc, known: dict[str, dict[tuple[str, ...], str]]) -> Iterator[tuple[int, int, str]]:
    end = 0
    for token in doc:
        if token.i < end or not token.text[:1].isupper():
            continue
        options = known.get(key(token.text)[0], {})
        for words in sorted(options, key=len, reverse=True):
            last = token.i + len(words)
            if last <= len(doc) and all(key(doc[token.i + k].text)[0] == w for k, w in enumerate(words)):
                yield token.i, last, options[words]
                end = last
                break


def pronouns(passages: Sequence[Passage]) -> list[Spot]:
    """Every personal and possessive pronoun."""
    return [
        spot(passage, at, token.i, token.i + 1, "person", "pronoun", 1.0, "a pronoun")
        for at, passage in enumerate(passages)
        for token in passage.doc
        if token.lower_ in PRONOUNS and (token.pos_ in ("PRON", "DET", "") or token.lower_ not in ("mine", "us"))
    ]


def said_ahead_of(each: Spot, doc: Doc) -> tuple[int, int] | None:
    """The passage and token of the pronoun that a person’s description stands before: "A printer’s son, *he*"."""
    last = each.last
    while last < len(doc) and doc[last].dep_ in ("case", "det", "nmod", "amod", "flat", "compound"):
        last += 1
    if each.kind != "person" or last + 1 >= len(doc) or doc[last].text != ",":
        return None
    return (each.at, last + 1) if doc[last + 1].lower_ in ("he", "she") else None


def without_overlap(spots: Iterable[Spot]) -> list[Spot]:
    """Of spots that share words the surest and longest stays; text order."""
    kept: list[Spot] = []
    taken: set[tuple[int, int]] = set()
    for each in sorted(spots, key=lambda s: (-(s.score + 0.05 * (s.last - s.first)), s.start)):
        words = {(each.at, i) for i in range(each.first, each.last)}
        if not words & taken:
            kept.append(each)
            taken |= words
    return sorted(kept, key=lambda s: s.start)


def entity_kind(kind: str) -> EntityKind:
    """The published kind."""
    if kind in ("person", "group", "place", "work", "event"):
        return kind  # type: ignore[return-value]
    return "group"
