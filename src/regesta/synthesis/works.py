"""Works with author and year, as the text gives them: by what is said to be written, by possessives, by parentheses."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from regesta.core.records import Attribution, Entity, Mention, Statement, Work
from regesta.core.spans import Span
from regesta.language import Passage
from regesta.mentions import People
from regesta.statements import surest

YEAR = re.compile(r"^[’”\"'*_]*(?:\s*\((?:[^()\d]{0,40})?|,\s+)(1\d{3}|20\d\d)(?:[^()\d]{0,20}\)|(?=[;,.)]))")
YEAR_BEFORE = re.compile(r"\b(1\d{3}|20\d\d)\s+[‘“\"'*_]*$")
SENTENCE_END = re.compile(r"[.!?][’”\"')]*\s+[A-ZÀ-Þ‘“\"]|\n")
REACH = 250
"""Code points between a title and who is told to write or speak."""
LISTED = re.compile(r"^[’”\"'*_]*\s*\(?,?\s*(?:\d{4}\)?)?\s*[;,]\s*(?:and\s+)?[‘“\"'*_]*$")
"""What stands between two titles of one list: "*A* (1930); *B* (1931)", "*A*, 1746; *B*, 1748"."""
POSSESSIVE = re.compile(r"(?:’s|'s|’|')\s+(?:[\w-]+\s+){0,4}[‘“\"'*_]*$")
BY = re.compile(r"^[’”\"'*_]*,?\s+(?:was written |written |edited )?(?:by|of)\s+(?:the\s+\w+\s+)?(?:[A-Z]\w+\s+)?")
LAWS = re.compile(
    r"\b(acts?|treaty|treaties|constitution|laws?|edicts?|decrees?|bills?|proclamation|amendments?|charter|code|convention"
    r"|accords?|agreements?|pact|protocol|resolutions?|compromise|articles|declaration|tariff|ordinances?|statutes?"
    r"|peace of|orders? \d+|executive order|order|directive|e\.o\.)(?!\w)",
    re.IGNORECASE,
)
PERIODICALS = re.compile(
    r"\b(times|tribune|herald|gazette|post|news|newspaper|journal|review|chronicle|courier|observer|register|daily|weekly"
    r"|bulletin|monitor|mercury|republican|democrat|standard|telegraph|guardian|pravda|izvestia|series|documents?)\b",
    re.IGNORECASE,
)
FLOOR = 0.4
Facts = tuple[str | None, str | None]
"""Author and year of a work."""
NOTHING: Facts = (None, None)


def find_works(
    prose: str,
    people: People,
    statements: Sequence[Statement],
    *,
    passages: Sequence[Passage],
    attributions: Sequence[Attribution] = (),
) -> tuple[Work, ...]:
    """One row for each named work that is no law or treaty."""
    told = _told(statements, people)
    linked = _linked(passages, people)
    rows = [
        _work(entity, prose, people, told.get(entity.id, NOTHING), linked.get(entity.id, NOTHING))
        for entity in people.entities.values()
        if entity.kind == "work" and _named(entity) and not LAWS.search(entity.name)
    ]
    rows = _as_listed(rows, prose, people, _writers(statements, attributions, people))
    return tuple(row for row in rows if row.author or row.year or not _is_serial(row.title))


def _writers(
    statements: Sequence[Statement], attributions: Sequence[Attribution], people: People
) -> list[tuple[int, str]]:
    """(offset, person) wherever somebody is told to write or to say something: the likely author of a title nearby."""
    told = [(s.trigger.start, who) for s in statements if s.type == "publication" for who in s.bearers("agent")]
    said = [(a.cue.start, a.source) for a in attributions if a.cue]
    return sorted((at, who) for at, who in (*told, *said) if who and people.kind(who) == "person")


def _as_listed(rows: Sequence[Work], prose: str, people: People, writers: Sequence[tuple[int, str]]) -> list[Work]:
    """The titles of one list are by one author: who wrote one of them, else who writes or speaks in their sentence."""
    placed = sorted((mention.start, mention.end, k) for k, row in enumerate(rows) for mention in _places(row, people))
    chains: list[list[int]] = []
    spans: list[Span] = []
    end = -1
    for start, stop, k in placed:
        if end >= 0 and LISTED.match(prose[end:start]):
            chains[-1].append(k)
            spans[-1] = Span(spans[-1].start, stop)
        else:
            chains.append([k])
            spans.append(Span(start, stop))
        end = stop
    out = list(rows)
    for chain, span in zip(chains, spans, strict=True):
        author = next((rows[k].author for k in chain if rows[k].author), None) or _in_sentence(span, prose, writers)
        for k in chain if author else ():
            if not out[k].author:
                out[k] = replace(out[k], author=author, reason="its list or its sentence names this author")
    return out


def _in_sentence(span: Span, prose: str, writers: Sequence[tuple[int, str]]) -> str | None:
    """The writer or speaker nearest to the titles, if no sentence ends between."""
    near = sorted((abs(at - span.start), at, who) for at, who in writers if abs(at - span.start) < REACH)
    for _, at, who in near:
        low, high = (at, span.start) if at < span.start else (span.end, at)
        if not SENTENCE_END.search(prose, low, high):
            return who
    return None


def _places(row: Work, people: People) -> list[Mention]:
    return _named(people.entities[row.entity])


def _is_serial(title: str) -> bool:
    """A newspaper, a review, a series known by its initials: a body of print rather than a work by someone."""
    return bool(PERIODICALS.search(title)) or title.replace(".", "").isupper()


def _named(entity: Entity) -> list[Mention]:
    return [mention for mention in entity.mentions if mention.form == "name"]


def _work(entity: Entity, prose: str, people: People, told: Facts, linked: Facts) -> Work:
    author, year = linked[0] or told[0], linked[1]
    reason = "the learned link" if linked[0] else "its writing is told" if author else ""
    for mention in _named(entity):
        near = None if author else _author_near(mention, prose, people)
        author, reason = (near, "named beside the title") if near else (author, reason)
        found = YEAR.match(prose[mention.end : mention.end + 70])
        found = found or YEAR_BEFORE.search(prose[max(0, mention.start - 12) : mention.start])
        year = found.group(1) if found else year
    author = None if author == entity.id else author
    return Work(entity=entity.id, title=entity.name, author=author, year=year or told[1], reason=reason)


def _linked(passages: Sequence[Passage], people: People) -> dict[str, Facts]:
    """What the model links to each title: the surest author and year."""
    best: dict[tuple[str, str], tuple[float, str]] = {}
    for passage, pivot, word, label, score in surest(passages, "authors", FLOOR):
        title = _entity_of(passage, pivot, people)
        value = _entity_of(passage, word, people) if label == "author" else _year_of(passage, word)
        if title and value and score >= best.get((title, label), (0.0, ""))[0]:
            best[title, label] = score, value
    titles = {title for title, _ in best}
    return {t: (best.get((t, "author"), (0, None))[1], best.get((t, "year"), (0, None))[1]) for t in titles}


def _entity_of(passage: Passage, word: int, people: People) -> str | None:
    token = passage.doc[word]
    return people.at(passage.start + token.idx, passage.start + token.idx + len(token))


def _year_of(passage: Passage, word: int) -> str | None:
    found = re.search(r"1\d{3}|20\d\d", passage.doc[word].text)
    return found.group() if found else None


def _told(statements: Sequence[Statement], people: People) -> dict[str, Facts]:
    """What statements of writing and publishing tell of each work."""
    found: dict[str, Facts] = {}
    for statement in statements:
        if statement.type == "publication":
            writers = sorted(statement.bearers("agent"), key=lambda entity: people.kind(entity) != "person")
            for work in statement.bearers("work"):
                author, year = found.get(work, NOTHING)
                found[work] = author or next(iter(writers), None), year or _year(statement.edtf)
    return found


def _year(edtf: str | None) -> str | None:
    """The year that a date lies in, where it is one."""
    years = {side[:4] for side in (edtf or "").split("/") if side[:4].isdigit()}
    return years.pop() if len(years) == 1 else None


def _author_near(mention: Mention, prose: str, people: People) -> str | None:
    """ "Semen Kanatchikov’s *History*", "his *History*", "the *History* by Kanatchikov"."""
    low = max(0, mention.start - 60)
    owner = POSSESSIVE.search(prose[low : mention.start])
    if owner:
        return _person_at(people, low + owner.start() - 1)
    after = BY.match(prose[mention.end : mention.end + 50])
    if after:
        return _person_at(people, mention.end + after.end())
    before = [row for row in people.mentions_in(low, mention.start) if row[0].form == "pronoun"]
    if before and re.fullmatch(r"\s+(?:[\w-]+\s+){0,3}[‘“\"'*_]*", prose[before[-1][0].end : mention.start]):
        return (
            before[-1][1] if prose[before[-1][0].start : before[-1][0].end].lower() in ("his", "her", "their") else None
        )
    return None


def _person_at(people: People, offset: int) -> str | None:
    found = people.at(offset, offset + 1)
    return found if found and people.kind(found) in ("person", "group") else None
