"""Names, descriptions and pronouns of a document become its entities."""

import re
from collections import Counter
from collections.abc import Sequence

from regesta.core.records import Entity, Mention, Quotation
from regesta.language import Passage
from regesta.mentions import spotting
from regesta.mentions.clustering import Cluster, clusters_of, in_order
from regesta.mentions.linking import Links
from regesta.mentions.names import key, person_key
from regesta.mentions.participants import participants
from regesta.mentions.spotting import Spot

NAME_FLOOR, NOMINAL_FLOOR = 0.45, 0.4
STOP_WITHIN = re.compile(r"\w{3,}\.\s")


def find_entities(prose: str, passages: Sequence[Passage], quotations: Sequence[Quotation] = ()) -> tuple[Entity, ...]:
    """The entities of a document with all their mentions, in the order of first mention, ids `e1`, `e2`, ..."""
    names = _names(passages)
    links = Links(passages, clusters_of(names, prose), [row for row in quotations if row.kind == "direct"])
    nominals = _nominals(passages, names)
    described = sorted(nominals + participants(passages, names + nominals), key=lambda spot: spot.start)
    ahead = {place: spot for spot in described if (place := spotting.said_ahead_of(spot, passages[spot.at].doc))}
    waiting = set(ahead.values())
    for spot in described:
        if spot not in waiting:
            links.nominal(spot)
    for spot in spotting.pronouns(passages):
        links.pronoun(spot, ahead.get((spot.at, spot.first)))
    return tuple(_entity(f"e{k}", cluster) for k, cluster in enumerate(in_order(links.clusters), 1))


def _names(passages: Sequence[Passage]) -> list[Spot]:
    marked = spotting.learned(passages, "names", "name", NAME_FLOOR)
    marked = spotting.settled(spotting.whole_titles(passages, marked))
    return spotting.without_overlap(marked + spotting.echoed(passages, marked))


def _nominals(passages: Sequence[Passage], names: Sequence[Spot]) -> list[Spot]:
    """Descriptions that are more than a name: a name inside one ("Stalin’s opponents") doesn't unmake it."""
    spans = {(n.start, n.end) for n in names}
    marked = spotting.learned(passages, "nominals", "nominal", NOMINAL_FLOOR)
    return [spot for spot in spotting.without_overlap(marked) if (spot.start, spot.end) not in spans]


def _entity(identity: str, cluster: Cluster) -> Entity:
    spots = sorted(cluster.spots, key=lambda row: (row[0].start, row[0].end))
    counts = Counter(_unbroken(s.words) for s, _, _ in spots if s.form == "name")
    forms = sorted(counts, key=lambda form: (*_rank(form, cluster.kind), -counts[form], -len(form)))
    described = next((s.words for s, _, _ in spots if s.form == "nominal"), spots[0][0].words)
    name = forms[0] if forms else _unbroken(described)
    return Entity(
        id=identity,
        kind=spotting.entity_kind(cluster.kind),
        name=name,
        aliases=tuple(forms[1:]),
        mentions=tuple(
            Mention(start=s.start, end=s.end, form=s.form, reason=reason, score=round(score, 3))
            for s, reason, score in spots
        ),
        proof=cluster.proof,
    )


def _rank(form: str, kind: str) -> tuple[bool, bool, int]:
    """What makes a form the name: not all capitals, no stop within ("Roth Vol. II"), the most words but titles."""
    words = person_key(form) if kind == "person" else key(form)
    return form.isupper(), STOP_WITHIN.search(form) is not None, -len(words)


def _unbroken(words: str) -> str:
    """A name as it is called: where the text breaks it over two lines it has a blank."""
    return " ".join(words.split())
