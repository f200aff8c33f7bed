"""Dates in a reckoning of their own: the Roman month, the French Republic, reigns, terms, fiscal years, the Hijra."""

import re

from regesta.dating import calendars
from regesta.dating.calendars import Day
from regesta.dating.lexicon import DASH, MONTH, ORDINAL_WORD, either, month_number
from regesta.dating.rules import Rule, rulebook
from regesta.dating.said import Said
from regesta.dating.tails import TAIL, completed, count, tail

RULES: list[Rule] = []
rule = rulebook(RULES)

_RANK = rf"(?:(?i:{ORDINAL_WORD})|\d{{1,2}}(?:st|nd|rd|th))"
_ROMAN_YEAR = r"(?:[IVX]+|\d{1,2})(?!\w)"


def _iso(day: Day) -> str:
    return f"{day[0]:04d}-{day[1]:02d}-{day[2]:02d}"


def _days(first: Day, last: Day, why: str) -> Said:
    return Said(form="value", value=f"{_iso(first)}/{_iso(last)}", why=why)


def _months(first: Day, last: Day, why: str) -> Said:
    return Said(form="value", value=f"{first[0]}-{first[1]:02d}/{last[0]}-{last[1]:02d}", why=why)


_OF_REPUBLIC = rf"(?:,? (?:of )?(?:the )?(?:[Yy]ear |[Aa]n )(?P<year>{_ROMAN_YEAR}))"


@rule(
    rf"(?:[Tt]he )?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|er)? )?(?P<month>(?i:{either(calendars.REPUBLICAN)}))"
    rf"{_OF_REPUBLIC}"
)
def _republican(found: re.Match[str]) -> Said | None:
    year = _republican_year(found["year"])
    if found["day"]:
        day = calendars.republican(int(found["day"]), found["month"], year)
        return Said(form="value", value=_iso(day), why="a day of the French Republican calendar") if day else None
    first, last = (calendars.republican(day, found["month"], year) for day in (1, 30))
    return _days(first, last, "a month of the French Republican calendar") if first and last else None


@rule(
    rf"(?:the )?[Yy]ear (?P<year>{_ROMAN_YEAR}) of the (?:French )?Republic"
    r"|(?:the )?(?:Year|an|l[’']an) (?P<roman>[IVX]+)(?!\w)"
)
def _year_of_the_republic(found: re.Match[str]) -> Said | None:
    year = _republican_year(found["year"] or found["roman"])
    first, last = (calendars.republican(1, "vendémiaire", of) for of in (year, year + 1))
    if first is None or last is None:
        return None
    return _days(first, calendars.beside(last, -1), "a year of the French Republic, from September to September")


def _republican_year(words: str) -> int:
    return int(words) if words.isdigit() else calendars.roman(words)


_SOVEREIGN = either(calendars.ACCESSIONS)
_NUMBERED = either(name for name in calendars.ACCESSIONS if " " in name)
_STATUTE = {
    "Edw.": "Edward",
    "Hen.": "Henry",
    "Ric.": "Richard",
    "Eliz.": "Elizabeth",
    "Jac.": "James",
    "Jas.": "James",
}
_STATUTE |= {"Car.": "Charles", "Chas.": "Charles", "Will.": "William", "Geo.": "George", "Vict.": "Victoria"}


@rule(
    rf"(?:the )?(?P<rank>{_RANK}) (?:regnal )?year of (?:the reign of )?(?:King |Queen )?"
    rf"(?P<sovereign>{_SOVEREIGN})(?!\w)"
)
def _regnal(found: re.Match[str]) -> Said | None:
    return _reign(count(found["rank"]) or 0, found["sovereign"])


@rule(
    rf"(?:(?P<first>[1-6]?\d) (?:&|and) )?(?P<number>[1-6]?\d) (?:(?P<sovereign>{_NUMBERED})"
    rf"|(?P<short>{either(_STATUTE)}) ?(?P<nth>[IVX]*))(?!\w)"
)
def _statute(found: re.Match[str]) -> Said | None:
    """ "25 Edward III", "33 Hen. VIII c. 8": the regnal year by which statutes are cited."""
    name = found["sovereign"] or f"{_STATUTE[found['short']]} {found['nth']}".strip()
    first, last = (calendars.regnal(int(found[which] or found["number"]), name) for which in ("first", "number"))
    return _days(first[0], last[1], _counted(name)) if first and last and first <= last else None


def _reign(number: int, sovereign: str) -> Said | None:
    reach = calendars.regnal(number, sovereign)
    return _days(*reach, _counted(sovereign)) if reach else None


def _counted(sovereign: str) -> str:
    return f"a regnal year of {sovereign}, counted from the accession"


@rule(
    rf"(?:(?:the )?(?:[Ff]iscal|(?P<british>[Ff]inancial)) [Yy]ear|FY) ?(?P<year>1[789]\d\d|20\d\d)"
    rf"(?P<split>(?:/|{DASH})\d{{1,4}})?(?!\d)"
)
def _fiscal(found: re.Match[str]) -> Said | None:
    """Named by both years, by the one it ends in (United States) or the one it begins in (Britain)."""
    year, split = int(found["year"]), (found["split"] or "")[1:]
    if found["british"]:
        return _months((year, 4, 1), (year + 1, 3, 31), "a British financial year, April to March")
    ends = completed(year, split) if split else year
    if ends - year > 1:
        return None
    return _months(*calendars.fiscal(ends), "a fiscal year of the United States, named by the year it ends in")


_TERMS = {"Hilary": (1, 2), "Lent": (1, 3), "Easter": (4, 5), "Trinity": (5, 7), "Michaelmas": (10, 11)}


@rule(rf"(?:the )?(?P<term>{either(_TERMS)}) [Tt]erm{TAIL}")
def _term(found: re.Match[str]) -> Said | None:
    year, (first, last) = tail(found).get("year"), _TERMS[found["term"]]
    if not year:
        return None
    value = f"{year:04d}-{first:02d}~/{year:04d}-{last:02d}~"
    return Said(form="value", value=value, why="a term of the English courts and universities, roughly")


# in March, May, July and October the nones fall on the 7th and the ides on the 15th
_LATE = (3, 5, 7, 10)


@rule(
    rf"(?:the )?(?:(?P<rank>{_RANK}|[ivxIVX]+)(?: day)? (?:before|of|from) (?:the )?)?"
    rf"(?P<mark>(?i:ides|[kc]alends|nones)) of (?P<month>{MONTH}){TAIL}?"
)
def _roman_day(found: re.Match[str]) -> Said | None:
    """Days of the Roman month, counted back from its marks, both ends included."""
    month, mark = month_number(found["month"]), found["mark"].casefold()
    day = 1 if mark.endswith("alends") else (7 if month in _LATE else 5) + (8 if mark == "ides" else 0)
    rank = found["rank"] or "1st"
    back = (calendars.roman(rank) if re.fullmatch(r"[ivxIVX]+", rank) else count(rank) or 1) - 1
    return Said(month=month, day=day, away=(-back, "day") if back else None, **{**tail(found), "until": None})


_HIJRI = either(calendars.HIJRI)


@rule(
    rf"(?:(?P<day>\d{{1,2}}) )?(?:(?P<month>{_HIJRI}),? )?"
    r"(?:(?P<year>\d{1,4}) A\.?H\.?(?!\w)|A\.?H\.? (?P<after>\d{1,4})(?!\d))"
)
def _hijri(found: re.Match[str]) -> Said | None:
    year = int(found["year"] or found["after"])
    month = calendars.HIJRI.get(found["month"] or "")
    if not 1 <= year <= 1500 or (found["day"] and not month):
        return None
    first = calendars.hijri(year, month or 1, int(found["day"] or 1))
    if found["day"]:
        return Said(
            form="value", value=_iso(first), why="a day of the Hijra, by the tables; sighting may differ by a day"
        )
    after = calendars.hijri(year, month + 1, 1) if month else calendars.hijri(year + 1, 1, 1)
    return _days(first, calendars.beside(after, -1), "a time of the Hijra, by the tables")
