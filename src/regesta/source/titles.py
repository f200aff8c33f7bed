"""Tells a title from a short sentence, by its letters alone."""

import re

NUMBERED = re.compile(
    r"(?i)(?:chapter|part|book|volume|vol\.|appendix|section|act|lecture|letter)\s+(?:[ivxlc]+|\d+|[a-z]|one|two|three"
    r"|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:the\s+)?(?:fir|la)st|(?:the\s+)?[a-z]+(?:th|nd|rd))\b.{0,80}"
)
NAMED = re.compile(
    r"(?i)(?:(?:author.s |editor.s |translator.s |general )?(?:introduction|introductory|preface|foreword|prologue"
    r"|epilogue|afterword|conclusion|contents|table of contents|acknowledge?ments|bibliography|works cited|sources"
    r"|abbreviations|index|appendix|(?:end|foot)?notes|references|list of [a-z ]+|dramatis personae|chronology))\.?"
)
NUMERAL = re.compile(r"(?:[IVXLC]{1,6}|\d{1,3})\.?")
NOTES = re.compile(
    r"(?i)(?:(?:end|foot)?\s?-?notes?(?:\s+and\s+(?:references|sources))?(?:\s+(?:to|for|on)\s+.{1,60})?"
    r"|references|notes:|anmerkungen|notes et références)\.?:?"
)
INDEX = re.compile(r"(?i)(?:general |subject )?index(?: of .{1,40})?\.?")
STOP = ".,;:!?’”\"'-–—)]*"
LIMIT = 100


def is_marked_title(words: str) -> bool:
    """Whether it is a title beyond doubt: "CHAPTER IV", "Preface", "THE COMBATANTS.", "XII."."""
    words = words.strip()
    if not words or len(words) > LIMIT or "\t" in words:
        return False
    return bool(NUMBERED.fullmatch(words) or NAMED.fullmatch(words) or NUMERAL.fullmatch(words)) or _capitals(words)


def is_title_case(words: str) -> bool:
    """Whether its longer words mostly begin with capitals and it ends in no stop: "The Fall of the Directory"."""
    long = [w for w in re.findall(r"[^\W\d_]+", words) if len(w) > 3]
    capital = sum(w[0].isupper() for w in long)
    return could_be_title(words) and bool(long) and capital >= 0.6 * len(long)


def could_be_title(words: str) -> bool:
    """Whether it is short, begins with a capital and ends in no stop: what a title in sentence case looks like."""
    words = words.strip()
    if not words or len(words) > LIMIT or words[-1] in STOP or len(words.split()) > 14:
        return False
    head = re.sub(r"^(?:\d{1,2}|[IVXLC]{1,6})\.?\s+(?=\w)", "", words).lstrip("‘“\"'")
    return head[:1].isupper() and not re.search(r"[.;?!]\s|,\s.*\d|[\[\]]", head)


def title_level(words: str) -> int:
    """1 for a chapter's or a part's title and for capitals, 2 for the rest."""
    return 1 if is_marked_title(" ".join(words.split())) else 2


def _capitals(words: str) -> bool:
    letters = [c for c in words if c.isalpha()]
    lower = sum(c.islower() for c in letters)
    return len(letters) > 3 and lower == 0 and " " in words.strip() + " " and not re.search(r"\.\s+\S.*[.!?]$", words)
