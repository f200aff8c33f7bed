"""Names that stand for one and the same thing, brought together with the reason why."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from regesta.core.spans import Span
from regesta.mentions.names import canonical, initials, is_acronym, key, person_key, same_person, same_thing, titled
from regesta.mentions.spotting import Spot

ALIAS = re.compile(
    r"^(?:\W{0,3}(?:\(|,|–|—|-)?\s*(?:the )?(?:so-called|better known as|known as|known to \w+ as|also called|called"
    r"|alias|née|nicknamed|later|afterwards|formerly|born|i\.e\.|that is,?)|\W{0,3}[(,–—]\s*or,?)"
    r"\s+(?:the )?[‘“\"'(]?(?:the )?$",
    re.IGNORECASE,
)
"""What equates two names. "Fort Varn, or Halden" is one place, "Basel or Eger" are two."""
LATEST = 64
"""So many of a cluster's last mentions are looked at for nearness: enough, as they come in text order."""
PARENTHESIS = re.compile(r"^\s*\(\s*(?:the )?[‘“\"']?$")


@dataclass
class Cluster:
    """One thing in the making: its names, every spot that stands for it with the reason, and, once somebody has asked,
    its gender, with how many spots that was told from.
    """

    kind: str
    keys: set[tuple[str, ...]] = field(default_factory=set)
    spots: list[tuple[Spot, str, float]] = field(default_factory=list)
    proof: Span | None = None
    gender: tuple[int, str | None] = (0, None)

    def add(self, spot: Spot, reason: str, score: float = 1.0) -> None:
        """Take a spot in."""
        self.spots.append((spot, reason, score))

    @property
    def last(self) -> int:
        """Offset of its latest named mention so far."""
        return max((s.start for s, _, _ in self.spots if s.form == "name"), default=-1)

    def absorb(self, other: "Cluster", proof: Span) -> None:
        """Take another cluster's names and spots in."""
        self.keys |= other.keys
        self.spots += other.spots
        self.proof = self.proof or proof


class Shelf:
    """The clusters of one kind, found by any word of their names or by the initials of a long one."""

    def __init__(self) -> None:
        self.clusters: list[Cluster] = []
        self._by_word: dict[str, dict[int, None]] = defaultdict(dict)

    def near(self, words: tuple[str, ...]) -> list[int]:
        """The places of clusters that share a word with `words`, or that it may be the initials of."""
        found = {k: None for word in (*words, *canonical(words)) for k in self._by_word.get(word, ())}
        return sorted(found | self._by_word.get(_initials(words), {}))

    def learn(self, at: int, words: tuple[str, ...]) -> None:
        """Cluster `at` goes by these words too."""
        self.clusters[at].keys.add(words)
        for word in (*words, *canonical(words)):
            self._by_word[word][at] = None
        if len(words) > 1:
            for letters in initials(words):
                self._by_word[f"={letters}"][at] = None

    def open(self, kind: str, words: tuple[str, ...]) -> int:
        """A new cluster; its place."""
        self.clusters.append(Cluster(kind))
        self.learn(len(self.clusters) - 1, words)
        return len(self.clusters) - 1


def _initials(words: tuple[str, ...]) -> str:
    return "=" + words[0].replace(".", "") if len(words) == 1 else ""


def clusters_of(spots: Sequence[Spot], prose: str) -> list[Cluster]:
    """One cluster for each thing that the names among `spots` name, longest names first, then in text order."""
    shelves: dict[str, Shelf] = defaultdict(Shelf)
    index: dict[int, Cluster] = {}
    longest = sorted(spots, key=lambda s: (-min(2, len(_key(s))), s.start))
    for spot in longest:
        index[id(spot)] = _place(spot, shelves[spot.kind])
    clusters = [cluster for shelf in shelves.values() for cluster in shelf.clusters]
    return _joined_by_alias(spots, index, clusters, prose)


def _key(spot: Spot) -> tuple[str, ...]:
    return person_key(spot.words) if spot.kind == "person" else key(spot.words)


def _place(spot: Spot, shelf: Shelf) -> Cluster:
    """Put the spot in the cluster that fits best (the latest named of equals), or in one of its own."""
    words = _key(spot)
    near = ((shelf.clusters[k], k) for k in shelf.near(words))
    fits = [(fit, _nearness(c, spot), k) for c, k in near if (fit := _fit(spot, words, c)) > 0]
    if not fits:
        home = shelf.clusters[shelf.open(spot.kind, words)]
        home.add(spot, "named", spot.score)
        return home
    fit, _, at = max(fits)
    home = shelf.clusters[at]
    home.add(spot, _reason(words, home, fit), min(spot.score, fit))
    shelf.learn(at, words)
    return home


def _nearness(cluster: Cluster, spot: Spot) -> float:
    """Nearer earlier names first, then later ones: in (0, 1]."""
    before = [spot.start - s.start for s, _, _ in cluster.spots[-LATEST:] if s.start <= spot.start]
    return 1 / (1 + min(before)) if before else 1 / (10**6 + abs(cluster.spots[0][0].start - spot.start))


def _fit(spot: Spot, words: tuple[str, ...], cluster: Cluster) -> float:
    if spot.kind == "person" and (less := _by_title(spot, words, cluster)) < 1:
        return less
    if words in cluster.keys:
        return 1.0
    if spot.kind == "person":
        return max(max(same_person(words, k), same_person(k, words) if len(k) > 1 else 0) for k in cluster.keys)
    if any(is_acronym(words, k, spot.words) for k in cluster.keys):
        return 0.9
    return max(max(same_thing(words, k, spot.kind), same_thing(k, words, spot.kind)) for k in cluster.keys)


def _by_title(spot: Spot, words: tuple[str, ...], cluster: Cluster) -> float:
    """0 where titles tell a man from a woman; half where a bare surname would stand for a lady known only as such."""
    mine, theirs = titled(spot.words), {titled(other.words) for other, _, _ in cluster.spots[:LATEST]}
    if mine and {"m": "f", "f": "m"}[mine] in theirs:
        return 0.0
    return 0.5 if theirs == {"f"} and mine is None and len(words) == 1 else 1.0


def _reason(words: tuple[str, ...], cluster: Cluster, fit: float) -> str:
    longest = max((len(known), known) for known in cluster.keys)[1]
    full = " ".join(longest)
    if fit == 1.0:
        return "the same name"
    return f"short for “{full}”" if len(words) < len(full.split()) else f"form of “{full}”"


def _joined_by_alias(
    spots: Sequence[Spot], index: dict[int, Cluster], clusters: list[Cluster], prose: str
) -> list[Cluster]:
    """Two names that the text itself equates ("the 17th congress, the so-called ‘Congress of Victors’")."""
    ordered = sorted(spots, key=lambda s: s.start)
    for left, right in pairwise(ordered):
        a, b = index[id(left)], index[id(right)]
        if a is b or left.kind != right.kind or not _equated(left, right, prose):
            continue
        a.absorb(b, Span(left.start, right.end))
        clusters = [cluster for cluster in clusters if cluster is not b]
        index.update({at: a for at, cluster in index.items() if cluster is b})
    return clusters


def _equated(left: Spot, right: Spot, prose: str) -> bool:
    between = prose[left.end : right.start]
    if len(between) > 45 or left.at != right.at:
        return False
    if ALIAS.match(between):
        return True
    tail = prose[right.end : right.end + 2].lstrip("’”\"'")
    short = right.words.replace(".", "")
    return bool(PARENTHESIS.match(between)) and tail.startswith(")") and short.isupper() and len(short) < 8


def in_order(clusters: Iterable[Cluster]) -> list[Cluster]:
    """By the place of their first mention."""
    return sorted(clusters, key=lambda c: min(s.start for s, _, _ in c.spots))
