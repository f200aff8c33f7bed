"""Passages whose marks are written out by hand, as the model would give them: words are named by themselves."""

from typing import Any

from regesta.language import Passage
from regesta.language.seen import store
from regesta.language.tokenizer import blank


class Page:
    """One paragraph in the making: `page.name("Ada Brandt", "person")`, `page.role("removed", "Brandt", "patient")`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.doc = blank()(text)
        for token in self.doc:
            token.is_sent_start = token.i == 0 or self.doc[token.i - 1].text in (".", "!", "?")
        self.rows: dict[str, dict[str, list[list[Any]]]] = {}

    def words(self, phrase: str, nth: int = 1) -> tuple[int, int]:
        """The tokens of the nth occurrence of `phrase`."""
        start = -1
        for _ in range(nth):
            start = self.text.index(phrase, start + 1)
        span = self.doc.char_span(start, start + len(phrase), alignment_mode="expand")
        return span.start, span.end

    def mark(self, head: str, phrase: str, label: str, nth: int = 1, score: float = 0.9) -> "Page":
        """A span of one of the span heads."""
        self._add("spans", head, [*self.words(phrase, nth), label, score])
        return self

    def name(self, phrase: str, kind: str, nth: int = 1) -> "Page":
        """A name."""
        return self.mark("names", phrase, kind, nth)

    def nominal(self, phrase: str, kind: str, nth: int = 1) -> "Page":
        """A description."""
        return self.mark("nominals", phrase, kind, nth)

    def trigger(self, phrase: str, kind: str, nth: int = 1) -> "Page":
        """A trigger, each of its words."""
        for i in range(*self.words(phrase, nth)):
            self._add("words", "triggers", [i, kind, 0.9])
        return self

    def pair(self, head: str, pivot: str, other: str, label: str, score: float = 0.9) -> "Page":
        """From the last word of `pivot` to the last word of `other`."""
        self._add("pairs", head, [self.words(pivot)[1] - 1, self.words(other)[1] - 1, label, score])
        return self

    def role(self, trigger: str, other: str, role: str) -> "Page":
        """Who takes part; every word of the trigger says so."""
        for i in range(*self.words(trigger)):
            self._add("pairs", "roles", [i, self.words(other)[1] - 1, role, 0.9])
        return self

    def link(self, word: str, other: str, nth: int = 1, score: float = 0.9) -> "Page":
        """A pronoun or description stands for another word."""
        self._add("links", "coref", [self.words(word, nth)[1] - 1, self.words(other)[1] - 1, score])
        return self

    def tree(self, word: str, relation: str, above: str) -> "Page":
        """The last word of `word` stands in a relation of the dependency tree to that of `above`."""
        token, head = (self.doc[self.words(phrase)[1] - 1] for phrase in (word, above))
        token.head, token.dep_ = head, relation
        return self

    def tag(self, word: str, tag: str) -> "Page":
        """The fine tag of the last word of `word`."""
        self.doc[self.words(word)[1] - 1].tag_ = tag
        return self

    def part(self, word: str, pos: str, nth: int = 1) -> "Page":
        """The part of speech of the last word of the nth occurrence of `word`."""
        self.doc[self.words(word, nth)[1] - 1].pos_ = pos
        return self

    def flag(self, head: str, word: str, label: str, score: float = 0.9) -> "Page":
        """A yes at the last word of `word`."""
        self._add("flags", head, [self.words(word)[1] - 1, label, score])
        return self

    def passages(self) -> list[Passage]:
        """The finished paragraph."""
        store(self.doc, self.rows)
        return [Passage(self.doc, 0)]

    def _add(self, kind: str, head: str, row: list[Any]) -> None:
        rows = self.rows.setdefault(kind, {}).setdefault(head, [])
        rows.append(row)
        rows.sort(key=lambda found: found[0])
