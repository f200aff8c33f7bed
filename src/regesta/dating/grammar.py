"""The grammar of single date phrases: one alternation finds them, one reader for each reads what its words say.

Each rule is a pattern and a reader `(match) -> Said | None`; None means "not a date after all" and the scan goes on one
word further. Rules stand in order of precedence. What surrounds a phrase (parts, qualifiers, ranges) is `context`'s.
"""

import re
from collections.abc import Callable, Iterator

import msgspec

from regesta.dating import calendars
from regesta.dating.lexicon import (
    BCE,
    DASH,
    DAY,
    DECADE_WORDS,
    ERA,
    ISO_UNITS,
    MONTH,
    NUMBER,
    NUMBERS,
    ORDINAL_WORD,
    ORDINALS,
    SEASON,
    UNIT,
    VAGUE_NUMBERS,
    WEEKDAY,
    WEEKDAYS,
    either,
    month_number,
    number,
    season_code,
    unit_name,
)
from regesta.dating.said import Found, Said

Reader = Callable[[re.Match[str]], Said | None]
RULES: list[tuple[str, re.Pattern[str], Reader]] = []


def rule(pattern: str) -> Callable[[Reader], Reader]:
    """Registers a reader for the phrases of that pattern (blanks in it match any white space)."""

    def register(reader: Reader) -> Reader:
        RULES.append((pattern, re.compile(_spaced(pattern)), reader))
        return reader

    return register


def _spaced(pattern: str) -> str:
    return pattern.replace(" ?", r"\s?").replace(" ", r"\s+")


FOLLOW = r"(?:following|ensuing|next|preceding|previous)"
NOT_OBJECT = r"(?! (?:the|a|an|his|her|their|its|on|up|this|that|to)\b)"
YEAR_WORD = rf"(?:of |in )?(?:that(?: same)?|this|the(?: very)? same|the(?: very)? {FOLLOW}) year"
YEAR = r"(?:[12]\d{3}(?!\d)|[1-9]\d{2}(?!\d|,\d))"
SPLIT = rf"(?:(?:/|{DASH})\d{{1,4}}(?!\d))?"
TAIL = (
    rf"(?:,? ?(?:of |in )?(?:the year )?(?P<era_before>{ERA} ?)?\[?(?P<year>{YEAR}|\d{{1,2}}(?= ?{ERA}))(?P<split>{SPLIT})"
    rf"\]?(?: ?(?P<era>{ERA}))?|,? (?P<word>{YEAR_WORD})| (?P<follow>(?:following|ensuing|next|preceding)(?= |[,.;])(?! (?:the|an?|his|her|their|its) [^,.;]{{1,60}},)))"
)
STYLE = r"(?: ?\(?(?P<style>O\.? ?S\.?|N\.? ?S\.?|Old Style|New Style)\)?(?!\w))?"
JOINT = rf"(?: ?(?:{DASH}|/) ?| (?:and|or|to|until|till|through) (?:the )?)"


def era_of(*written: str | None) -> bool | None:
    """True before Christ, False after, None where no era is written."""
    said = next((era for era in written if era), None)
    return None if said is None else re.match(BCE, said) is not None


def _tail(found: re.Match[str]) -> dict[str, object]:
    """The year's part of a date, as fields of `Said`."""
    groups = found.groupdict()
    if groups.get("word"):
        return {"year_word": which_of(groups["word"])}
    if groups.get("follow"):
        return {"year_word": "before" if which_of(groups["follow"]) == "previous" else "after"}
    if not groups.get("year"):
        return {}
    year, bce = int(groups["year"]), era_of(groups.get("era_before"), groups.get("era"))
    split = (groups.get("split") or "")[1:]
    return {"year": year, "bce": bce, "until": completed(year, split) if split else None}


def completed(first: int, last: str) -> int:
    """The second year of a pair, its leading digits understood: 1914, "18" -> 1918."""
    whole = str(first)
    return int(whole[: max(0, len(whole) - len(last))] + last)


def which_of(words: str) -> str:
    """same, next or previous."""
    if re.search(r"following|ensuing|next|after|coming|subsequent|succeeding", words, re.I):
        return "next"
    return "previous" if re.search(r"previous|preceding|before|prior|last", words, re.I) else "same"


def _dual(said: dict[str, object], month: int) -> dict[str, object]:
    """January to March 1534/5 is 1535 in new reckoning: the second of the years written."""
    until = said.pop("until", None)
    return {**said, "year": until} if until is not None and month <= 3 else said


@rule(rf"(?:{ERA} )?[12]?\d{{3}}-\d\d-\d\d(?!\d)|{ERA} \d{{3,4}}-\d\d(?![\d-])")
def _iso(found: re.Match[str]) -> Said | None:
    year, month, *day = re.findall(r"\d+", found.group())
    if not 1 <= int(month) <= 12:
        return None
    return Said(year=int(year), bce=False, month=int(month), day=int(day[0]) if day else None)


@rule(
    rf"(?:(?P<weekday>{WEEKDAY}),? )?(?:[Tt]he )?(?:(?P<first>{DAY})(?: day)?(?P<joint>{JOINT}))?"
    rf"(?:(?P<day>{DAY})(?: day)?,? (?:of )?|(?P<day_word>{ORDINAL_WORD})(?: day)? of )(?P<month>{MONTH}){STYLE}{TAIL}?{STYLE.replace('style', 'style_after')}"
)
def _day_month(found: re.Match[str]) -> Said | None:
    day = number(found["day"]) if found["day"] else ORDINALS[found["day_word"]]
    return _full(found, day)


@rule(
    rf"(?:(?P<weekday>{WEEKDAY}),? )?(?P<month>{MONTH}) (?:the )?(?:(?P<first>{DAY})(?P<joint>{JOINT}))?(?P<day>{DAY})"
    rf"(?!\s?{DASH}\d)(?:{STYLE}(?:(?=,|\s+[12]\d\d\d|\s+of){TAIL}))?(?:{STYLE.replace('style', 'style_after')})"
)
def _month_day(found: re.Match[str]) -> Said | None:
    return _full(found, number(found["day"]))


def _full(found: re.Match[str], day: int | None) -> Said | None:
    if day is None or day > 31:
        return None
    month = month_number(found["month"])
    style = found.groupdict().get("style") or found.groupdict().get("style_after") or ""
    said = Said(month=month, day=day, weekday=_weekday(found["weekday"]), julian=style.startswith("O"))
    if found["first"] and "/" not in found["joint"]:
        said = msgspec.structs.replace(said, number=number(found["first"]))
    return msgspec.structs.replace(said, **_dual(_tail(found), month))


def _weekday(word: str | None) -> int | None:
    return WEEKDAYS.index(word) if word else None


@rule(rf"(?:[Tt]he )?(?P<month>{MONTH}){TAIL}")
def _month_year(found: re.Match[str]) -> Said | None:
    month = month_number(found["month"])
    return Said(month=month, **_dual(_tail(found), month))  # type: ignore[arg-type]


@rule(rf"(?:[Tt]he )?(?P<season>{SEASON})(?:(?:{JOINT})(?P<last>{SEASON}))?{TAIL}")
def _season_year(found: re.Match[str]) -> Said | None:
    said = _tail(found)
    said.pop("until", None)
    return Said(season=season_code(found["season"]), number=_last_season(found), **said)  # type: ignore[arg-type]


def _last_season(found: re.Match[str]) -> int | None:
    return season_code(found["last"]) if found["last"] else None


FEAST_NAMES = sorted({*calendars.FIXED_FEASTS, *calendars.MOVABLE_FEASTS}, key=len, reverse=True)


def _titled(name: str) -> str:
    words = [word if word in ("the",) else word[0].upper() + word[1:] for word in name.split()]
    return " ".join(words).replace(".", r"\.?").replace("’", "[’']?")


FEAST = "(?:" + "|".join(_titled(name) for name in FEAST_NAMES) + ")"
SAINT = "(?:" + "|".join(n.title().replace(" And ", " and ").replace(" The ", " the ") for n in calendars.SAINTS) + ")"
SAINTS_DAY = rf"St\.? {SAINT}(?:[’']s?)? [Dd]ay"


@rule(
    rf"(?:the )?(?:[Ff]east of )?(?P<feast>{FEAST}|{SAINTS_DAY})(?!\w){TAIL}?|the (?:[Ff]east of )(?P<saint>St\.? {SAINT}){TAIL.replace('P<', 'P<s_')}?"
)
def _feast(found: re.Match[str]) -> Said | None:
    return Said(feast=found["feast"] or found["saint"], **_tail(found))  # type: ignore[arg-type]


@rule(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|er)? (?P<month>(?i:{either(calendars.REPUBLICAN)})),? (?:of )?(?:the )?"
    r"(?:[Yy]ear |[Aa]n )(?P<year>[IVX]+|\d{1,2})"
)
def _republican(found: re.Match[str]) -> Said | None:
    year = found["year"]
    day = calendars.republican(
        int(found["day"]), found["month"], int(year) if year.isdigit() else calendars.roman(year)
    )
    if day is None:
        return None
    return Said(form="value", value="-".join(f"{n:02d}" for n in day), why="a day of the French Republican calendar")


@rule(
    rf"(?:the )?(?P<number>{ORDINAL_WORD}|\d{{1,2}}(?:st|nd|rd|th)) (?:regnal )?year of (?:the reign of )?(?:King |Queen )?"
    rf"(?P<sovereign>{either(calendars.ACCESSIONS)})(?!\w)"
)
def _regnal(found: re.Match[str]) -> Said | None:
    word = found["number"]
    reach = calendars.regnal(ORDINALS.get(word.casefold()) or number(word) or 0, found["sovereign"])
    if reach is None:
        return None
    value = "/".join(f"{y:04d}-{m:02d}-{d:02d}" for y, m, d in reach)
    return Said(form="value", value=value, why=f"a regnal year of {found['sovereign']}, counted from the accession")


@rule(
    r"(?:the )?(?:[Ff]iscal|[Ff]inancial) [Yy]ear (?P<year>1[89]\d\d|20\d\d)(?!\d)|FY ?(?P<short>1[89]\d\d|20\d\d)(?!\d)"
)
def _fiscal(found: re.Match[str]) -> Said | None:
    first, last = calendars.fiscal(int(found["year"] or found["short"]))
    value = f"{first[0]}-{first[1]:02d}/{last[0]}-{last[1]:02d}"
    return Said(form="value", value=value, why="a fiscal year of the United States, named by the year it ends in")


@rule(
    rf"(?:[Tt]he )?(?P<decade>[1-9]\d{{1,2}}0)[’']?s(?!\w)(?: (?P<era>{ERA}))?|(?:[Tt]he )?[’‘'](?P<short>[1-9]0)s(?!\w)"
)
def _decade(found: re.Match[str]) -> Said | None:
    if found["short"]:
        return Said(form="decade", number=int(found["short"]))
    return Said(form="decade", year=int(found["decade"]), bce=era_of(found["era"]))


@rule(
    rf"[Tt]he (?:(?P<century>{either(['eighteen', 'nineteen', 'seventeen', 'sixteen'])})[- ])?(?P<word>{either(DECADE_WORDS)})(?!\w)"
)
def _decade_word(found: re.Match[str]) -> Said | None:
    of_century = DECADE_WORDS[found["word"]]
    if found["century"]:
        return Said(form="decade", year=100 * NUMBERS[found["century"]] + of_century)
    return Said(form="decade", number=of_century) if of_century <= 90 else None


@rule(
    rf"(?:[Tt]he )?(?:(?P<first>(?i:{ORDINAL_WORD})|\d{{1,2}}(?:st|nd|rd|th))(?: century)?(?: {ERA})?(?P<joint>{JOINT}))?"
    rf"(?P<number>(?i:{ORDINAL_WORD})|\d{{1,2}}(?:st|nd|rd|th))[- ](?:[Cc]entury|[Cc]enturies)(?!\w)(?: (?P<era>{ERA}))?"
)
def _century(found: re.Match[str]) -> Said | None:
    count, first = (_count(found[name]) for name in ("number", "first"))
    if not count or count > 21 or (first and first > count and not era_of(found["era"])):
        return None
    return Said(form="century", year=count, bce=era_of(found["era"]), number=first)


def _count(word: str | None) -> int | None:
    return (ORDINALS.get(word.casefold()) or number(word)) if word else None


@rule(
    rf"(?P<era_before>{ERA} ?)?(?P<year>\d{{1,4}})(?! ?%)(?P<split>(?:/|{DASH})\d{{1,4}}(?!\d))? ?(?P<era>{ERA})|(?P<front>{ERA} ?)(?P<number>\d{{1,4}})(?!\d)(?P<more>{DASH}\d{{1,4}}(?!\d))?"
)
def _era_year(found: re.Match[str]) -> Said | None:
    year, split = int(found["year"] or found["number"]), (found["split"] or found["more"] or "")[1:]
    bce = era_of(found["era"], found["front"], found["era_before"])
    if year == 0:
        return None
    until = None if not split else int(split) if bce and int(split) < year else completed(year, split)
    return Said(year=year, bce=bce, until=until)


@rule(rf"(?P<year>[12]\d{{3}}) ?(?P<joint>{DASH}|/)(?P<split> ?\d{{1,4}})(?![\d,]*\d)")
def _year_pair(found: re.Match[str]) -> Said | None:
    return Said(year=int(found["year"]), until=completed(int(found["year"]), found["split"].strip()))


@rule(r"(?:the year )?\[?(?P<year>[12]\d{3}(?!\d))\]?")
def _year(found: re.Match[str]) -> Said | None:
    return Said(year=int(found["year"])) if int(found["year"]) <= 2100 else None


EVENT = r"(?: (?P<event>(?:(?:the|his|her|their|its) (?:[\w’'-]+ ){0,2}?)?[\w’'-]+))"
THAT = r"(?: (?:that|this)(?= \w+ed\b|[,.;]| \w+ \w+ed\b))"
LATER = rf"(?:later|afterwards?|on(?=[,.;])|hence|after(?! which)(?:{THAT}|{EVENT})?)"
EARLIER = rf"(?:earlier|previously|beforehand|before(?! which)(?:{THAT}|{EVENT.replace('event', 'event_before')})?)"
QUALITY = r"(?:(?P<about>[Aa]lmost|[Nn]early|[Aa]bout|[Ss]ome|[Rr]oughly|[Bb]arely|[Ss]carcely|[Ll]ess than|[Mm]ore than|[Oo]ver|[Hh]ardly) )?"


@rule(
    rf"{QUALITY}(?:the )?(?P<number>(?i:{NUMBER}))(?:[- ](?:long|full|short))? (?P<unit>{UNIT})s? "
    rf"(?:(?P<later>{LATER})|(?P<earlier>{EARLIER}))(?!\w)"
)
def _shift(found: re.Match[str]) -> Said | None:
    return _distance(found, "shift")


@rule(
    rf"(?:[Ww]ithin|[Ii]nside|[Oo]ver the (?:next|following)|[Ii]n the (?:next|following)) {QUALITY}(?P<number>(?i:{NUMBER})) (?P<unit>{UNIT})s?(?! of)"
)
def _within(found: re.Match[str]) -> Said | None:
    """Only one round unit ("within a fortnight") tells a time; "within weeks" and the like tell a pace."""
    said = _distance(found, "within")
    return said if said and not said.mark and (said.number == 1 or found["unit"] == "fortnight") else None


@rule(rf"[Aa]fter {QUALITY}(?P<number>(?i:{NUMBER})) (?P<unit>day|week|month|year)s?(?=[,.;])")
def _after(found: re.Match[str]) -> Said | None:
    return _distance(found, "shift")


_BEYOND = ("more than", "over")


def _distance(found: re.Match[str], form: str) -> Said | None:
    groups = found.groupdict()
    count, unit = number(groups["number"]), unit_name(groups["unit"])
    if (
        count is None
        or groups["number"].casefold() in VAGUE_NUMBERS
        or (groups.get("about") or "").casefold() in _BEYOND
    ):
        return None
    if unit == "hour":
        if count % 24 or not count:
            return None
        count, unit = count // 24, "day"
    if unit == "fortnight":
        count, unit = 14 * count, "day"
    sign = -1 if groups.get("earlier") else 1
    return Said(
        form=form,
        number=count,
        unit=unit,
        sign=sign,
        mark="~" if groups.get("about") else "",
        event=groups.get("event"),
    )  # type: ignore[arg-type]


NEXT = r"(?:following|next|ensuing|coming|subsequent|succeeding)"
PREVIOUS = r"(?:previous|preceding|prior|foregoing)"
SAME = r"(?:(?:(?:later|earlier|late|early) )?that(?: same| very)?|[Tt]he (?:very )?same|this(?: same| very)|the (?:very|self-same))"
TARGET = rf"(?:(?P<unit>{UNIT})|(?P<season>{SEASON})|(?P<month>{MONTH})|(?P<weekday>{WEEKDAY}))(?!\w|[’'](?!s\b)|-)"


@rule(
    rf"(?:(?:[Tt]he |[Tt]hat |on )?(?:very )?(?P<next>(?i:{NEXT}))|(?:[Tt]he )(?P<previous>{PREVIOUS})|(?P<same>(?i:{SAME}))) {TARGET}"
)
def _near(found: re.Match[str]) -> Said | None:
    which = "next" if found["next"] else "previous" if found["previous"] else "same"
    return _target(found, which)


@rule(rf"(?:[Tt]he ){TARGET} (?P<after>following|after|next|ensuing|before|previous|preceding)(?!\w){NOT_OBJECT}")
def _near_behind(found: re.Match[str]) -> Said | None:
    return _target(found, which_of(found["after"]))


@rule(
    rf"(?:[Tt]he )(?P<unit>day|night|morning|evening|afternoon|week|month|year) (?P<side>before|after)(?!\w)(?:{EVENT})?"
)
def _day_after(found: re.Match[str]) -> Said | None:
    sign = -1 if found["side"] == "before" else 1
    return Said(form="shift", number=1, unit=unit_name(found["unit"]), sign=sign, event=found["event"])


def _target(found: re.Match[str], which: str) -> Said | None:
    if found["unit"]:
        unit = unit_name(found["unit"])
        return None if unit in ("hour", "fortnight", "quarter") else Said(form="near", which=which, unit=unit)
    if found["season"]:
        return Said(form="near", which=which, season=season_code(found["season"]))
    if found["month"]:
        return Said(form="near", which=which, month=month_number(found["month"]))
    return Said(form="near", which=which, weekday=_weekday(found["weekday"]))


@rule(r"(?:on )?[Tt]he morrow(?! of)")
def _morrow(_: re.Match[str]) -> Said | None:
    return Said(form="shift", number=1, unit="day")


@rule(rf"[Bb]efore (?:the (?P<unit>year|month|decade|century)|(?P<month>{MONTH})) (?:was|were|is|had) (?:out|over)")
def _before_out(found: re.Match[str]) -> Said | None:
    if found["month"]:
        return Said(month=month_number(found["month"]))
    return Said(form="near", which="same", unit=found["unit"])


@rule(r"(?:[Tt]he )?(?P<unit>year|month|week|century)[’']s (?P<part>end|close|beginning|start|opening)")
def _years_end(found: re.Match[str]) -> Said | None:
    part = "end" if found["part"] in ("end", "close") else "beginning"
    return Said(form="near", which="same", unit=found["unit"], part=part)


@rule(r"[Tt]he (?P<unit>year|month|decade|century|week)(?!\w|-| (?:of|in|when|that|after|before)\b)")
def _the_unit(found: re.Match[str]) -> Said | None:
    """Only a period when something speaks of a part of it ("the end of the year"): `context` drops it otherwise."""
    return Said(form="near", which="same", unit=found["unit"], why="part")


@rule(rf"[Tt]he (?:(?P<digits>3[01]|[12]?\d)(?:st|nd|rd|th)|(?P<word>{ORDINAL_WORD}))(?![\w-])")
def _nth(found: re.Match[str]) -> Said | None:
    day = int(found["digits"]) if found["digits"] else ORDINALS[found["word"]]
    return Said(day=day, why="nth") if 1 <= day <= 31 else None


@rule(rf"(?P<month>{MONTH})(?![\w’'-])")
def _month(found: re.Match[str]) -> Said | None:
    return Said(month=month_number(found["month"]), why="bare")


@rule(rf"(?:[Tt]he )?(?P<season>{SEASON})(?: and(?: the)? (?P<last>{SEASON}))?(?![\w’'-])")
def _season(found: re.Match[str]) -> Said | None:
    return Said(season=season_code(found["season"]), number=_last_season(found), why="bare")


@rule(rf"(?P<weekday>{WEEKDAY})(?![\w’'-])")
def _bare_weekday(found: re.Match[str]) -> Said | None:
    return Said(weekday=_weekday(found["weekday"]), why="bare")


@rule(
    rf"(?:[Ee]very|[Ee]ach)(?: (?:other|second|third|fourth|few|\w+))? (?P<unit>{UNIT}|{SEASON}|{MONTH}|{WEEKDAY})s?(?!\w)|(?:(?<=on\s)|(?<=On\s))(?P<days>{WEEKDAY})s(?!\w)|[Aa]nnually|[Oo]nce a (?P<rate>day|week|month|year)"
)
def _set(found: re.Match[str]) -> Said | None:
    return Said(form="set")


@rule(
    rf"(?:[Aa]ged (?:of )?|at the age of |at age )(?:only |about |barely )?(?P<number>\d{{1,3}}|{either(NUMBERS)})(?![\w-])|(?:\d{{1,3}}|{either(NUMBERS)})[- ]years?[- ](?:old|of age)"
)
def _age(found: re.Match[str]) -> Said | None:
    return Said(form="age")


@rule(
    rf"(?P<number>(?i:{NUMBER}))(?: (?:long|full|whole|more|further|successive|consecutive)| and a half)?[- ](?P<unit>day|week|fortnight|month|year|decade)s?(?!\w)"
)
def _duration(found: re.Match[str]) -> Said | None:
    count, unit = number(found["number"]), unit_name(found["unit"])
    if count is None:
        return None
    count, unit = (
        (10 * count, "year") if unit == "decade" else (2 * count, "week") if unit == "fortnight" else (count, unit)
    )
    return Said(form="duration", iso8601=f"P{count}{ISO_UNITS[unit]}")


@rule(rf"(?P<year>[1-9]\d{{1,2}})(?P<split>{DASH}[1-9]\d{{1,2}})?(?![\d,%.:]*\d|%)")
def _small_year(found: re.Match[str]) -> Said | None:
    """Two or three digits: a year only in company that `context.plausible` accepts."""
    split = (found["split"] or "")[1:]
    return Said(year=int(found["year"]), until=int(split) if split else None, why="small")


_GROUP = re.compile(r"\(\?P<\w+>")
SCAN = re.compile(
    r"(?<![\w£$€#§/.,’'])(?:" + "|".join(f"(?:{_GROUP.sub('(?:', _spaced(p))})" for p, _, _ in RULES) + ")"
)


def scan(text: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
    """The date phrases of `text[start:end]` in order, none overlapping."""
    end = len(text) if end is None else end
    while hit := SCAN.search(text, start, end):
        found = _read(text, hit.start(), end)
        if found:
            yield found
        start = found.end if found else _next_word(text, hit.start(), end)


def _next_word(text: str, at: int, end: int) -> int:
    while at < end and text[at].isalnum():
        at += 1
    return at + 1


def _read(text: str, at: int, end: int) -> Found | None:
    for _, pattern, reader in RULES:
        found = pattern.match(text, at, end)
        said = reader(found) if found else None
        if found and said:
            return Found(start=at, end=found.end(), said=said)
    return None
