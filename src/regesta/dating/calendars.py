"""Other calendars and the feasts: Julian days, Easter, saints' days, French Republican dates, regnal and fiscal years.

Dates up to 1582 are left in the calendar of the text (Julian), as historians print them. Old Style is turned into the
Gregorian date only where the text itself says that it is Old Style.
"""

from regesta.core.edtf import civil, month_length, ordinal, weekday

Day = tuple[int, int, int]

FIXED_FEASTS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas night": (12, 25), "christmas": (12, 25),
    "boxing day": (12, 26), "new year’s day": (1, 1), "new year’s eve": (12, 31), "new year’s night": (1, 1),
    "epiphany": (1, 6), "twelfth night": (1, 5), "candlemas": (2, 2), "lady day": (3, 25), "the annunciation": (3, 25),
    "may day": (5, 1), "midsummer day": (6, 24), "midsummer’s day": (6, 24), "midsummer eve": (6, 23),
    "lammas": (8, 1), "the assumption": (8, 15), "holy cross day": (9, 14), "michaelmas": (9, 29),
    "halloween": (10, 31), "all hallows’ eve": (10, 31), "all saints’ day": (11, 1), "all saints’": (11, 1),
    "all souls’ day": (11, 2), "all souls’": (11, 2), "martinmas": (11, 11), "childermas": (12, 28),
    "holy innocents’ day": (12, 28), "armistice day": (11, 11), "bastille day": (7, 14), "independence day": (7, 4),
    "st. john’s eve": (6, 23), "st. bartholomew’s eve": (8, 23), "the circumcision": (1, 1),
    "the conversion of st. paul": (1, 25), "the purification": (2, 2), "roodmas": (5, 3), "lammastide": (8, 1),
    "the invention of the cross": (5, 3), "the visitation": (7, 2), "the transfiguration": (8, 6),
    "st. peter in chains": (8, 1), "the nativity of st. john": (6, 24), "the nativity of the virgin": (9, 8),
    "the exaltation of the cross": (9, 14), "all hallows": (11, 1), "hallowmas": (11, 1), "hallowtide": (11, 1),
    "the immaculate conception": (12, 8), "guy fawkes day": (11, 5), "guy fawkes night": (11, 5),
}  # fmt: skip
SAINTS = {
    "agnes": (1, 21), "paul": (6, 29), "blaise": (2, 3), "valentine": (2, 14), "david": (3, 1), "patrick": (3, 17),
    "joseph": (3, 19), "benedict": (3, 21), "george": (4, 23), "mark": (4, 25), "barnabas": (6, 11), "john": (6, 24),
    "john the baptist": (6, 24), "peter": (6, 29), "peter and paul": (6, 29), "swithin": (7, 15), "swithun": (7, 15),
    "mary magdalene": (7, 22), "james": (7, 25), "anne": (7, 26), "lawrence": (8, 10), "laurence": (8, 10),
    "bartholomew": (8, 24), "augustine": (8, 28), "giles": (9, 1), "matthew": (9, 21), "michael": (9, 29),
    "denis": (10, 9), "edward": (10, 13), "luke": (10, 18), "crispin": (10, 25), "simon and jude": (10, 28),
    "hubert": (11, 3), "martin": (11, 11), "edmund": (11, 20), "cecilia": (11, 22), "clement": (11, 23),
    "catherine": (11, 25), "katherine": (11, 25), "andrew": (11, 30), "nicholas": (12, 6), "lucy": (12, 13),
    "thomas": (12, 21), "stephen": (12, 26), "sylvester": (12, 31),
}  # fmt: skip
# days from Easter Sunday
MOVABLE_FEASTS = {
    "shrove tuesday": -47,
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "holy saturday": -1,
    "easter eve": -1,
    "easter sunday": 0,
    "easter day": 0,
    "easter": 0,
    "easter monday": 1,
    "easter tuesday": 2,
    "low sunday": 7,
    "ascension day": 39,
    "whit sunday": 49,
    "whitsunday": 49,
    "whitsun": 49,
    "whitsuntide": 49,
    "pentecost": 49,
    "whit monday": 50,
    "trinity sunday": 56,
    "corpus christi": 60,
    "septuagesima": -63,
    "sexagesima": -56,
    "quinquagesima": -49,
    "shrovetide": -47,
    "laetare sunday": -21,
    "passion sunday": -14,
    "quasimodo sunday": 7,
    "hocktide": 15,
    "hock monday": 15,
    "hock tuesday": 16,
    "rogation sunday": 35,
    "the ascension": 39,
    "whit tuesday": 51,
    "trinity": 56,
}
# first and last day from Easter Sunday
FEAST_WEEKS = {"lent": (-46, -1), "holy week": (-7, -1), "easter week": (0, 6), "whit week": (49, 55)}  # fmt: skip

_GREGORIAN_REFORM = 1582
_LAST_JULIAN = 1923  # until then a country of Europe still counted in Julian days


def easter(year: int) -> Day:
    """Easter Sunday: Gregorian (Meeus, Jones, Butcher) after 1582, Julian and in Julian days up to then."""
    if year <= _GREGORIAN_REFORM:
        moon = (19 * (year % 19) + 15) % 30
        sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
        month, day = divmod(moon + sunday + 114, 31)
        return year, month, day + 1
    golden, (century, of_century) = year % 19, divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap_centuries - moon_shift + 15) % 30
    sunday = (32 + 2 * century_rest + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return year, month, day + 1


def plain(feast: str) -> str:
    """A feast's name as the tables write it: folded, curly apostrophes, "St." for saint, no article."""
    name = " ".join(feast.casefold().replace("'", "’").split())
    name = name.removeprefix("the feast of ").removeprefix("feast of ")
    return name.replace("saint ", "st. ").replace("st ", "st. ") if name.startswith(("st ", "saint ")) else name


def feast_week(feast: str, year: int) -> tuple[Day, Day] | None:
    """First and last day of a feast that lasts; None for one of a single day."""
    ends = FEAST_WEEKS.get(plain(feast))
    if ends is None:
        return None
    sunday = ordinal(*easter(year))
    return civil(sunday + ends[0]), civil(sunday + ends[1])


def feast_day(feast: str, year: int) -> Day | None:
    """The day of a feast in a year; None for a feast that the tables lack."""
    name = plain(feast)
    if name in MOVABLE_FEASTS:
        return civil(ordinal(*easter(year)) + MOVABLE_FEASTS[name])
    if name in FIXED_FEASTS:
        return (year, *FIXED_FEASTS[name])
    saint = name.removeprefix("st. ").removesuffix(" day").removesuffix("’s").removesuffix("’")
    return (year, *SAINTS[saint]) if saint in SAINTS else None


def from_julian(year: int, month: int, day: int) -> Day:
    """The Gregorian day of a Julian one."""
    shifted = year - (month <= 2)
    ahead = shifted // 100 - shifted // 400 - 2
    return civil(ordinal(year, month, day) + ahead)


def one_day(old: tuple[int, int], new: tuple[int, int]) -> bool:
    """Whether a month and day Old Style and one New Style can be one day: ten to thirteen days apart."""
    return 10 <= (ordinal(2001, *new) - ordinal(2001, *old)) % 365 <= 13 if _in_year(*old) and _in_year(*new) else False


def _in_year(month: int, day: int) -> bool:
    return 1 <= day <= month_length(2001, month)


def printed_weekday(day: int) -> int:
    """The weekday of a date as historians print it: Julian up to the reform of 1582, Gregorian after it."""
    return next(iter(weekdays(day).values()))


def weekdays(day: int) -> dict[str, int]:
    """The weekdays (Monday 0) that a date as printed can have: calendar -> weekday, for the calendars then in use."""
    year, month, of_month = civil(day)
    julian = weekday(ordinal(*from_julian(year, month, of_month)))
    if year <= _GREGORIAN_REFORM:
        return {"Julian": julian}
    return {"Gregorian": weekday(day)} | ({"Julian": julian} if year <= _LAST_JULIAN else {})


def fits(day: int, said: int) -> str | None:
    """The calendar in which the date falls on that weekday; None where it does in neither."""
    return next((calendar for calendar, fitting in weekdays(day).items() if fitting == said), None)


REPUBLICAN_MONTHS = (
    "vendémiaire", "brumaire", "frimaire", "nivôse", "pluviôse", "ventôse",
    "germinal", "floréal", "prairial", "messidor", "thermidor", "fructidor",
)  # fmt: skip
_BARE = str.maketrans("éô", "eo")
REPUBLICAN = {name: at for at, month in enumerate(REPUBLICAN_MONTHS) for name in (month, month.translate(_BARE))}
# the September day on which each year of the Republic, I to XIV, began
_NEW_YEARS = (22, 22, 22, 23, 22, 22, 22, 23, 23, 23, 23, 24, 23, 23)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def roman(numeral: str) -> int:
    """The value of a Roman numeral."""
    values = [_ROMAN[letter] for letter in numeral.upper()]
    following = [*values[1:], 0]
    return sum(-here if here < after else here for here, after in zip(values, following, strict=True))


def republican(day: int, month: str, year: int) -> Day | None:
    """The Gregorian day of a French Republican one (years I to XIV); None outside."""
    at = REPUBLICAN.get(month.casefold())
    if at is None or not 1 <= year <= len(_NEW_YEARS):
        return None
    return civil(ordinal(1791 + year, 9, _NEW_YEARS[year - 1]) + 30 * at + day - 1)


# accession days of the sovereigns of England and Great Britain (Handbook of British Chronology), Old Style as used
ACCESSIONS: dict[str, Day] = {
    "William I": (1066, 12, 25), "William II": (1087, 9, 26), "Henry I": (1100, 8, 5), "Stephen": (1135, 12, 22),
    "Henry II": (1154, 12, 19), "Richard I": (1189, 9, 3), "John": (1199, 5, 27), "Henry III": (1216, 10, 28),
    "Edward I": (1272, 11, 20), "Edward II": (1307, 7, 8), "Edward III": (1327, 1, 25), "Richard II": (1377, 6, 22),
    "Henry IV": (1399, 9, 30), "Henry V": (1413, 3, 21), "Henry VI": (1422, 9, 1), "Edward IV": (1461, 3, 4),
    "Richard III": (1483, 6, 26), "Henry VII": (1485, 8, 22), "Henry VIII": (1509, 4, 22), "Edward VI": (1547, 1, 28),
    "Mary": (1553, 7, 6), "Elizabeth": (1558, 11, 17), "Elizabeth I": (1558, 11, 17), "James I": (1603, 3, 24),
    "Charles I": (1625, 3, 27), "Charles II": (1649, 1, 30), "James II": (1685, 2, 6), "Anne": (1702, 3, 8),
    "George I": (1714, 8, 1), "George II": (1727, 6, 11), "George III": (1760, 10, 25), "George IV": (1820, 1, 29),
    "William IV": (1830, 6, 26), "Victoria": (1837, 6, 20), "Edward VII": (1901, 1, 22), "George V": (1910, 5, 6),
    "George VI": (1936, 12, 11), "Elizabeth II": (1952, 2, 6),
}  # fmt: skip


def regnal(number: int, sovereign: str) -> tuple[Day, Day] | None:
    """First and last day of a sovereign's `number`th year; None for one unknown, or who did not reign so long."""
    began = ACCESSIONS.get(sovereign)
    if began is None or not 1 <= number <= 70:
        return None
    year, month, day = began
    first = (year + number - 1, month, day)
    after = min((accession for accession in ACCESSIONS.values() if accession > began), default=(9999, 1, 1))
    return (first, beside((year + number, month, day), -1)) if first < after else None


def beside(day: Day, days: int) -> Day:
    """The day so many days on."""
    return civil(ordinal(*day) + days)


HIJRI = {
    "Muharram": 1, "Safar": 2, "Rabi I": 3, "Rabi al-awwal": 3, "Rabi II": 4, "Rabi al-thani": 4, "Jumada I": 5,
    "Jumada II": 6, "Rajab": 7, "Sha’ban": 8, "Shaban": 8, "Ramadan": 9, "Shawwal": 10, "Dhu al-Qa’da": 11,
    "Dhu’l-Qa’da": 11, "Dhu al-Hijja": 12, "Dhu’l-Hijja": 12,
}  # fmt: skip
_HIJRA = (622, 7, 16)  # Julian


def hijri(year: int, month: int, day: int) -> Day:
    """A day of the Hijra by the civil tables, in Julian days up to the reform of 1582 and Gregorian ones after it."""
    months = 29 * (month - 1) + month // 2
    days = 354 * (year - 1) + (3 + 11 * year) // 30 + months + day - 1
    gregorian = civil(ordinal(*from_julian(*_HIJRA)) + days)
    return gregorian if gregorian > (_GREGORIAN_REFORM, 10, 14) else to_julian(*gregorian)


def to_julian(year: int, month: int, day: int) -> Day:
    """The Julian day of a Gregorian one."""
    there = ordinal(year, month, day)
    ahead = there - ordinal(*from_julian(*civil(there)))
    guess = civil(there + ahead)
    return guess if from_julian(*guess) == (year, month, day) else civil(there + ahead + 1)


def fiscal(year: int) -> tuple[Day, Day]:
    """First and last day of a fiscal year of the United States, named by the year in which it ends."""
    first_month = 7 if year <= 1976 else 10
    last = (6, 30) if year <= 1976 else (9, 30)
    return (year - 1, first_month, 1), (year, *last)
