"""What treebank and novels share when names are told from longer phrases."""

from collections.abc import Iterable

LINKS = frozenset("of the and & - – 's ’s de for la du von van al / in on at ' . le y del da der".split())
"""Words that stand inside names."""

Span = tuple[int, int, str]


def longest(found: Iterable[Span]) -> list[Span]:
    """The spans that overlap no longer one, in order."""
    taken: set[int] = set()
    kept = []
    for start, end, kind in sorted(found, key=lambda span: (span[0] - span[1], span[0], span[2] == "misc", span[2])):
        if not taken & set(range(start, end)):
            taken |= set(range(start, end))
            kept.append((start, end, kind))
    return sorted(kept)
