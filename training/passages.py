"""The annotated passages as examples for the ledger's heads: every layer of the ledger laid upon words.

A passage is `NAME.txt` with `NAME.yaml` (the form of the gold files, see `../shared/gold/FORMAT.md`). Its annotation
names entities, not the words that stand for them, so each participant is laid on the mention nearest to its trigger in
the same sentence if there is one; the other mentions of that entity are neither right nor wrong. Note markers are
blanked, as they are when a document is read.
"""

import importlib.util
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from regesta.language.headwords import head_word
from training.examples import Example

SHARED = Path(__file__).resolve().parents[2] / "shared"
PRONOUNS = frozenset(
    "he him his himself she her hers herself it its itself they them their theirs themselves i me my mine myself"
    " we us our ours ourselves you your yours who whom whose".split()
)
FOLDS = 6
FAR = 20
"""A bond that no sentence tells is learned from mentions at most so many words apart."""
FLAGS = ("document", "uncited", "unsupported", "rumour", "coerced", "eyewitness")
UNTOLD = ("names", "nominals", "coref", "holdings", "claims", "authors")
"""The heads that a passage annotated in part says nothing of."""
Splitter = Callable[[str], tuple[list[tuple[int, int]], list[int]]]
"""Text -> word spans (offsets) and the indices of words that begin a sentence."""


def scorer() -> ModuleType:
    """The scoreboard's module, whose reader of gold expressions is the format's own definition."""
    found = importlib.util.spec_from_file_location("ledger_score", SHARED / "score.py")
    assert found and found.loader
    module = importlib.util.module_from_spec(found)
    sys.modules["ledger_score"] = module
    found.loader.exec_module(module)
    return module


def held_out(names: Iterable[str], fold: int = 0) -> set[str]:
    """Every sixth passage of the sorted names, from `fold` on: each family gives its share."""
    return {name for k, name in enumerate(sorted(names)) if k % FOLDS == fold}


def read_passages(folder: Path, split: Splitter) -> Iterator[tuple[str, Example]]:
    """Each passage's name and its example, in the order of names."""
    score = scorer()
    for path in sorted(folder.glob("*.yaml")):
        yield path.stem, Passage(score.Score(path, {}), split).example()


@dataclass
class Passage:
    """One annotated passage while its layers are laid upon its words."""

    score: Any
    split: Splitter
    spans: list[tuple[int, int]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    unclear: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.text = self.score.text.text
        self.gold = self.score.gold
        self.spans, self.starts = self.split(self._blanked())
        self.words = [self.text[a:b] for a, b in self.spans]
        self.sentence = self._sentences()
        self.mentions = self._mentions()
        self.labels: dict[str, Any] = {}

    def example(self) -> Example:
        """All layers at once; of a passage annotated in part, those that are marked in full."""
        self._names()
        self._coref()
        self._statements()
        self._attributions()
        self._characterisations()
        self._plain_spans()
        self._causes()
        self._bonds()
        self._authors()
        told = [head for head in self.labels if not (self.gold.get("partial") and head in UNTOLD)]
        return Example(self.words, self.starts, {head: self.labels[head] for head in told}, "ledger")

    # words ------------------------------------------------------------------------------------------------------
    def _blanked(self) -> str:
        text, at = list(self.text), 0
        for item in self.gold.get("notes") or []:
            start, end = self._marker(str(item), at)
            text[start:end] = " " * (end - start)
            at = end
        return "".join(text)

    def _marker(self, item: str, at: int) -> tuple[int, int]:
        if " @" in item:
            return tuple(self.score.text.spans(item)[0])
        found = re.compile(r"(?<=[^\s\d])\s?(?:\[)?" + re.escape(item) + r"(?!\d)\]?").search(self.text, at)
        assert found, item
        return found.end() - len(found.group().lstrip()), found.end()

    def _sentences(self) -> list[int]:
        starts, out, at = set(self.starts), [], -1
        for i in range(len(self.words)):
            at += i in starts
            out.append(max(at, 0))
        return out

    def cover(self, span: tuple[int, int]) -> tuple[int, int] | None:
        """The words that a stretch of text touches, as [first, last + 1)."""
        inside = [i for i, (a, b) in enumerate(self.spans) if a < span[1] and span[0] < b]
        return (inside[0], inside[-1] + 1) if inside else None

    def resolve(self, wanted: str) -> list[tuple[int, int]]:
        """A gold expression's alternatives as word ranges; none, and remembered in `unclear`, where it fits twice."""
        try:
            found = [self.cover(span) for span in self.score.text.spans(wanted)]
        except ValueError as why:
            self.unclear.append(str(why))
            return []
        return [span for span in found if span]

    # entities ---------------------------------------------------------------------------------------------------
    def _mentions(self) -> list[tuple[int, int, int, str, str, str]]:
        """(first, end, head, kind, entity, form) of each mention, in words."""
        out = []
        for span, kind, entity, form in self.score.mentions:
            words = self.cover(span)
            if words:
                head = words[0] + head_word(self.words[words[0] : words[1]])
                out.append((*words, head, kind, entity, form))
        return out

    def _names(self) -> None:
        for layer, form in (("names", "name"), ("nominals", "nominal")):
            spans = {(a, b, kind) for a, b, _, kind, _, kind_of in self.mentions if kind_of == form}
            self.labels[layer] = {"spans": _longest(spans), "ignore": []}

    def _coref(self) -> None:
        right: dict[int, set[int]] = {}
        for _, _, head, _, entity, form in self.mentions:
            if form != "name":
                same = {h for _, _, h, _, e, f in self.mentions if e == entity and h != head}
                right[head] = right.get(head, set()) | same
        heads = {m[2] for m in self.mentions}
        self.labels["coref"] = {"right": right, "among": {i: heads - {i} for i in right}}

    def nearest(self, entity: str | None, pivot: int) -> tuple[int | None, set[int]]:
        """The head of the entity's mention to use for `pivot`, and all its other mentions' words."""
        mine = [m for m in self.mentions if m[4] == entity]
        if not mine:
            return None, set()
        best = min(mine, key=lambda m: (self.sentence[m[2]] != self.sentence[pivot], abs(m[2] - pivot)))
        rest = {i for m in mine for i in range(m[0], m[1])} - {best[2]}
        return best[2], rest

    # statements -------------------------------------------------------------------------------------------------
    def _statements(self) -> None:
        rows = self.gold.get("statements") or []
        triggers: list[str | None] = ["O"] * len(self.words)
        certainty: list[str | None] = [None] * len(self.words)
        roles: dict[str, Any] = {"pivots": [], "pairs": {}, "ignore": set()}
        times = self._times()
        taken: set[int] = set()
        options = [sorted(self.resolve(row["trigger"]), key=lambda s: s[1] - s[0]) for row in rows]
        for row, choice in sorted(zip(rows, options, strict=True), key=lambda x: len(x[1])):
            free = [s for s in choice if not taken & set(range(*s))]
            if not free:
                continue
            words = list(range(*free[0]))
            taken |= set(words)
            denied = row.get("polarity") == "-"
            for i in words:
                triggers[i] = None if denied else row["type"]
                certainty[i] = row.get("certainty", "certain")
            self._roles(row, words, times, roles)
        for choice in options:
            for i in {i for s in choice for i in range(*s)} - taken:
                triggers[i] = None
        self.labels |= {"triggers": triggers, "certainty": certainty, "roles": roles}

    def _times(self) -> list[tuple[int, int, str]]:
        out = []
        for words, value in self.gold.get("times") or []:
            out += [(*span, str(value).rstrip("~")) for span in self.resolve(words)[:1]]
        return out

    def _roles(
        self, row: dict[str, Any], words: list[int], times: list[tuple[int, int, str]], out: dict[str, Any]
    ) -> None:
        if not row.get("roles") and not row.get("edtf"):
            return
        for pivot in words:
            out["pivots"].append(pivot)
            for role, entities in (row.get("roles") or {}).items():
                for entity in entities:
                    best, rest = self.nearest(entity, pivot)
                    if best is not None:
                        out["pairs"].setdefault((pivot, best), role)
                        out["ignore"] |= {(pivot, j) for j in rest}
            if "roles" not in row:
                out["ignore"] |= {(pivot, j) for a, b, *_ in self.mentions for j in range(a, b)}
            self._when(row, pivot, times, out)
        out["ignore"] -= set(out["pairs"])

    def _when(self, row: dict[str, Any], pivot: int, times: list[tuple[int, int, str]], out: dict[str, Any]) -> None:
        value = str(row.get("edtf") or "").rstrip("~")
        same = [t for t in times if t[2] == value]
        if same:
            best = min(same, key=lambda t: (self.sentence[t[0]] != self.sentence[pivot], abs(t[0] - pivot)))
            out["pairs"].setdefault((pivot, best[1] - 1), "when")
            out["ignore"] |= {(pivot, j) for a, b, _ in same for j in range(a, b)}
        elif value:
            out["ignore"] |= {(pivot, j) for a, b, _ in times for j in range(a, b)}

    # voices -----------------------------------------------------------------------------------------------------
    def _attributions(self) -> None:
        cues: set[tuple[int, int, str]] = set()
        stance: list[str | None] = [None] * len(self.words)
        flags: dict[int, set[str]] = {}
        disputed: dict[int, set[str]] = {}
        source: dict[str, Any] = {"pivots": [], "pairs": {}, "ignore": set()}
        for row in self.gold.get("attributions") or []:
            cue, content = self.resolve(row["cue"])[:1], self.resolve(row["content"])[:1]
            if cue and content:
                cues.add((*cue[0], "cue"))
                for pivot in range(*cue[0]):
                    stance[pivot] = row.get("stance", "neutral")
                    flags[pivot] = set(row.get("evidence") or []) & set(FLAGS)
                    disputed[pivot] = self._verdicts(row, content[0])
                    self._source(row, pivot, content[0], source)
        source["ignore"] -= set(source["pairs"])
        self.labels |= {
            "cues": {"spans": _longest(cues), "ignore": []},
            "stance": stance,
            "evidence": {"flags": flags, "labelled": sorted(flags)},
            "disputed": {"flags": disputed, "labelled": sorted(disputed)},
            "source": source,
        }

    def _verdicts(self, row: dict[str, Any], content: tuple[int, int]) -> set[str]:
        """The narrator's verdict on an attribution's content where it is one of the explanations in dispute."""
        return {
            account["verdict"]
            for account in self.gold.get("accounts") or []
            if _voices(account.get("holder")) & _voices(row.get("source"))
            for claim in self.resolve(account["claim"])[:1]
            if claim[0] < content[1] and content[0] < claim[1]
        }

    def _source(self, row: dict[str, Any], pivot: int, content: tuple[int, int], out: dict[str, Any]) -> None:
        out["pivots"].append(pivot)
        first, last = content[0], content[1] - 1
        if first == last:
            out["pairs"][pivot, first] = "content-only"
        else:
            out["pairs"][pivot, first], out["pairs"][pivot, last] = "content-start", "content-end"
        options = [self.nearest(e.strip(), pivot) for e in (row.get("source") or "").split("|")]
        near = [(best, rest) for best, rest in options if best is not None]
        if near:
            best = min((b for b, _ in near), key=lambda b: (self.sentence[b] != self.sentence[pivot], abs(b - pivot)))
            out["pairs"].setdefault((pivot, best), "source")
            out["ignore"] |= {(pivot, j) for b, rest in near for j in rest | {b}}

    def _characterisations(self) -> None:
        spans: set[tuple[int, int, str]] = set()
        pairs: dict[str, Any] = {"pivots": [], "pairs": {}, "ignore": set()}
        for row in self.gold.get("characterisations") or []:
            for phrase in self.resolve(row["phrase"])[:1]:
                spans.add((*phrase, "narrator" if row.get("by") == "narrator" else "voice"))
                pivot = phrase[1] - 1
                pairs["pivots"].append(pivot)
                self._ends(row, pivot, pairs)
        pairs["ignore"] -= set(pairs["pairs"])
        self.labels |= {"phrases": {"spans": _longest(spans), "ignore": []}, "character": pairs}

    def _ends(self, row: dict[str, Any], pivot: int, out: dict[str, Any]) -> None:
        for role in ("of", "by"):
            for entity in str(row.get(role) or "").split("|"):
                best, rest = self.nearest(entity.strip(), pivot)
                if best is not None:
                    out["pairs"].setdefault((pivot, best), role)
                    out["ignore"] |= {(pivot, j) for j in rest}

    def _plain_spans(self) -> None:
        held = {
            (*s, row["status"])
            for row in self.gold.get("holdings") or []
            for s in self.resolve(row.get("item_at") or row["at"])[:1]
        }
        told = {(*s, row["verdict"]) for row in self.gold.get("accounts") or [] for s in self.resolve(row["claim"])[:1]}
        self.labels["holdings"] = {"spans": _longest(held), "ignore": []}
        self.labels["claims"] = {"spans": _longest(told), "ignore": []}

    # what follows -----------------------------------------------------------------------------------------------
    def _causes(self) -> None:
        causal: list[str | None] = ["O"] * len(self.words)
        pairs: dict[str, Any] = {"pivots": [], "pairs": {}, "ignore": set()}
        for cause, effect in self.gold.get("causes") or []:
            ends = [min(self.resolve(end), key=lambda s: s[1] - s[0], default=(0, 0)) for end in (cause, effect)]
            for (a, b), label in zip(ends, ("cause", "effect"), strict=True):
                for i in range(a, b):
                    causal[i] = label if causal[i] in ("O", label) else "both"
            for i in range(*ends[1]):
                pairs["pivots"].append(i)
                pairs["pairs"] |= {(i, j): "cause" for j in range(*ends[0]) if j != i}
        self.labels |= {"causal": causal, "causes": pairs}

    def _bonds(self) -> None:
        members: dict[str, Any] = {"pivots": [], "pairs": {}, "ignore": set()}
        ties: dict[str, Any] = {"pivots": [], "pairs": {}, "ignore": set()}
        heads = [(m[2], m[3], m[4]) for m in self.mentions]
        members["pivots"] = [h for h, kind, _ in heads if kind == "person"]
        ties["pivots"] = [h for h, kind, _ in heads if kind in ("person", "group", "place")]
        for row in self.gold.get("memberships") or []:
            self._bond(row["person"], row["group"], row["change"].split(" | ")[0], members)
        for row in self.gold.get("ties") or []:
            sign = "plus" if row["sign"] == "+" else "minus"
            self._bond(row["a"], row["b"], sign, ties)
            self._bond(row["b"], row["a"], sign, ties)
        for target in (members, ties):
            target["ignore"] -= set(target["pairs"])
        self.labels |= {"members": members, "ties": ties}

    def _authors(self) -> None:
        """From each named work to its author's nearest mention and to the last word of its year."""
        out: dict[str, Any] = {"pivots": [], "pairs": {}, "ignore": set()}
        fold = {re.sub(r"\W+", " ", row["title"]).casefold().strip(): row for row in self.gold.get("works") or []}
        for first, last, head, kind, _, form in self.mentions:
            if kind != "work" or form != "name":
                continue
            out["pivots"].append(head)
            words = " ".join(self.words[first:last])
            row = fold.get(re.sub(r"\W+", " ", words).casefold().strip())
            if row:
                self._author(row, head, out)
        out["ignore"] -= set(out["pairs"])
        self.labels["authors"] = out

    def _author(self, row: dict[str, Any], head: int, out: dict[str, Any]) -> None:
        for entity in str(row.get("author") or "").split("|"):
            best, rest = self.nearest(entity.strip(), head)
            if best is not None:
                out["pairs"].setdefault((head, best), "author")
                out["ignore"] |= {(head, j) for j in rest}
        years = [t for t in self._times() if row.get("year") and t[2][:4] == str(row["year"])]
        if years:
            out["pairs"].setdefault((head, min(years, key=lambda t: abs(t[0] - head))[1] - 1), "year")

    def _bond(self, left: str, right: str, label: str, out: dict[str, Any]) -> None:
        """The nearest pair of mentions of the two is right; their other pairs are neither right nor wrong.

        A nearest pair over a sentence's end and more than twenty words apart isn't what tells of the bond.
        """
        rights = {e.strip() for e in right.split("|")}
        lefts = {e.strip() for e in left.split("|")}
        pairs = [(a[2], b[2]) for a in self.mentions if a[4] in lefts for b in self.mentions if b[4] in rights]
        pairs = [(a, b) for a, b in pairs if a != b]
        if pairs:
            apart, far, best = min((self.sentence[a] != self.sentence[b], abs(a - b), (a, b)) for a, b in pairs)
            if far <= FAR or not apart:
                out["pairs"].setdefault(best, label)
            out["ignore"] |= set(pairs)


def _voices(wanted: str | None) -> set[str | None]:
    """The entities that an expression of the gold accepts; nobody is a voice too."""
    return {name.strip() for name in wanted.split("|")} if wanted else {None}


def _longest(spans: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """No two overlap: of overlapping ones the longest stays, of equal ones the first."""
    kept: list[tuple[int, int, str]] = []
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s)):
        if all(span[1] <= other[0] or other[1] <= span[0] for other in kept):
            kept.append(span)
    return sorted(kept)
