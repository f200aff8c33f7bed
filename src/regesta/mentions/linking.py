"""Descriptions and pronouns find the thing that they stand for: by the learned links, then by what grammar allows."""

from collections import defaultdict
from collections.abc import Sequence

from regesta.language import Passage, signals
from regesta.mentions.clustering import Cluster
from regesta.mentions.names import key
from regesta.mentions.spotting import FIRST, PLURAL, Spot

SURE = 0.5
Choice = tuple[Cluster, float, str]


class Links:
    """The clusters, who stands where, and what the model says of each pivot."""

    def __init__(self, passages: Sequence[Passage], clusters: list[Cluster], prose: str) -> None:
        self.prose, self.clusters = prose, clusters
        self.home: dict[tuple[int, int], list[Cluster]] = defaultdict(list)
        self.told: dict[tuple[int, int], list[tuple[int | None, float]]] = defaultdict(list)
        self.described: dict[tuple[str, ...], Cluster] = {}
        for at, passage in enumerate(passages):
            for link in signals(passage.doc).links.get("coref", ()):
                self.told[at, link.i].append((link.j, link.score))
        for cluster in clusters:
            for spot, _, _ in cluster.spots:
                self.settle(spot, cluster)

    def settle(self, spot: Spot, cluster: Cluster) -> None:
        """Remember that the spot's words stand for the cluster."""
        for i in range(spot.first, spot.last):
            self.home[spot.at, i].append(cluster)

    def choices(self, spot: Spot, floor: float) -> list[Choice]:
        """The clusters that the model links the spot to, each with its summed score, best first; null has no row."""
        scores: dict[int, float] = defaultdict(float)
        found: dict[int, Cluster] = {}
        for j, score in self.told.get((spot.at, spot.head), ()):
            for cluster in self.home.get((spot.at, j), ()) if j is not None else ():
                scores[id(cluster)] += score
                found[id(cluster)] = cluster
        ranked = sorted(((c, scores[at], "the learned link") for at, c in found.items()), key=lambda row: -row[1])
        return [choice for choice in ranked if choice[1] >= floor]

    def nominal(self, spot: Spot) -> None:
        """A description joins what it is linked to, or the same words before, or stands for a thing of its own."""
        words = key(spot.text(self.prose))
        linked = [c for c in self.choices(spot, SURE) if c[0].kind == spot.kind]
        same = self.described.get(words) if _is_definite(spot.text(self.prose)) else None
        cluster, score, reason = (
            linked[0]
            if linked
            else (same, 0.7, "the same description")
            if same
            else (Cluster(spot.kind), spot.score, "described")
        )
        if not cluster.spots:
            self.clusters.append(cluster)
        cluster.add(spot, reason, min(1.0, score))
        self.described.setdefault(words, cluster)
        self.settle(spot, cluster)

    def pronoun(self, spot: Spot) -> None:
        """A pronoun joins what it is linked to; a plural one may join several."""
        word = self.prose[spot.start : spot.end].lower()
        if word in FIRST:
            return
        chosen = self._plural(spot) if word in PLURAL else self.choices(spot, 0.15)[:1]
        for cluster, score, reason in chosen or self._by_grammar(spot, word):
            cluster.add(spot, reason, min(1.0, score))
            self.settle(spot, cluster)

    def _plural(self, spot: Spot) -> list[Choice]:
        found = self.choices(spot, 0.1)
        if not found or found[0][0].kind == "group":
            return found[:1]
        return [c for c in found if c[0].kind == "person" and c[1] >= found[0][1] / 3]

    def _by_grammar(self, spot: Spot, word: str) -> list[Choice]:
        """The nearest thing of a fitting kind named before in the same passage."""
        fitting = (
            ("group",)
            if word in PLURAL
            else ("place", "group", "work", "event")
            if word.startswith("it")
            else ("person",)
        )
        for i in range(spot.first - 1, -1, -1):
            for cluster in self.home.get((spot.at, i), ()):
                if cluster.kind in fitting:
                    return [(cluster, 0.4, "the nearest before it")]
        return []


def _is_definite(text: str) -> bool:
    return text.lower().startswith(("the ", "this ", "that ", "his ", "her ", "its ", "their ")) or text[:1].isupper()
