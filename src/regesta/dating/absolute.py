"""Dates that carry their month, season, feast, year, decade or century themselves."""

import re

from msgspec.structs import replace

from regesta.dating import calendars
from regesta.dating.lexicon import (
    DASH,
    DAY,
    DECADE_WORDS,
    ERA,
    MONTH,
    NUMBERS,
    ORDINAL_WORD,
    ORDINALS,
    SEASON,
    WEEKDAY,
    either,
    month_number,
    number,
    season_code,
)
from regesta.dating.rules import Rule, rulebook
from regesta.dating.said import Said
from regesta.dating.tails import (
    FEAST,
    JOINT,
    LAST_SEASON,
    STYLE,
    STYLE_AFTER,
    TAIL,
    completed,
    count,
    dual,
    era_of,
    last_season,
    tail,
    weekday,
)

RULES: list[Rule] = []
rule = rulebook(RULES)

_RANK = rf"(?:(?i:{ORDINAL_WORD})|\d{{1,2}}(?:st|nd|rd|th))"


@rule(rf"(?:{ERA} )?[12]?\d{{3}}-\d\d-\d\d(?!\d)|{ERA} \d{{3,4}}-\d\d(?![\d-])")
def _iso(found: re.Match[str]) -> Said | None:
    year, month, *day = re.findall(r"\d+", found.group())
    if not 1 <= int(month) <= 12:
        return None
    return Said(year=int(year), bce=False, month=int(month), day=int(day[0]) if day else None)


_ROMAN_MONTHS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


@rule(
    rf"(?P<first>\d{{1,2}})(?P<sign>[./-])(?:(?P<second>\d{{1,2}})|(?P<roman>{either(_ROMAN_MONTHS)}))(?P<again>[./-])"
    r"(?P<year>[12]\d{3})(?!\d)"
)
def _numbers(found: re.Match[str]) -> Said | None:
    """ "17.3.1942", "18.v.1536": the day first, unless only the American order gives a date."""
    first, year = int(found["first"]), int(found["year"])
    second = int(found["second"]) if found["second"] else _ROMAN_MONTHS.index(found["roman"]) + 1
    day, month = (second, first) if second > 12 and found["sign"] == "/" else (first, second)
    sound = found["sign"] == found["again"] and 1 <= month <= 12 and 1 <= day <= 31 and year <= 2100
    return Said(year=year, month=month, day=day) if sound else None


@rule(rf"(?P<day>{DAY}) (?P<month>{MONTH}) ?(?:/|\(|\[) ?(?P<new_day>{DAY}) (?P<new_month>{MONTH})[)\]]?{TAIL}?")
def _two_styles(found: re.Match[str]) -> Said | None:
    """ "25 October/7 November 1917": one day in both calendars, told in the Gregorian one."""
    days = [(month_number(found[f"{new}month"]), number(found[f"{new}day"]) or 0) for new in ("", "new_")]
    if not calendars.one_day(*days):
        return None
    (month, day), said = days[1], {**tail(found), "until": None}
    return Said(month=month, day=day, why="styles", **said)


@rule(
    rf"(?:(?P<weekday>{WEEKDAY}),? )?(?:[Tt]he )?(?:(?P<first>{DAY})(?: day)?(?P<joint>{JOINT}))?"
    rf"(?:(?P<day>{DAY})(?: day)?,? (?:of )?|(?P<rank>(?i:{ORDINAL_WORD}))(?: day)? of )(?P<month>{MONTH})"
    rf"{STYLE}{TAIL}?{STYLE_AFTER}"
)
def _day_month(found: re.Match[str]) -> Said | None:
    return _full(found, number(found["day"]) if found["day"] else ORDINALS[found["rank"].casefold()])


@rule(
    rf"(?:[Tt]he )?(?P<rank>(?i:first|second|third|fourth|fifth|last)) (?P<weekday>{WEEKDAY}) (?:of|in) "
    rf"(?P<month>{MONTH}){TAIL}?"
)
def _nth_weekday(found: re.Match[str]) -> Said | None:
    """ "The first Monday of November 1860"."""
    rank = ORDINALS.get(found["rank"].casefold(), -1)
    said = {**tail(found), "until": None}
    return Said(month=month_number(found["month"]), weekday=weekday(found["weekday"]), rank=rank, **said)


@rule(
    rf"(?:(?P<weekday>{WEEKDAY}),? )?(?P<month>{MONTH}) (?:the )?(?:(?P<first>{DAY})(?P<joint>{JOINT}))?(?P<day>{DAY})"
    rf"(?!\s?{DASH}\d){STYLE}(?:(?=,|\s+[12]\d\d\d|\s+of){TAIL})?{STYLE_AFTER}"
)
def _month_day(found: re.Match[str]) -> Said | None:
    return _full(found, number(found["day"]))


def _full(found: re.Match[str], day: int | None) -> Said | None:
    if day is None or day > 31:
        return None
    month = month_number(found["month"])
    style = found["style"] or found["style_after"] or ""
    said = Said(month=month, day=day, weekday=weekday(found["weekday"]), julian=style.startswith("O"))
    first = number(found["first"]) if found["first"] else None
    if first and not ("/" in found["joint"] and 10 <= day - first <= 13):  # "12/22 July" is one day in two calendars
        apart = day - first > 1 and re.search(r"\w", found["joint"]) and "to" not in found["joint"]
        said = replace(said, number=first, why="apart" if apart else "")
    return replace(said, **dual(tail(found), month))


@rule(rf"(?:[Tt]he )?(?P<month>{MONTH}){TAIL}")
def _month_year(found: re.Match[str]) -> Said | None:
    month = month_number(found["month"])
    return Said(month=month, **dual(tail(found), month))


@rule(rf"(?:[Tt]he )?(?P<season>{SEASON})(?:{JOINT}{LAST_SEASON})?{TAIL}")
def _season_year(found: re.Match[str]) -> Said | None:
    said = {**tail(found), "until": None}
    return Said(season=season_code(found["season"]), number=last_season(found), **said)


@rule(rf"(?:the )?(?:[Ff]east of )?(?P<feast>{FEAST})(?!\w){TAIL}?")
def _feast(found: re.Match[str]) -> Said | None:
    return Said(feast=found["feast"], **{**tail(found), "until": None})


@rule(
    rf"(?:[Tt]he )?(?:(?P<decade>[1-9]\d{{1,2}}0)[’']?s(?!\w)(?:{DASH}[’']?(?P<until>[1-9]0)s(?!\w))?"
    rf"(?: (?P<era>{ERA}))?|[’‘'](?P<short>[1-9]0)s(?!\w))"
    rf"|[Tt]he (?:(?P<century>{either(['sixteen', 'seventeen', 'eighteen', 'nineteen'])})[- ])?"
    rf"(?P<word>{either(DECADE_WORDS)})(?!\w)"
)
def _decade(found: re.Match[str]) -> Said | None:
    if found["decade"]:
        year = int(found["decade"])
        if year % 100 == 0 and 1000 <= year < 1900:  # "the 1700s" are the hundred years, "the 1900s" the ten
            return Said(form="value", value=f"{year}/{year + 99}", why="the hundred years, as written")
        until = completed(year, found["until"]) if found["until"] else None
        return Said(form="decade", year=year, bce=era_of(found["era"]), until=until)
    of_century = int(found["short"]) if found["short"] else DECADE_WORDS[found["word"]]
    if found["century"]:
        return Said(form="decade", year=100 * NUMBERS[found["century"]] + of_century)
    return Said(form="decade", number=of_century)


_CENTURY = r"(?:[Cc]entur(?:y|ies)|[Mm]illenni(?:um|a)|cent\.|c\.(?=,| [A-Za-z(]))"
_PARTED = rf"(?: (?:to|and|or|until) (?:the )?| ?{DASH} ?)(?:early|mid|late|beginning of the|end of the)[- ](?:the )?"


@rule(
    rf"(?:[Tt]he )?(?:(?P<first>{_RANK})(?: century)?{JOINT})?(?P<last>{_RANK})[- ](?P<unit>{_CENTURY})(?!\w)"
    rf"(?: (?P<era>{ERA}))?"
    rf"|(?:[Tt]he )?(?P<alone>{_RANK})(?:[- ]{_CENTURY})?(?={_PARTED}{_RANK}[- ]{_CENTURY})"
)
def _century(found: re.Match[str]) -> Said | None:
    last, first = count(found["last"] or found["alone"]), count(found["first"])
    if not last or last > 21 or (first and first > last and not era_of(found["era"])):
        return None
    unit = "millennium" if (found["unit"] or "").casefold().startswith("mill") else None
    return Said(form="century", year=last, bce=era_of(found["era"]), number=first, unit=unit)


@rule(
    r"(?:[Tt]he )?(?P<rank>[IVXivx]+)(?:th|st|nd|rd)?[- ](?:[Cc]entury|cent\.)"
    r"|(?:[Ss]aec\. ?(?P<saec>[ivxIVX]+)|[Ss]\. ?(?P<small>[ivx]+))(?![\w/])(?: ?(?P<part>in|med|ex)\.?(?!\w))?"
)
def _roman_century(found: re.Match[str]) -> Said | None:
    """ "The XIIth century", and palaeographers' "s. xii ex."."""
    numeral = found["rank"] or found["saec"] or found["small"]
    century = calendars.roman(numeral)
    if not 2 <= century <= 21 or (found["small"] and len(numeral) == 1 and numeral != "x"):
        return None
    parts = {"in": "first quarter", "med": "middle", "ex": "last quarter"}
    return Said(form="century", year=century, part=parts.get(found["part"] or ""))


@rule(rf"(?:[Tt]he )?[Tt]urn of the (?:(?P<rank>{_RANK}) )?century")
def _turn(found: re.Match[str]) -> Said | None:
    return Said(form="turn", year=100 * ((count(found["rank"]) or 0) - 1) if found["rank"] else None)


@rule(
    rf"(?P<before>{ERA} ?)(?P<year>\d{{1,4}})(?!\d)(?P<split>(?:{DASH}| (?:to|and) )\d{{1,4}}(?!\d))?"
    rf"|(?P<number>\d{{1,4}})(?P<until>(?:/|{DASH})\d{{1,4}}(?!\d))? ?(?P<era>{ERA})"
)
def _era_year(found: re.Match[str]) -> Said | None:
    year, split = int(found["year"] or found["number"]), re.sub(r"\D", "", found["split"] or found["until"] or "")
    bce = era_of(found["era"], found["before"])
    if year == 0:
        return None
    until = None if not split else int(split) if bce and int(split) < year else completed(year, split)
    return Said(year=year, bce=bce, until=until)


@rule(rf"(?P<year>[12]\d{{3}}) ?(?:{DASH}|/) ?(?P<until>\d{{1,4}})(?![\d,]*\d)")
def _year_pair(found: re.Match[str]) -> Said | None:
    """Two years; one digit that would run backward ("Box 3, 1928–2") is a number in a list, not a year."""
    year, until = int(found["year"]), completed(int(found["year"]), found["until"])
    return None if len(found["until"]) == 1 and until < year else Said(year=year, until=until)


@rule(r"(?:the year (?:of our Lord |of grace )?)?\[?(?P<year>[12]\d{3}(?!\d))\]?")
def _year(found: re.Match[str]) -> Said | None:
    return Said(year=int(found["year"])) if int(found["year"]) <= 2100 else None


@rule(r"[’‘'](?P<year>\d\d)(?![\d’'\w])")
def _short_year(found: re.Match[str]) -> Said | None:
    """ "the rising of '45": a year only in company that `company` accepts."""
    return Said(of_century=int(found["year"]), why="short")
