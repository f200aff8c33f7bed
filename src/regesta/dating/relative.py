"""Dates told from another date: "a year later", "the following spring", "that summer", "before the year was out"."""

import re
from typing import Literal

from regesta.dating.lexicon import (
    MONTH,
    NUMBER,
    SEASON,
    UNIT,
    VAGUE_NUMBERS,
    WEEKDAY,
    month_number,
    number,
    season_code,
    unit_name,
)
from regesta.dating.rules import Rule, rulebook
from regesta.dating.said import Said
from regesta.dating.tails import weekday, which_of

RULES: list[Rule] = []
rule = rulebook(RULES)

_EVENT = r"(?: (?!that|this|which|when)(?P<event>(?:(?:the|his|her|their|its) (?:[\w’'-]+ ){0,2}?)?[\w’'-]+))"
_THAT = r"(?: (?:that|this)(?= \w+ed\b|[,.;]| \w+ \w+ed\b))"
_LATER = rf"(?:later|afterwards?|on(?=[,.;])|hence|after(?! which)(?:{_THAT}|{_EVENT})?)"
_EARLIER = rf"(?:earlier|previously|beforehand|before(?! which)(?:{_THAT}|{_EVENT.replace('event', 'event_after')})?)"
_ABOUT = r"(?:(?P<about>(?i:almost|nearly|about|some|roughly|barely|scarcely|hardly|less than|more than|over)) )?"
_BEYOND = ("more than", "over")
_NUMBER = rf"(?P<number>(?i:{NUMBER}))"
_COUNT = _ABOUT + _NUMBER


@rule(rf"{_ABOUT}(?:the )?{_NUMBER} (?P<unit>{UNIT})s? (?:{_LATER}|(?P<earlier>{_EARLIER}))(?!\w)")
def _shift(found: re.Match[str]) -> Said | None:
    return _distance(found, "shift")


@rule(rf"(?i:within|inside|(?:over|in) the (?:next|following)) {_COUNT} (?P<unit>{UNIT})s?(?! of)")
def _within(found: re.Match[str]) -> Said | None:
    """Only one round unit ("within a fortnight") tells a time; "within six weeks" and the like tell a pace."""
    said = _distance(found, "within")
    return said if said and not said.mark and (said.number == 1 or found["unit"] == "fortnight") else None


@rule(rf"[Aa]fter {_COUNT} (?P<unit>day|week|month|year)s?(?=[,.;])")
def _after(found: re.Match[str]) -> Said | None:
    return _distance(found, "shift")


def _distance(found: re.Match[str], form: Literal["shift", "within"]) -> Said | None:
    groups = found.groupdict()
    about = (groups["about"] or "").casefold()
    if groups["number"].casefold() in VAGUE_NUMBERS or about in _BEYOND:
        return None
    measured = _measured(number(groups["number"]), unit_name(groups["unit"]))
    if measured is None:
        return None
    return Said(
        form=form,
        number=measured[0],
        unit=measured[1],
        sign=-1 if groups.get("earlier") else 1,
        mark="~" if about else "",
        event=groups.get("event") or groups.get("event_after"),
    )


def _measured(count: int | None, unit: str) -> tuple[int, str] | None:
    """Fortnights and full days of hours as days."""
    if not count:
        return None
    if unit == "hour":
        return (count // 24, "day") if count % 24 == 0 else None
    return (14 * count, "day") if unit == "fortnight" else (count, unit)


@rule(rf"[Tt]he (?P<unit>day|night|morning|evening|afternoon|week|month|year) (?P<side>before|after)(?!\w){_EVENT}?")
def _day_after(found: re.Match[str]) -> Said | None:
    if found["event"] is None:
        return Said(form="near", which=which_of(found["side"]), unit=unit_name(found["unit"]))
    sign = -1 if found["side"] == "before" else 1
    return Said(form="shift", number=1, unit=unit_name(found["unit"]), sign=sign, event=found["event"])


@rule(r"(?:on )?[Tt]he morrow(?! of)")
def _morrow(_: re.Match[str]) -> Said | None:
    return Said(form="shift", number=1, unit="day")


_NEXT = r"(?:following|next|ensuing|coming|subsequent|succeeding)"
_PREVIOUS = r"(?:previous|preceding|prior|foregoing)"
_SAME = r"(?:(?:(?:later|earlier|late|early) )?that(?: same| very)?|this(?: same| very)|the (?:very )?same|the very)"
_TARGET = rf"(?:(?P<unit>{UNIT})|(?P<season>{SEASON})|(?P<month>{MONTH})|(?P<weekday>{WEEKDAY}))(?!\w|[’'](?!s\b)|-)"
_NO_OBJECT = r"(?! (?:the|a|an|his|her|their|its|on|up|this|that|to)\b)"


@rule(
    rf"(?:(?:[Tt]he |[Tt]hat |on )?(?:very )?(?P<next>(?i:{_NEXT}))|[Tt]he (?P<previous>{_PREVIOUS})|(?i:{_SAME}))"
    rf" {_TARGET}"
)
def _near(found: re.Match[str]) -> Said | None:
    return _target(found, "next" if found["next"] else "previous" if found["previous"] else "same")


@rule(rf"[Tt]he {_TARGET} (?P<side>following|next|ensuing|previous|preceding)(?!\w){_NO_OBJECT}")
def _near_behind(found: re.Match[str]) -> Said | None:
    return _target(found, which_of(found["side"]))


def _target(found: re.Match[str], which: str) -> Said | None:
    if found["unit"]:
        unit = unit_name(found["unit"])
        return None if unit in ("hour", "fortnight", "quarter") else Said(form="near", which=which, unit=unit)
    if found["season"]:
        return Said(form="near", which=which, season=season_code(found["season"]))
    if found["month"]:
        return Said(form="near", which=which, month=month_number(found["month"]))
    return Said(form="near", which=which, weekday=weekday(found["weekday"]))


@rule(rf"[Bb]efore (?:the (?P<unit>year|month|decade|century)|(?P<month>{MONTH})) (?:was|were|is|had) (?:out|over)")
def _before_out(found: re.Match[str]) -> Said | None:
    if found["month"]:
        return Said(month=month_number(found["month"]))
    return Said(form="near", which="same", unit=found["unit"])


@rule(r"(?:[Tt]he )?(?P<unit>year|month|week|century)[’']s (?P<part>end|close|beginning|start|opening)")
def _years_end(found: re.Match[str]) -> Said | None:
    part = "end" if found["part"] in ("end", "close") else "beginning"
    return Said(form="near", which="same", unit=found["unit"], part=part)
