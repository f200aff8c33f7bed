"""Two dates that make one: "from 1934 to 1936", "between 23 and 26 December", "1918 to 1921", "the 1920s and 1930s"."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from regesta.dating.lexicon import DASH
from regesta.dating.said import Found, Said

_DASH = re.compile(rf"\s?{DASH}\s?")
_TO = re.compile(
    r",?\s+(?:to|until|till|through|up to|thru)\s+(?:about\s+|around\s+|as late as\s+)?(?:the\s+)?(?:end\s+of\s+)?"
)
_AND = re.compile(r",?\s+and\s+(?:the\s+)?(?:about\s+|around\s+)?")
_LIST = re.compile(r",?\s+(?:and|or)\s+|,\s+")
_FROM = re.compile(r"(?<!\w)(?:from|between)\s+(?:the\s+)?(?:about\s+|around\s+|c\.\s*)?$", re.I)
_FAR_TO = re.compile(r",?\s+(?:until|till|to)\s+[^.;:()\n]{1,60}\s(?:in|on)\s+(?:the\s+)?")
_FAR_AND = re.compile(r",?\s+and\s+[^.;:()\n]{1,60}\s(?:in|on)\s+(?:the\s+)?")
_JOINABLE = ("point", "decade", "century", "near")
_LEAD = 24


def joined(text: str, founds: Sequence[Found]) -> list[Found]:
    """The phrases with the two sides of each range made one."""
    out: list[Found] = []
    for found in founds:
        if out and out[-1].last is None and _is_range(text, out[-1], found):
            out[-1] = _range(text, out[-1], found)
            continue
        if out and _LIST.fullmatch(text, out[-1].end, found.start) and _lacks_year(out[-1].said, found.said):
            out[-1] = replace(out[-1], said=borrowed(out[-1].said, found.said))
        out.append(found)
    return out


def _lacks_year(first: Said, last: Said) -> bool:
    """ "In March or April 1640": the first takes its year from the second."""
    yearless = first.month is not None and first.year is None and first.year_word is None and first.of_century is None
    return (
        yearless and first.form == "point" and last.month is not None and last.year is not None and _alike(first, last)
    )


def _is_range(text: str, first: Found, last: Found) -> bool:
    if first.said.form not in _JOINABLE or last.said.form not in _JOINABLE:
        return False
    gap = text[first.end : last.start]
    if len(gap) > 80 or first.said.until is not None:
        return False
    lead = _lead(text, first)
    if _DASH.fullmatch(gap) or (_TO.fullmatch(gap) and (lead == "from" or _alike(first.said, last.said))):
        return True
    if _AND.fullmatch(gap):
        alike = first.said.form == last.said.form and first.said.form in _ROUND
        return lead == "between" or (alike and _adjoin(first.said, last.said))
    return bool((lead == "from" and _FAR_TO.fullmatch(gap)) or (lead == "between" and _FAR_AND.fullmatch(gap)))


_ROUND = ("decade", "century")
_ENDS, _BEGINNINGS = ("late", "end", "second half"), ("early", "beginning", "first half")


def _adjoin(first: Said, last: Said) -> bool:
    """Whole periods, or the end of one and the beginning of the next: "the late sixteenth and early seventeenth"."""
    whole = (first.part, last.part) == (None, None)
    return whole or (first.form == "century" and first.part in _ENDS and last.part in _BEGINNINGS)


def _lead(text: str, first: Found) -> str | None:
    """The preposition that opens a range before its first date: "from" or "between"."""
    hit = _FROM.search(text[max(0, first.start - _LEAD) : first.start])
    return hit.group().split()[0].casefold() if hit else None


def _alike(a: Said, b: Said) -> bool:
    """Whether two dates are as fine as each other, so that "to" can only make them a range."""
    return (a.form, a.month is None, a.day is None) == (b.form, b.month is None, b.day is None)


def _range(text: str, first: Found, last: Found) -> Found:
    lead = _FROM.search(text[max(0, first.start - _LEAD) : first.start])
    start = first.start - len(lead.group()) if lead else first.start
    return replace(
        first, start=start, end=last.end, said=borrowed(first.said, last.said), last=last.said,
        first_end=first.end, last_start=last.start,
    )  # fmt: skip


def borrowed(first: Said, last: Said) -> Said:
    """The first side with what it leaves to the second to say: era, year, month ("6 to 10 May 1873")."""
    if first.bce is None and last.bce is not None and (first.year is not None or first.form != "point"):
        first = replace(first, bce=last.bce if not last.bce or (first.year or 0) >= (last.year or 0) else None)
    if first.form == "century" or first.form == "decade" or first.year is not None or first.year_word:
        return first
    if last.year is not None and last.form == "point":
        turns = first.month is not None and last.month is not None and first.month > last.month
        return replace(
            first, year=last.year - turns, bce=last.bce, month=first.month or (None if first.season else last.month)
        )
    return first
