"""Dates told from another date: "a year later", "the following spring", "that summer", "before the year was out"."""

import re

from msgspec.structs import replace

from regesta.dating.amounts import AMOUNT, amount
from regesta.dating.lexicon import (
    DAY,
    MONTH,
    ORDINAL_WORD,
    SEASON,
    UNIT,
    VAGUE_NUMBERS,
    WEEKDAY,
    month_number,
    number,
    season_code,
    unit_name,
)
from regesta.dating.rules import OPENING, Rule, rulebook
from regesta.dating.said import Said
from regesta.dating.tails import DATED_NEXT, weekday, which_of

RULES: list[Rule] = []
rule = rulebook(RULES)

_EVENT = r"(?: (?!that|this|which|when)(?P<event>(?:(?:the|his|her|their|its) (?:[\w’'-]+ ){0,2}?)?[\w’'-]+))"
_THAT = r"(?: (?:that|this)(?= \w+ed\b|[,.;]| \w+ \w+ed\b))"
_NO_DATE = rf"(?! which| (?:he|she|it|they|we|I|you)\b|{DATED_NEXT})"  # a date or a clause of its own
_INTO = rf"into(?= (?:the|his|her|their|its) ){_EVENT.replace('event', 'event_into')}"
_LATER = rf"(?:{_INTO}|later|afterwards?|on(?=[,.;])|hence|after{_NO_DATE}(?:{_THAT}|{_EVENT})?)"
_EARLIER = rf"(?:earlier|previously|beforehand|before{_NO_DATE}(?:{_THAT}|{_EVENT.replace('event', 'event_after')})?)"
_ABOUT = r"(?:(?P<about>(?i:almost|nearly|about|some|roughly|barely|scarcely|hardly|less than|more than|over)) )?"
_AMOUNT = rf"(?:the )?(?P<amount>{AMOUNT})(?: to the day)?"
_BEYOND = ("more than", "over")
_SHORT = ("almost", "nearly")


@rule(rf"(?<!than\s)(?<!over\s){_ABOUT}{_AMOUNT} (?:{_LATER}|(?P<earlier>{_EARLIER}))(?!\w)")
def _shift(found: re.Match[str]) -> Said | None:
    return _distance(found)


@rule(rf"(?i:within|inside|(?:over|in) the (?:next|following)) (?P<amount>{AMOUNT})(?! of)")
def _within(found: re.Match[str]) -> Said | None:
    """Only one round unit ("within a fortnight") tells a time; "within six weeks" and the like tell a pace."""
    said = _distance(found)
    return replace(said, form="within") if said and (said.number == 1 or "fortnight" in found["amount"]) else None


@rule(r"Within (?P<unit>weeks|months)(?=,| [a-z])")
def _within_some(found: re.Match[str]) -> Said | None:
    """ "Within months": roughly three of them."""
    return Said(form="within", number=3, unit=unit_name(found["unit"]))


_SPAN_AFTER = r"(?:next|following|ensuing|coming|subsequent|succeeding)"
_SPAN_BEFORE = r"(?:last|past|previous|preceding|prior)"


@rule(
    rf"(?i:over|during|throughout|across|in) the (?:{_SPAN_AFTER}|(?P<before>{_SPAN_BEFORE}))"
    rf" (?:(?P<amount>{AMOUNT})|(?P<one>decade|century))(?!\w| of)"
)
def _over_the_next(found: re.Match[str]) -> Said | None:
    """ "Over the next two decades": the stretch from the last date on, or up to it."""
    measured = amount(found["amount"] or f"a {found['one']}")
    vague = (found["amount"] or "").casefold().startswith(tuple(VAGUE_NUMBERS))
    if measured is None or (vague and measured[1] not in ("decade", "century")):
        return None
    return Said(form="within", number=measured[0], unit=measured[1], sign=-1 if found["before"] else 1)


@rule(rf"[Aa]fter {_ABOUT}(?P<amount>{AMOUNT})(?=[,.;])")
def _after(found: re.Match[str]) -> Said | None:
    """Only at the head of its sentence or clause: "released after thirty years" is a term."""
    return _distance(found) if OPENING.search(found.string, max(0, found.start() - 24), found.start()) else None


def _distance(found: re.Match[str]) -> Said | None:
    groups = found.groupdict()
    about, words = (groups.get("about") or "").casefold(), groups["amount"].casefold()
    measured = amount(words)
    if measured is None or about in _BEYOND or words.startswith(tuple(VAGUE_NUMBERS)):
        return None
    return Said(
        form="shift",
        number=measured[0],
        unit=measured[1],
        sign=-1 if groups.get("earlier") else 1,
        mark="~" if about else "",
        which="short" if about in _SHORT else None,
        event=groups.get("event") or groups.get("event_after") or groups.get("event_into"),
    )


@rule(
    rf"[Tt]he (?P<unit>day|night|morning|evening|afternoon|week|month|year) (?P<side>before|after)(?!\w)"
    rf"{_NO_DATE}{_EVENT}?"
)
def _day_after(found: re.Match[str]) -> Said | None:
    if found["event"] is None:
        return Said(form="near", which=which_of(found["side"]), unit=unit_name(found["unit"]))
    sign = -1 if found["side"] == "before" else 1
    return Said(form="shift", number=1, unit=unit_name(found["unit"]), sign=sign, event=found["event"])


_DAY_OF = r"(?:day|night|morning|evening|afternoon|year)"
_ORDINAL_OR_NEXT = rf"(?:{ORDINAL_WORD}|following|next|previous|preceding)\b"
_PAUSE = r"(?=[^\w\s]|$| (?:he|she|it|they|the|a|an|had|was|were|in|at|on|of|and|with|by|when|that|his|her|\w+ed)\b)"
_NO_NOUN = rf"(?!(?:week|month|year|day|same)\b|\d|{_ORDINAL_OR_NEXT})"
_DEFINITE = rf"(?P<event>(?:the|his|her|their|its) {_NO_NOUN}(?:[\w’'-]+ )??[\w’'-]+){_PAUSE}"


@rule(rf"(?:[Tt]he (?P<same>{_DAY_OF})|(?:[Tt]he )?(?P<beside>[Ee]ve|morrow)) of(?!{DATED_NEXT}) {_DEFINITE}")
def _day_of(found: re.Match[str]) -> Said | None:
    """ "The eve of his death", "the night of the battle", "the year of the treaty"."""
    if found["same"]:
        return Said(form="near", which="same", unit=unit_name(found["same"]), event=found["event"])
    sign = 1 if found["beside"] == "morrow" else -1
    return Said(form="shift", number=1, unit="day", sign=sign, event=found["event"])


@rule(r"(?:on )?[Tt]he morrow(?! of)")
def _morrow(_: re.Match[str]) -> Said | None:
    return Said(form="shift", number=1, unit="day")


_NEXT = r"(?:following|next|ensuing|coming|subsequent|succeeding)"
_PREVIOUS = r"(?:previous|preceding|prior|foregoing)"
_SAME = r"(?:(?:(?:later|earlier) )?that(?: same| very)?|this(?: same| very)|the (?:very )?same|the very)"
_TARGET = rf"(?:(?P<unit>{UNIT})|(?P<season>{SEASON})|(?P<month>{MONTH})|(?P<weekday>{WEEKDAY}))(?!\w|[’'](?!s\b)|-)"
_NO_OBJECT = r"(?! (?:the|a|an|his|her|their|its|on|up|this|that|to)\b)"


@rule(
    rf"(?:(?:[Tt]he |[Tt]hat |on )?(?:very )?(?P<next>(?i:{_NEXT}))|[Tt]he (?P<previous>{_PREVIOUS})|(?i:{_SAME}))"
    rf" {_TARGET}"
)
def _near(found: re.Match[str]) -> Said | None:
    return _target(found, "next" if found["next"] else "previous" if found["previous"] else "same")


@rule(rf"[Tt]he {_TARGET} (?P<side>following|next|ensuing|previous|preceding)(?!\w| (?:before|after)){_NO_OBJECT}")
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


_OF_MONTH = rf"(?:of (?:the (?:(?P<next>{_NEXT})|(?P<previous>{_PREVIOUS})|very same|same)|that(?: same)?|this) month)"


@rule(
    rf"(?:[Tt]he )?(?P<day>{DAY})(?: day)? "
    rf"(?:{_OF_MONTH}|(?:inst|(?P<ult>ult)|(?P<prox>prox))(?:ant|imo)?\.?(?!\w))"
)
def _day_of_month(found: re.Match[str]) -> Said | None:
    """ "The 2nd of the following month", "the 28th ult."."""
    which = "next" if found["next"] or found["prox"] else "previous" if found["previous"] or found["ult"] else "same"
    return Said(day=number(found["day"]), which=which)


@rule(rf"[Bb]efore (?:the (?P<unit>year|month|decade|century)|(?P<month>{MONTH})) (?:was|were|is|had) (?:out|over)")
def _before_out(found: re.Match[str]) -> Said | None:
    if found["month"]:
        return Said(month=month_number(found["month"]))
    return Said(form="near", which="same", unit=found["unit"])


@rule(r"(?:[Tt]he )?(?P<unit>year|month|week|century)[’']s (?P<part>end|close|beginning|start|opening)")
def _years_end(found: re.Match[str]) -> Said | None:
    part = "end" if found["part"] in ("end", "close") else "beginning"
    return Said(form="near", which="same", unit=found["unit"], part=part)
