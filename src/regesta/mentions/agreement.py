"""What a pronoun can stand for: person or thing, one or many, he or she."""

import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files

from regesta.mentions.clustering import Cluster
from regesta.mentions.names import MEN, WOMEN, folded, person_key
from regesta.mentions.spotting import PLURAL, Spot

ENOUGH = 40
"""So many mentions tell what more would only repeat."""
HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
IT = frozenset("it its itself".split())
DEITY = {
    ("god",),
    ("almighty",),
    ("almighty", "god"),
    ("god", "almighty"),
    ("lord", "god"),
    ("providence",),
    ("allah",),
}
"""Whom history invokes and never tells of: no "he" is He."""
_MALE = MEN | frozenset(
    """
    son husband man men uncle nephew grandson grandfather widower bishop archbishop cardinal abbot monk priest friar
    sheikh rector vicar curate deacon squire boy gentleman chairman statesman nobleman clergyman congressman
    frontiersman
    """.split()
)
_FEMALE = WOMEN | frozenset(
    """
    daughter wife widow woman women aunt niece granddaughter grandmother heiress abbess nun sultana girl mistress
    actress relict noblewoman housewife
    """.split()
)


def can_be(word: str, cluster: Cluster) -> bool:
    """Whether the pronoun agrees with the thing in kind, gender and number; a body may be "it" or "they"."""
    if word in HE and cluster.keys and cluster.keys <= DEITY:
        return False
    if word in IT:
        return cluster.kind != "person" and not _always_many(cluster)
    if word in HE:
        return cluster.kind == "person" and gender(cluster) != "f"
    if word in SHE:
        return (cluster.kind == "person" and gender(cluster) != "m") or (cluster.kind == "place" and word == "her")
    return word not in PLURAL or cluster.kind in ("group", "person", "work", "place")


def is_one_person(cluster: Cluster) -> bool:
    """Whether the thing is a single man or woman, who alone is never "they"."""
    told = [spot for spot, _, _ in cluster.spots[:ENOUGH] if spot.form != "pronoun"]
    return cluster.kind == "person" and (
        any(s.form == "name" and not s.many for s in told) or not any(s.many for s in told)
    )


def _always_many(cluster: Cluster) -> bool:
    told = [spot.many for spot, _, _ in cluster.spots[:ENOUGH] if spot.form != "pronoun"]
    return bool(told) and all(told)


def gender(cluster: Cluster) -> str | None:
    """ "m" or "f" as titles, nouns of kinship, forenames and sure pronouns tell; None where they don't or disagree."""
    looked_at = min(len(cluster.spots), ENOUGH)
    if cluster.gender[0] != looked_at:
        cluster.gender = looked_at, _voted(cluster)
    return cluster.gender[1]


def _voted(cluster: Cluster) -> str | None:
    votes: Counter[str] = Counter()
    for spot, _, score in cluster.spots[:ENOUGH]:
        weight = 2 if spot.form == "pronoun" and score >= 0.6 else 1
        for word in folded(spot.words).replace(".", "").split():
            votes["m"] += weight * (word in _MALE or word in HE)
            votes["f"] += weight * (word in _FEMALE or word in SHE)
        votes[_forename(spot)] += 1
    if votes["m"] == votes["f"]:
        return None
    return "m" if votes["m"] > votes["f"] else "f"


def _forename(spot: Spot) -> str:
    """ "m" or "f" where the first word of a person's name, titles apart, is a forename of men or of women; else ""."""
    return forenames().get(person_key(spot.words)[0], "") if spot.form == "name" and spot.kind == "person" else ""


@cache
def forenames() -> dict[str, str]:
    """Folded forename -> "m" or "f"."""
    table = tomllib.loads((files("regesta.mentions") / "lexicon" / "forenames.toml").read_text(encoding="utf-8"))
    return {name: letter for letter, sex in (("m", "male"), ("f", "female")) for name in table[sex].split()}
