"""Which words the encoder reads together: whole sentences, up to about 160 words.

Where sentences aren't given, a long paragraph is cut where one most likely ends; the encoder then finds the real
bounds.
"""

from collections.abc import Iterator, Sequence

LONGEST = 160
MOST_PIECES = 220
HARD_LIMIT = 330
"""Words of a stretch without any full stop after which it is cut all the same."""
HARD_PIECES = 480

ENDS = frozenset({".", "!", "?", "…", ". . ."})
CLOSERS = frozenset({'"', "”", "’", "''", ")", "]", "}", "»"})
OPENERS = frozenset({"“", "‘", "``", "(", "[", "«"})
TITLES = frozenset(
    """
    mr mrs ms messrs mme mlle dr st ste sir gen col capt lt maj sgt cpl prof rev hon sen rep gov pres fr bro sr jr esq
    vol vols no nos p pp ch chap fig ed eds trans cf viz i.e e.g etc ca c fl b d r vs art sec bk op cit ibid loc
    jan feb mar apr jun jul aug sep sept oct nov dec co inc ltd dept
    """.split()
)


def is_closing(word: str) -> bool:
    """Whether no sentence can begin with `word`: a full stop, comma, closing bracket or the like."""
    return word in CLOSERS - {"’", '"'} or word[:1] in ".,;:!?…" or word in ("'s", "’s", "n't", "n’t", "%")


def is_abbreviation(word: str) -> bool:
    """Whether a full stop after (or at the end of) `word` says nothing of a sentence's end: a title or an initial."""
    bare = word.rstrip(".").lower()
    return bare in TITLES or (len(bare) == 1 and bare.isalpha() and word[0].isupper()) or "." in bare


def likely_starts(words: Sequence[str]) -> list[int]:
    """Where a sentence almost surely begins: after a full stop that isn't an abbreviation's, at a capital or a mark."""
    return [i for i in range(2, len(words)) if _begins(words, i)]


def _begins(words: Sequence[str], i: int) -> bool:
    if not (words[i][0].isupper() or words[i] in OPENERS or words[i] == '"') or is_closing(words[i]):
        return False
    end = i - 1
    while end > 0 and words[end] in CLOSERS:
        end -= 1
    if words[end] in ("!", "?"):
        return True
    return words[end] == "." and end > 0 and words[end - 1] != "." and not is_abbreviation(words[end - 1])


def cut(words: Sequence[str], sizes: Sequence[int], starts: Sequence[int] | None = None) -> Iterator[tuple[int, int]]:
    """Windows `[first, end)` over all of `words`; `sizes` counts each word's pieces, `starts` may be given."""
    bounds = _Bounds(words, sizes, starts)
    first = 0
    while first < len(words):
        end = bounds.after(first)
        yield first, end
        first = end


class _Bounds:
    """Where a window that begins at a word may end."""

    def __init__(self, words: Sequence[str], sizes: Sequence[int], starts: Sequence[int] | None) -> None:
        self._words = words
        self._total = [0]
        for size in sizes:
            self._total.append(self._total[-1] + size)
        self._starts = [*(likely_starts(words) if starts is None else starts), len(words)]

    def after(self, first: int) -> int:
        """The end of the window that begins at `first`."""
        if self._fits(first, len(self._words), LONGEST, MOST_PIECES):
            return len(self._words)
        later = [start for start in self._starts if start > first]
        within = [start for start in later if self._fits(first, start, LONGEST, MOST_PIECES)]
        end = within[-1] if within else later[0]
        return end if self._fits(first, end, HARD_LIMIT, HARD_PIECES) else self._breath(first)

    def _fits(self, first: int, end: int, words: int, pieces: int) -> bool:
        return end - first <= words and self._total[end] - self._total[first] <= pieces

    def _breath(self, first: int) -> int:
        """The last semicolon, colon or comma that fits, or the last word that does."""
        fitting = range(first + 1, min(first + HARD_LIMIT, len(self._words)) + 1)
        last = max((end for end in fitting if self._fits(first, end, HARD_LIMIT, HARD_PIECES)), default=first + 1)
        marks = (end for end in range(last, first + LONGEST // 2, -1) if self._words[end - 1] in (";", ":", ","))
        return next(marks, last)
