"""`read()`: the one pass from a source to its ledger."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import msgspec
from spacy.language import Language

from regesta.apparatus import blank, find_notes, settled
from regesta.core.records import Block, Reading
from regesta.core.spans import length
from regesta.dating import clock, find_times
from regesta.dating import findings as odd_dates
from regesta.evidence import weigh
from regesta.language import load, parse
from regesta.mentions import People, find_entities, give_first_person
from regesta.source import Source, open_source, open_text
from regesta.statements import Surroundings, date_attributions, date_quotations, find_statements, link_events
from regesta.synthesis import (
    Voices,
    find_accounts,
    find_causes,
    find_characterisations,
    find_findings,
    find_holdings,
    find_memberships,
    find_ties,
    find_works,
)
from regesta.voices import find_attributions, find_quotations, give_hearers, give_speakers

TOLD = ("body", "heading", "blockquote", "caption")
"""The blocks that tell something; notes and tables are the apparatus's."""
Progress = Callable[[float], None]
"""Called with how much is done, 0..1."""


def read(
    source: str | Path | bytes,
    *,
    title: str | None = None,
    nlp: Language | None = None,
    progress: Progress | None = None,
) -> Reading:
    """Read a file (a path), its bytes, or prose itself (a string of more than one line) into its ledger.

    Args:
        source: what to read; a one-line string names a file.
        title: the source's title, where the file doesn't say it or says it badly.
        nlp: a spaCy pipeline in place of the shipped one, see `regesta.language.load`.
        progress: called as the work goes on.

    Raises:
        regesta.errors.SourceError: it can't be read as prose.
        regesta.errors.ModelError: the language model is missing or doesn't fit.
    """
    opened = _opened(source)
    if title:
        opened = msgspec.structs.replace(opened, document=msgspec.structs.replace(opened.document, title=title))
    return read_source(opened, nlp=nlp or _shipped(), progress=progress)


def read_source(source: Source, *, nlp: Language, progress: Progress | None = None) -> Reading:
    """The pass itself: each line may use what stands above it, and nothing else in the world."""
    notes, note_problems = find_notes(source)
    document = settled(source.document, notes)
    prose = blank(document, notes)
    told = [block for block in document.blocks if block.role in TOLD]
    passages = parse(prose, told, nlp, progress=_as_share(progress, told))

    quotations, quote_problems = find_quotations(document, prose, notes)
    times = find_times(document, prose, passages, quotations=quotations)
    entities = find_entities(prose, passages, quotations)
    people = People(entities)

    attributions = find_attributions(document, prose, passages, quotations, people)
    quotations = give_speakers(quotations, attributions, people, prose=prose)
    quotations = give_hearers(quotations, attributions, passages, people)
    entities = give_first_person(entities, quotations, prose)
    people = People(entities)
    attributions = weigh(document, prose, passages, attributions, quotations, notes)

    hands = clock(document, times)
    around = Surroundings(people=people, times=times, clock=hands, attributions=attributions, notes=notes)
    statements = link_events(find_statements(passages, around))
    attributions = date_attributions(attributions, statements)
    quotations = date_quotations(quotations, attributions)

    problems = (*source.problems, *note_problems, *quote_problems)
    return Reading(
        document=document,
        notes=notes,
        times=times,
        entities=entities,
        quotations=quotations,
        attributions=attributions,
        statements=statements,
        memberships=find_memberships(statements, passages, people, hands.about),
        ties=find_ties(statements, passages, people, hands.about),
        works=find_works(prose, people, statements, passages=passages, attributions=attributions),
        holdings=find_holdings(prose, passages, people, attributions, notes),
        causes=find_causes(prose, passages, attributions),
        accounts=find_accounts(passages, attributions, statements, people),
        characterisations=find_characterisations(passages, Voices(attributions, quotations, hands.about), people),
        findings=(
            *odd_dates(document, times, notes),
            *find_findings(prose, entities, statements, quotations, attributions, problems, times=times),
        ),
        problems=problems,
    )


def _as_share(progress: Progress | None, blocks: Sequence[Block]) -> Callable[[int], None] | None:
    """The parser counts code points; whoever waits wants to know what share of the work is done."""
    total = sum(length(block) for block in blocks) or 1
    return None if progress is None else lambda done: progress(done / total)


@cache
def _shipped() -> Language:
    """The shipped model, loaded once in a process."""
    return load()


def _opened(source: str | Path | bytes) -> Source:
    if isinstance(source, str) and "\n" in source.strip():
        return open_text(source)
    return open_source(source)
