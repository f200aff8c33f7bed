"""Words that are dates only in the right company, which `company` judges: "in May", "on the 19th", "in 325"."""

import re

from regesta.dating.lexicon import DASH, MONTH, ORDINAL_WORD, ORDINALS, SEASON, WEEKDAY, month_number, season_code
from regesta.dating.rules import Rule, rulebook
from regesta.dating.said import Said
from regesta.dating.tails import LAST_SEASON, last_season, weekday

RULES: list[Rule] = []
rule = rulebook(RULES)


@rule(r"[Tt]he (?P<unit>year|month|decade|century|week)(?!\w|-| (?:of|in|when|that|after|before)\b)")
def _the_unit(found: re.Match[str]) -> Said | None:
    """A period only when a part of it is spoken of: "the end of the year"."""
    return Said(form="near", which="same", unit=found["unit"], why="part")


@rule(rf"[Tt]he (?:(?P<digits>3[01]|[12]?\d)(?:st|nd|rd|th)|(?P<word>{ORDINAL_WORD}))(?![\w-])")
def _nth(found: re.Match[str]) -> Said | None:
    day = int(found["digits"]) if found["digits"] else ORDINALS[found["word"]]
    return Said(day=day, why="nth") if 1 <= day <= 31 else None


@rule(rf"(?P<month>{MONTH})(?![\w’'-])")
def _month(found: re.Match[str]) -> Said | None:
    return Said(month=month_number(found["month"]), why="bare")


@rule(rf"(?:[Tt]he )?(?P<season>{SEASON})(?: and(?: the)? {LAST_SEASON})?(?![\w’'-])")
def _season(found: re.Match[str]) -> Said | None:
    return Said(season=season_code(found["season"]), number=last_season(found), why="bare")


@rule(rf"(?P<weekday>{WEEKDAY})(?![\w’'-])")
def _weekday(found: re.Match[str]) -> Said | None:
    return Said(weekday=weekday(found["weekday"]), why="bare")


SMALL_YEARS: list[Rule] = []


@rulebook(SMALL_YEARS)(rf"(?P<year>[1-9]\d{{1,2}})(?P<until>{DASH}[1-9]\d{{1,2}})?(?![\d,%.:]*\d|%)")
def _small_year(found: re.Match[str]) -> Said | None:
    until = (found["until"] or "")[1:]
    return Said(year=int(found["year"]), until=int(until) if until else None, why="small")
