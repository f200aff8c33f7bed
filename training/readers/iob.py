"""BIO tags to spans."""

from collections.abc import Sequence


def spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """(start, end, type) of each run; an `I-` that continues nothing begins a span."""
    found: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        kind = tag[2:]
        if tag[:1] not in "BI" or not kind:
            continue
        if tag[0] == "I" and found and found[-1][1] == i and found[-1][2] == kind:
            found[-1] = (found[-1][0], i + 1, kind)
        else:
            found.append((i, i + 1, kind))
    return found


def mapped(found: Sequence[tuple[int, int, str]], kinds: dict[str, str]) -> list[tuple[int, int, str]]:
    """`found` with each type looked up in `kinds`; types that aren't there are dropped."""
    return [(start, end, kinds[kind]) for start, end, kind in found if kind in kinds]
