"""Who is who, on novels and on GUM: names, coreference and speakers: `python -m benchmarks.people`.

The whole pass reads the test parts of LitBank (ten novels' openings) and of GUM's open genres, laid out as running
text; nothing annotated is given to it. Mentions are matched by their head words, as CorefUD's scorer does. Coreference
is the mean F1 of MUC, B-cubed and CEAF-e; speakers are B-cubed over quotations. The figures of BookNLP are those that
it publishes (github.com/booknlp/booknlp), on its own split of LitBank and for models of fiction alone.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import regesta
from regesta import Reading
from regesta.language.headwords import head_word
from training.readers import gum, litbank

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
PUBLISHED = {"names": (88.2, 90.0), "coreference": (76.4, 79.0), "speakers": (86.4, 89.9)}
"""BookNLP's small and big models; its entities are names and common noun phrases together."""
Clusters = dict[int, str]
"""The entity of each mention, by the index of the mention's head word."""
_CLOSING = frozenset(", . ; : ! ? ) ] ’ ” 's ’s n't n’t 'll ’ll 're ’re 've ’ve 'd ’d 'm ’m %".split())
_OPENING = frozenset("( [ “ ‘ $".split())


@dataclass(frozen=True)
class Text:
    """Running text made of words, and where each word begins and ends in it."""

    text: str
    spans: list[tuple[int, int]]

    def head(self, start: int, end: int) -> int | None:
        """The index of the head among the words inside `start:end`."""
        inside = [i for i in range(*self.words(start, end)) if self.spans[i][0] >= start]
        return inside[head_word([self.text[slice(*self.spans[i])] for i in inside])] if inside else None

    def words(self, start: int, end: int) -> tuple[int, int]:
        """The indices of the first word that ends after `start`, and of the first that begins at or after `end`."""
        return bisect_right(self.spans, start, key=lambda s: s[1]), bisect_left(self.spans, end, key=lambda s: s[0])


def laid_out(words: Sequence[str]) -> Text:
    """The words with blanks between them as a printer sets them; straight quotation marks open and close in turn."""
    text, spans, opened, glued = "", [], False, True
    for word in words:
        straight = word == '"'
        glued = glued or word in _CLOSING or (straight and opened)
        text += "" if glued else " "
        spans.append((len(text), len(text) + len(word)))
        text += word
        opened = opened != straight
        glued = word in _OPENING or (straight and opened)
    return Text(text, spans)


def conll(gold: Clusters, told: Clusters) -> float:
    """The mean F1 of MUC (Vilain 1995), B-cubed (Bagga and Baldwin 1998) and CEAF-e (Luo 2005), 0..1."""
    return sum(f1(measure(gold, told), measure(told, gold)) for measure in (_muc, _b_cubed, _ceaf)) / 3


def b_cubed(gold: Clusters, told: Clusters) -> float:
    """B-cubed F1, 0..1."""
    return f1(_b_cubed(gold, told), _b_cubed(told, gold))


def f1(a: float, b: float) -> float:
    """The harmonic mean."""
    return 2 * a * b / (a + b) if a + b else 0.0


def _sets(clusters: Clusters) -> list[set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for mention, entity in clusters.items():
        found[entity].add(mention)
    return list(found.values())


def _muc(gold: Clusters, told: Clusters) -> float:
    """Recall of `gold`'s links; precision with the two exchanged, as for the other two."""
    kept = every = 0
    for cluster in _sets(gold):
        parts = len({told[m] for m in cluster if m in told}) + sum(m not in told for m in cluster)
        kept, every = kept + len(cluster) - parts, every + len(cluster) - 1
    return kept / every if every else 0.0


def _b_cubed(gold: Clusters, told: Clusters) -> float:
    by_entity = {entity: {m for m, e in told.items() if e == entity} for entity in set(told.values())}
    total = sum(len(c & by_entity[told[m]]) / len(c) for c in _sets(gold) for m in c if m in told)
    return total / len(gold) if gold else 0.0


def _ceaf(gold: Clusters, told: Clusters) -> float:
    """The best clusters paired one to one, the likest first (a greedy pairing, a lower bound of CEAF-e)."""
    ours, theirs = _sets(gold), _sets(told)
    like = [
        (2 * len(a & b) / (len(a) + len(b)), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs) if a & b
    ]
    left, right, total = set(range(len(ours))), set(range(len(theirs))), 0.0
    for value, i, j in sorted(like, reverse=True):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            total += value
    return total / len(ours) if ours else 0.0


def told(reading: Reading, text: Text) -> Clusters:
    """Our mentions by head word; of several at one word the longest."""
    found: dict[int, tuple[int, str]] = {}
    for entity in reading.entities:
        for mention in entity.mentions:
            head = text.head(mention.start, mention.end)
            if head is not None:
                found[head] = max(found.get(head, (0, "")), (mention.end - mention.start, entity.id))
    return {head: entity for head, (_, entity) in found.items()}


def speakers(reading: Reading, text: Text, quotations: Sequence[tuple[int, int, str]]) -> tuple[Clusters, Clusters]:
    """Gold and told speaker of each annotated quotation, by its number; one that nobody is found for stands alone."""
    gold = {number: speaker for number, (_, _, speaker) in enumerate(quotations)}
    found = {number: f"nobody of {number}" for number in gold}
    for row in reading.quotations:
        first, last = text.words(row.start, row.end)
        for number, (start, end, _) in enumerate(quotations):
            if row.speaker and min(last, end) - max(first, start) > 0.5 * (end - start):
                found[number] = row.speaker
    return gold, found


def main() -> None:
    """Print the table."""
    rows = {"LitBank": list(litbank.entities(DATA, "test")), "GUM": list(gum.entities(DATA, "test"))}
    print("| texts | all mentions | names and pronouns | the same, by our mentions alone | speakers |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for corpus, books in rows.items():
        print(f"| {corpus} | " + " | ".join(figures(books, quoted=corpus == "LitBank")) + " |", flush=True)
    small, big = PUBLISHED["coreference"], PUBLISHED["speakers"]
    print(f"| BookNLP, published (small, big) | {small[0]}, {small[1]} | - | - | {big[0]}, {big[1]} |")


def figures(books: Iterable[tuple[str, list[str], dict[int, str], set[int]]], quoted: bool) -> list[str]:
    """The columns of one corpus, in per cent, means over its documents weighed by their mentions."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for name, words, every, plain in books:
        text = laid_out(words)
        reading = regesta.read(text.text.encode())
        ours = told(reading, text)
        named = {head: entity for head, entity in every.items() if head in plain}
        shared = {head: entity for head, entity in ours.items() if head in named}
        known = {head: entity for head, entity in named.items() if head in ours}
        _add(sums, "all", conll(every, ours), len(every))
        _add(sums, "plain", conll(named, shared), len(named))
        _add(sums, "known", conll(known, shared), len(known))
        if quoted:
            gold, found = speakers(reading, text, litbank.quotations(DATA, name))
            _add(sums, "speakers", b_cubed(gold, found), len(gold))
    return [
        f"{100 * sums[k][0] / sums[k][1]:.1f}" if sums[k][1] else "-" for k in ("all", "plain", "known", "speakers")
    ]


def _add(sums: dict[str, list[float]], column: str, value: float, weight: int) -> None:
    sums[column][0] += value * weight
    sums[column][1] += weight


if __name__ == "__main__":
    main()
