"""What is no date but time all the same: durations, sets and ages."""

import re

from regesta.dating.lexicon import ISO_UNITS, MONTH, NUMBER, NUMBERS, SEASON, UNIT, WEEKDAY, either, number, unit_name
from regesta.dating.rules import Rule, rulebook
from regesta.dating.said import Said

RULES: list[Rule] = []
rule = rulebook(RULES)

_YEARS = rf"(?:\d{{1,3}}|(?i:{either(NUMBERS)}))"


@rule(
    rf"(?i:every|each)(?: \w+)? (?:{UNIT}|{SEASON}|{MONTH}|{WEEKDAY})s?(?!\w)|(?:(?<=on\s)|(?<=On\s)){WEEKDAY}s(?!\w)"
    r"|(?i:annually|once a (?:day|week|month|year))(?!\w)"
)
def _set(_: re.Match[str]) -> Said | None:
    return Said(form="set")


@rule(
    rf"(?:[Aa]ged (?:of )?|[Aa]t (?:the )?age (?:of )?)(?:only |about |barely )?(?P<years>{_YEARS})"
    r"(?![\w-]| (?:days?|weeks?|months?))|"
    rf"(?P<old>{_YEARS})[- ]years?[- ](?:old|of age)"
)
def _age(found: re.Match[str]) -> Said | None:
    years = number(found["years"] or found["old"])
    return Said(form="age", iso8601=f"P{years}Y") if years else None


@rule(
    rf"(?P<number>(?i:{NUMBER}))(?: (?:long|full|whole|more|further|successive|consecutive)| and a half)?[- ]"
    r"(?P<unit>day|week|fortnight|month|year|decade)s?(?!\w)"
)
def _duration(found: re.Match[str]) -> Said | None:
    count, unit = number(found["number"]), unit_name(found["unit"])
    if count is None:
        return None
    if unit == "decade":
        return Said(form="duration", iso8601=f"P{10 * count}Y")
    if unit == "fortnight":
        return Said(form="duration", iso8601=f"P{2 * count}W")
    return Said(form="duration", iso8601=f"P{count}{ISO_UNITS[unit]}")
