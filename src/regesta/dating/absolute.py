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


@rule(
    rf"(?:(?P<weekday>{WEEKDAY}),? )?(?:[Tt]he )?(?:(?P<first>{DAY})(?: day)?(?P<joint>{JOINT}))?"
    rf"(?:(?P<day>{DAY})(?: day)?,? (?:of )?|(?P<rank>{ORDINAL_WORD})(?: day)? of )(?P<month>{MONTH})"
    rf"{STYLE}{TAIL}?{STYLE_AFTER}"
)
def _day_month(found: re.Match[str]) -> Said | None:
    return _full(found, number(found["day"]) if found["day"] else ORDINALS[found["rank"]])


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
    if found["first"] and "/" not in found["joint"]:
        said = replace(said, number=number(found["first"]))
    return replace(said, **dual(tail(found), month))


@rule(rf"(?:[Tt]he )?(?P<month>{MONTH}){TAIL}")
def _month_year(found: re.Match[str]) -> Said | None:
    month = month_number(found["month"])
    return Said(month=month, **dual(tail(found), month))


@rule(rf"(?:[Tt]he )?(?P<season>{SEASON})(?:{JOINT}{LAST_SEASON})?{TAIL}")
def _season_year(found: re.Match[str]) -> Said | None:
    said = {**tail(found), "until": None}
    return Said(season=season_code(found["season"]), number=last_season(found), **said)


def _titled(name: str) -> str:
    """A feast's name as it is printed, each word with its capital, either apostrophe."""
    words = [word if word in ("the", "and") else word[0].upper() + word[1:] for word in name.split()]
    return " ".join(words).replace(".", r"\.?").replace("’", "[’']?")


def _any(names: object) -> str:
    return "(?:" + "|".join(sorted(map(_titled, names), key=len, reverse=True)) + ")"  # type: ignore[call-overload]


_FEAST = _any({*calendars.FIXED_FEASTS, *calendars.MOVABLE_FEASTS})
_SAINT = rf"St\.? {_any(calendars.SAINTS)}"


@rule(rf"(?:the )?(?:[Ff]east of )?(?P<feast>{_FEAST}|{_SAINT}(?:[’']s?)? [Dd]ay|(?<=of\s){_SAINT})(?!\w){TAIL}?")
def _feast(found: re.Match[str]) -> Said | None:
    return Said(feast=found["feast"], **{**tail(found), "until": None})


@rule(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|er)? (?P<month>(?i:{either(calendars.REPUBLICAN)})),? (?:of )?(?:the )?"
    r"(?:[Yy]ear |[Aa]n )(?P<year>[IVX]+|\d{1,2})"
)
def _republican(found: re.Match[str]) -> Said | None:
    year = int(found["year"]) if found["year"].isdigit() else calendars.roman(found["year"])
    day = calendars.republican(int(found["day"]), found["month"], year)
    if day is None:
        return None
    return Said(form="value", value="-".join(f"{n:02d}" for n in day), why="a day of the French Republican calendar")


@rule(
    rf"(?:the )?(?P<rank>{_RANK}) (?:regnal )?year of (?:the reign of )?(?:King |Queen )?"
    rf"(?P<sovereign>{either(calendars.ACCESSIONS)})(?!\w)"
)
def _regnal(found: re.Match[str]) -> Said | None:
    reach = calendars.regnal(count(found["rank"]) or 0, found["sovereign"])
    if reach is None:
        return None
    value = "/".join(f"{y:04d}-{m:02d}-{d:02d}" for y, m, d in reach)
    return Said(form="value", value=value, why=f"a regnal year of {found['sovereign']}, counted from the accession")


@rule(r"(?:(?:the )?(?:[Ff]iscal|[Ff]inancial) [Yy]ear|FY) ?(?P<year>1[89]\d\d|20\d\d)(?!\d)")
def _fiscal(found: re.Match[str]) -> Said | None:
    (first_year, first_month, _), (last_year, last_month, _) = calendars.fiscal(int(found["year"]))
    value = f"{first_year}-{first_month:02d}/{last_year}-{last_month:02d}"
    return Said(form="value", value=value, why="a fiscal year of the United States, named by the year it ends in")


@rule(
    rf"(?:[Tt]he )?(?:(?P<decade>[1-9]\d{{1,2}}0)[’']?s(?!\w)(?: (?P<era>{ERA}))?|[’‘'](?P<short>[1-9]0)s(?!\w))"
    rf"|[Tt]he (?:(?P<century>{either(['sixteen', 'seventeen', 'eighteen', 'nineteen'])})[- ])?"
    rf"(?P<word>{either(DECADE_WORDS)})(?!\w)"
)
def _decade(found: re.Match[str]) -> Said | None:
    if found["decade"]:
        return Said(form="decade", year=int(found["decade"]), bce=era_of(found["era"]))
    of_century = int(found["short"]) if found["short"] else DECADE_WORDS[found["word"]]
    if found["century"]:
        return Said(form="decade", year=100 * NUMBERS[found["century"]] + of_century)
    return Said(form="decade", number=of_century)


@rule(
    rf"(?:[Tt]he )?(?:(?P<first>{_RANK})(?: century)?(?: {ERA})?{JOINT})?"
    rf"(?P<last>{_RANK})[- ](?:[Cc]entury|[Cc]enturies)(?!\w)(?: (?P<era>{ERA}))?"
)
def _century(found: re.Match[str]) -> Said | None:
    last, first = count(found["last"]), count(found["first"])
    if not last or last > 21 or (first and first > last and not era_of(found["era"])):
        return None
    return Said(form="century", year=last, bce=era_of(found["era"]), number=first)


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


@rule(r"(?:the year )?\[?(?P<year>[12]\d{3}(?!\d))\]?")
def _year(found: re.Match[str]) -> Said | None:
    return Said(year=int(found["year"])) if int(found["year"]) <= 2100 else None


@rule(r"[’‘'](?P<year>\d\d)(?![\d’'\w])")
def _short_year(found: re.Match[str]) -> Said | None:
    """ "the rising of '45": a year only in company that `company` accepts."""
    return Said(of_century=int(found["year"]), why="short")
