"""What is no date but time all the same: durations, sets and ages."""

import re

from regesta.dating.amounts import AMOUNT, amount
from regesta.dating.lexicon import (
    MONTH,
    NUMBER,
    NUMBERS,
    SEASON,
    UNIT,
    WEEKDAY,
    either,
    iso_duration,
    number,
    unit_name,
)
from regesta.dating.rules import Rule, rulebook
from regesta.dating.said import Said
from regesta.dating.tails import DATED_NEXT

RULES: list[Rule] = []
rule = rulebook(RULES)

_YEARS = rf"(?:\d{{1,3}}|(?i:{either(NUMBERS)}))"
_ADVERBS = {"annually": "year", "yearly": "year", "monthly": "month", "fortnightly": "fortnight", "weekly": "week"}
_SHARE = re.compile(r"(?:first|last|final|opening|closing)\s+$", re.I)
_OFTEN = r"(?:once|twice|three times|several times) (?:a|an|each|every|in each) "


@rule(
    rf"(?i:every|each)(?: (?P<other>other|second)| (?P<number>(?i:{NUMBER})))?(?: \w+)??"
    rf" (?:(?P<unit>{UNIT})|{SEASON}|{MONTH}|(?P<weekday>{WEEKDAY}))s?(?!\w)"
)
def _every(found: re.Match[str]) -> Said | None:
    unit = unit_name(found["unit"]) if found["unit"] else "week" if found["weekday"] else "year"
    return _set(2 if found["other"] else number(found["number"] or "a"), unit)


@rule(
    rf"(?:(?<=on\s)|(?<=On\s))(?P<weekday>{WEEKDAY})s(?!\w)|(?i:{_OFTEN})(?P<unit>day|week|month|year)(?!\w)"
    rf"|(?P<adverb>(?i:annually))(?!\w)"
)
def _repeated(found: re.Match[str]) -> Said | None:
    if found["adverb"]:
        return _set(1, _ADVERBS[found["adverb"].casefold()])
    return _set(1, "week" if found["weekday"] else found["unit"])


def _set(count: int | None, unit: str) -> Said | None:
    """A repeating interval of ISO 8601: R/P1Y is every year."""
    if unit == "fortnight":
        count, unit = 2 * (count or 1), "week"
    return None if not count or unit == "hour" else Said(form="set", iso8601=f"R/{iso_duration(count, unit)}")


@rule(
    rf"(?:[Aa]ged (?:of )?|[Aa]t (?:the )?age (?:of )?)(?:only |about |barely )?(?P<years>{_YEARS})"
    r"(?![\w-]| (?:days?|weeks?|months?))"
    rf"|(?P<old>{_YEARS})[- ]years?[- ](?:old|of age)"
)
def _age(found: re.Match[str]) -> Said | None:
    years = number(found["years"] or found["old"])
    return Said(form="age", iso8601=f"P{years}Y") if years else None


@rule(rf"{AMOUNT}(?! (?:before|after){DATED_NEXT})")
def _duration(found: re.Match[str]) -> Said | None:
    if (
        _SHARE.search(found.string, max(0, found.start() - 12), found.start())
        and found.string[found.end() :][:4] == " of "
    ):
        return None  # "the first six months of 1916" is a part of the year
    measured = amount(found.group())
    return Said(form="duration", iso8601=iso_duration(*measured)) if measured else None
