"""Descriptions and pronouns find the thing that they stand for: by the learned links, then by what grammar allows."""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from regesta.core.spans import HasSpan
from regesta.language import Passage, signals
from regesta.mentions.agreement import can_be, is_one_person
from regesta.mentions.clustering import Cluster
from regesta.mentions.names import key
from regesta.mentions.spotting import FIRST, PLURAL, Spot

SURE = 0.5
LOOK_BACK = 8
"""So many mentions before a pronoun are looked at where the links don't decide."""
GRAMMAR = 0.7
"""What grammar alone can add to a link's score, 0..1."""
UNSURE = 0.6
"""From this score on a link of "they" to one thing stands against the two who were the subject before."""
AHEAD = 0.4
"""What a link of a pronoun to words after it is worth: it seldom comes before its name."""
CLAUSE, AT_MARK = 30, 4
"""So many characters may stand between a speaker and what he says: before it, and behind its closing mark."""
Choice = tuple[Cluster, float, str]


class Links:
    """The clusters, who stands where, and what the model says of each pivot."""

    def __init__(self, passages: Sequence[Passage], clusters: list[Cluster], quoted: Sequence[HasSpan] = ()) -> None:
        self.passages, self.clusters = passages, clusters
        self.quoted = sorted(quoted, key=lambda span: span.start)
        self.home: dict[tuple[int, int], list[Cluster]] = defaultdict(list)
        self.told: dict[tuple[int, int], list[tuple[int | None, float]]] = defaultdict(list)
        self.described: dict[tuple[str, ...], Cluster] = {}
        self.course: list[tuple[int, int, Spot]] = []
        self.sentences = [p.start + sentence.start_char for p in passages for sentence in p.doc.sents]
        for at, passage in enumerate(passages):
            for link in signals(passage.doc).links.get("coref", ()):
                self.told[at, link.i].append((link.j, link.score))
        for cluster in clusters:
            for spot, _, _ in cluster.spots:
                self.settle(spot, cluster)

    def settle(self, spot: Spot, cluster: Cluster) -> None:
        """Remember that the spot's words stand for the cluster."""
        insort(self.course, (spot.start, len(self.course), spot))
        for i in range(spot.first, spot.last):
            self.home[spot.at, i].append(cluster)

    def choices(self, spot: Spot) -> list[Choice]:
        """The clusters that the model links the spot to, each with its summed score, best first; null has no row."""
        scores: dict[int, float] = defaultdict(float)
        found: dict[int, Cluster] = {}
        for j, score in self.told.get((spot.at, spot.head), ()):
            for cluster in self.home.get((spot.at, j), ()) if j is not None else ():
                ahead = j is not None and j > spot.head and spot.form == "pronoun"
                scores[id(cluster)] += score * (AHEAD if ahead else 1.0)
                found[id(cluster)] = cluster
        return sorted(((c, scores[at], "the learned link") for at, c in found.items()), key=lambda row: -row[1])

    def nominal(self, spot: Spot) -> None:
        """A description joins what it is linked to, or the same words before, or stands for a thing of its own."""
        together = self._together(spot) if spot.many and spot.kind == "person" else []
        if together:
            self._join(spot, together)
            return
        words = key(spot.words)
        meant = self._described(spot, words)
        if not meant[0].spots:
            self.clusters.append(meant[0])
        self.described.setdefault(words, meant[0])
        self._join(spot, [meant])

    def _join(self, spot: Spot, meant: Iterable[Choice]) -> None:
        """The spot stands for each of these."""
        for cluster, score, reason in meant:
            cluster.add(spot, reason, min(1.0, score))
            self.settle(spot, cluster)

    def _described(self, spot: Spot, words: tuple[str, ...]) -> Choice:
        beside = [c for c in self._beside(spot) if c.kind == spot.kind]
        if beside:
            return beside[0], 0.9, "said of it in apposition"
        linked = [c for c in self.choices(spot) if c[0].kind == spot.kind and c[1] >= SURE]
        if linked:
            return linked[0]
        if _is_definite(spot.words) and words in self.described:
            return self.described[words], 0.7, "the same description"
        return Cluster(spot.kind), spot.score, "described"

    def _together(self, spot: Spot) -> list[Choice]:
        """The people whom a description of several stands for ("the two generals, Roth and Lind"); none if not two."""
        token = self.passages[spot.at].doc[spot.head]
        heads = [child for child in token.children if child.dep_ in ("appos", "flat")]
        beside = [word for head in heads for word in (head, *head.conjuncts) if not spot.first <= word.i < spot.last]
        named = [c for word in beside for c in self.home.get((spot.at, word.i), ()) if is_one_person(c)]
        if len(named) > 1:
            return [(cluster, 0.9, "said of them in apposition") for cluster in named]
        return _several([c for c in self.choices(spot) if c[0].kind == "person" and c[1] >= SURE / 2])

    def _beside(self, spot: Spot) -> Iterator[Cluster]:
        """What stands in apposition to a description, or is its subject ("Roth was a printer")."""
        token = self.passages[spot.at].doc[spot.head]
        others = [token.head] if token.dep_ == "appos" else [c for c in token.children if c.dep_ in ("appos", "flat")]
        if any(child.dep_ == "cop" for child in token.children):
            others += [child for child in token.children if child.dep_.startswith("nsubj")]
        for other in others:
            if not spot.first <= other.i < spot.last:
                yield from self.home.get((spot.at, other.i), ())
        if spot.kind == "person" and (name := self._named_behind(spot)):
            yield name

    def _named_behind(self, spot: Spot) -> Cluster | None:
        """Whose name follows a description without a stop: "the party secretary Anna Roth"."""
        named = [c for c in self.home.get((spot.at, spot.last), ()) if c.kind == "person"]
        return named[0] if named and spot.last < len(self.passages[spot.at].doc) else None

    def pronoun(self, spot: Spot, ahead: Spot | None = None) -> None:
        """A pronoun joins what it is linked to and agrees with, and a description thrown in `ahead` of it joins too.

        A plural pronoun may join several.
        """
        word = spot.words.lower()
        if word in FIRST:
            return
        meant = list(self._meant(spot, word))
        if ahead and not meant:
            self.nominal(ahead)
            meant = list(self._meant(spot, word))
        elif ahead:
            meant[0][0].add(ahead, "said of whom the next word points at", 0.8)
            self.settle(ahead, meant[0][0])
        self._join(spot, meant)

    def _meant(self, spot: Spot, word: str) -> Sequence[Choice]:
        subject = self._co_subject(spot)
        if word.endswith(("self", "selves")) and subject:
            return [(cluster, 0.8, "reflects its subject") for cluster in subject]
        barred = {id(cluster) for cluster in (*subject, *self._owned(spot), *self._told_of(spot))}
        linked = [c for c in self.choices(spot) if can_be(word, c[0]) and id(c[0]) not in barred]
        several = _several(linked) or self._pair_before(spot, linked) if word in PLURAL else []
        weighed = [c for c in self._weighed(spot, word, linked) if id(c[0]) not in barred]
        return several or [c for c in weighed if not (word in PLURAL and is_one_person(c[0]))][:1]

    def _pair_before(self, spot: Spot, linked: Sequence[Choice]) -> list[Choice]:
        """Those who were the subject together just before ("Roth and Lind met; *they* agreed"), if no link is sure."""
        if linked and linked[0][1] >= UNSURE:
            return []
        here, end = bisect_right(self.sentences, spot.start), bisect_left(self.course, (spot.start,))
        for start, _, other in reversed(self.course[max(0, end - LOOK_BACK) : end]):
            if here - bisect_right(self.sentences, start) > 1:
                return []
            token = self.passages[other.at].doc[other.first : other.last].root
            if other.subject and other.kind == "person":
                named = [c for word in (token, *token.conjuncts) for c in self.home.get((other.at, word.i), ())]
                people = {id(c): c for c in named if is_one_person(c)}
                return [(c, 0.5, "the subject before, together") for c in people.values()] if len(people) > 1 else []
        return []

    def _co_subject(self, spot: Spot) -> list[Cluster]:
        """What the subject of an object pronoun's own verb stands for: itself only where the pronoun is reflexive."""
        token = self.passages[spot.at].doc[spot.head]
        while token.dep_ == "nmod":
            token = token.head
        if token.dep_.split(":")[0] not in ("obj", "iobj", "obl"):
            return []
        subjects = [child for child in token.head.children if child.dep_.startswith("nsubj")]
        named = [name for child in subjects for name in (child, *(c for c in child.children if c.dep_ == "flat"))]
        return [cluster for word in named for cluster in self.home.get((spot.at, word.i), ())]

    def _owned(self, spot: Spot) -> list[Cluster]:
        """What a possessive belongs to, with what stands in apposition: nobody is "his friend Roth" and "his"."""
        token = self.passages[spot.at].doc[spot.head]
        if token.dep_ != "nmod:poss":
            return []
        beside = [child for child in token.head.children if child.dep_ in ("appos", "flat")]
        above = [token.head.head] if token.head.dep_ in ("appos", "flat") else []
        return [c for word in (token.head, *beside, *above) for c in self.home.get((spot.at, word.i), ())]

    def _told_of(self, spot: Spot) -> Iterator[Cluster]:
        """Nobody calls himself "he": neither whom the words name that "he" says, nor who says the words around it."""
        at = bisect_right(self.quoted, spot.start, key=lambda span: span.start)
        for quotation in self.quoted[max(0, at - 1) : at + 1]:
            if quotation.start <= spot.start < quotation.end:
                beside = (quotation.start - CLAUSE, quotation.start), (quotation.end, quotation.end + CLAUSE)
                yield from (c for low, high in beside for s, c in self._between(low, high) if s.subject)
            elif spot.subject and (
                0 <= quotation.start - spot.end < CLAUSE or 0 <= spot.start - quotation.end <= AT_MARK
            ):
                yield from (c for s, c in self._between(quotation.start, quotation.end) if s.form == "name")

    def _between(self, start: int, end: int) -> Iterator[tuple[Spot, Cluster]]:
        """The settled spots that begin in `start:end`, with what each stands for."""
        low, high = (bisect_left(self.course, (edge,)) for edge in (start, end))
        for _, _, spot in self.course[low:high]:
            yield from ((spot, cluster) for cluster in self.home[spot.at, spot.head])

    def _weighed(self, spot: Spot, word: str, linked: Sequence[Choice]) -> list[Choice]:
        """The linked things and those that stand near before it, by link and grammar together, best first."""
        found = {id(cluster): cluster for cluster, _, _ in linked}
        scores = {id(cluster): score for cluster, score, _ in linked}
        told = set(scores)
        for cluster, weight in self._before(spot, word):
            found[id(cluster)] = cluster
            scores[id(cluster)] = scores.get(id(cluster), 0.0) + GRAMMAR * weight
        reasons = {at: "the learned link" if at in told else "the nearest that agrees" for at in found}
        return sorted(((found[at], scores[at], reasons[at]) for at in found), key=lambda row: -row[1])

    def _before(self, spot: Spot, word: str) -> Iterator[tuple[Cluster, float]]:
        """Things mentioned before that the pronoun agrees with, each once, weighed 0..1: near, as subject, often."""
        here = bisect_right(self.sentences, spot.start)
        seen: set[int] = set()
        end = bisect_left(self.course, (spot.start,))
        for start, _, other in reversed(self.course[max(0, end - LOOK_BACK) : end]):
            away = here - bisect_right(self.sentences, start)
            for cluster in self.home[other.at, other.head]:
                if id(cluster) not in seen and can_be(word, cluster):
                    seen.add(id(cluster))
                    often = min(1.0, len(cluster.spots) / 6)
                    yield cluster, max(0.0, 0.45 - 0.15 * away) + 0.2 * other.subject + 0.15 * often


def _several(linked: Sequence[Choice]) -> list[Choice]:
    """A plural pronoun's body, or all its people whose links come near the best."""
    if not linked or linked[0][1] < 0.15:
        return []
    if not is_one_person(linked[0][0]):
        return [linked[0]]
    near = [c for c in linked if c[0].kind == "person" and c[1] >= linked[0][1] / 3]
    return near if len(near) > 1 else []


def _is_definite(text: str) -> bool:
    return text.lower().startswith(("the ", "this ", "that ", "his ", "her ", "its ", "their ")) or text[:1].isupper()
