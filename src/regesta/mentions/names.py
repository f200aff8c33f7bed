"""Personal and other names as comparable keys: titles apart, case and diacritics folded, articles and possessives off.

The parts of a personal name follow TEI P5 section 14.2.1 (`forename`, `surname`, `genName`, `roleName`).
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

TITLES = frozenset(
    """
    president vice-president sir dame lord lady king queen emperor empress pope saint st. st duke duchess earl count
    countess prince princess baron baroness marquis marquess viscount general colonel captain major lieutenant
    sergeant marshal field-marshal admiral commodore commander father mother brother sister bishop archbishop
    cardinal dr dr. mr mr. mrs mrs. miss ms ms. professor comrade senator governor chancellor secretary judge
    justice chief tsar czar kaiser sultan shah madame monsieur abbé abbe rev. reverend rabbi imam caliph consul
    ambassador minister premier congressman representative mayor master herr frau don doña signor dom m. mme gen.
    col. capt. lt. maj. sen. gov. rep. prof. hon.
    """.split()
)
MEN = frozenset(
    """
    mr sir lord king emperor pope duke earl count prince baron father brother monsieur abbé herr don tsar czar kaiser
    sultan shah caliph
    """.split()
)
WOMEN = frozenset(
    """
    mrs miss ms dame lady queen empress duchess countess princess baroness mother sister madame mademoiselle frau doña
    tsarina
    """.split()
)
"""Titles that tell a man and a woman, before a name or alone."""
_SIR = MEN | frozenset("marquis marquess viscount mr. m. dom signor".split())
_MADAM = WOMEN | frozenset(
    "marquise marchioness viscountess mrs. ms. mme mme. mlle mlle. fräulein donna signora".split()
)
BODIES = frozenset(
    """
    league party union society council committee commission assembly association federation company
    order army government ministry department bureau guild club front bloc academy university institute convention
    """.split()
)
"""What a body that was named in full is called afterwards: "the League"."""
_SUFFIXES = frozenset(
    """
    jr jr. sr sr. esq esq.
    """.split()
)
_ROMAN = re.compile(r"^(?=[ivxl])(x{0,3})(ix|iv|v?i{0,3})$")
_SMALL = frozenset(("of", "the", "and", "for", "in", "to"))
_POSSESSIVE = re.compile(r"(?<=\w)(['’]s|(?<=s)['’])$")
_ARTICLE = re.compile(r"^(the|a|an|le|la|les|der|die|das|el)\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\s,;:()“”\"‘]+")


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Lower case without diacritics, white space as one space: "Doña  Inés" -> "dona ines"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(plain.casefold().replace("’", "'").split())


@lru_cache(maxsize=65536)
def key(name: str) -> tuple[str, ...]:
    """The folded words of a name without article and possessive: "The Soviet Union’s" -> ("soviet", "union")."""
    bare = _ARTICLE.sub("", _POSSESSIVE.sub("", name.strip()))
    return tuple(folded(word) for word in _WORD.findall(bare)) or (folded(name),)


@lru_cache(maxsize=65536)
def person_key(name: str) -> tuple[str, ...]:
    """A personal name's folded words without titles before and suffixes behind; all where only titles stand."""
    words = list(key(name))
    while len(words) > 1 and (words[0] in TITLES or words[0] == "the"):
        words = words[1:]
        if len(words) > 1 and words[0] == "of":
            words = words[1:]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    return tuple(words)


@lru_cache(maxsize=65536)
def titled(name: str) -> str | None:
    """ "m" or "f" as the title before a name tells ("Madame de Varn"); None without one that tells."""
    found = [word for word in key(name)[:-1] if word in _SIR or word in _MADAM]
    return None if not found else "f" if found[-1] in _MADAM else "m"


def is_regnal(words: Sequence[str]) -> bool:
    """Whether the last word is a ruler's number ("charles ii")."""
    return len(words) > 1 and bool(_ROMAN.match(words[-1]))


def surname(words: Sequence[str]) -> str:
    """The word that stands for the whole when a name is cut short: the surname, or a ruler's own name."""
    if is_regnal(words):
        return words[0]
    return words[0] if "of" in words and words.index("of") == 1 else words[-1]


def same_person(short: tuple[str, ...], full: tuple[str, ...]) -> float:
    """How well one personal key can stand for another, 0..1: 1 equal, .95 surname, .9 initials, .6 forename."""
    if short == full:
        return 1.0
    if len(short) == 1:
        return _single(short[0], full)
    if surname(short) == surname(full) and is_regnal(short) == is_regnal(full) and not is_regnal(short):
        return 0.9 if _forenames_agree(short[:-1], full[:-1]) else 0.0
    return 0.85 if full[: len(short)] == short and len(full) > len(short) and not is_regnal(full) else 0.0


def _single(word: str, full: tuple[str, ...]) -> float:
    if word == surname(full):
        return 0.95
    if len(full) > 2 and "of" in full and word == full[-1]:
        return 0.8
    return 0.6 if word == full[0] and len(full) > 1 and len(word) > 2 else 0.0


def _forenames_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Initials may stand for names and either side may leave names out: "j." and "john quincy" agree."""
    short, long = sorted((a, b), key=len)
    at = 0
    for word in short:
        while at < len(long) and not _name_agrees(word, long[at]):
            at += 1
        if at == len(long):
            return False
        at += 1
    return True


def _name_agrees(a: str, b: str) -> bool:
    a, b = a.rstrip("."), b.rstrip(".")
    return a == b or (min(len(a), len(b)) == 1 and a[:1] == b[:1])


def is_acronym(short: tuple[str, ...], full: tuple[str, ...], written: str) -> bool:
    """Whether `written` ("USSR", "N.A.A.C.P.") is made of the initials of `full`'s words."""
    letters = written.replace(".", "")
    if len(short) != 1 or not letters.isupper() or len(letters) < 2 or len(full) < 2:
        return False
    return letters.lower() in initials(full)


def initials(words: Sequence[str]) -> tuple[str, str]:
    """The first letters of all words, and of those that aren't small: "house of lords" -> ("hol", "hl")."""
    return "".join(w[0] for w in words), "".join(w[0] for w in words if w not in _SMALL)


_SAME = (
    ("united states", "united states of america", "u.s.", "us", "u.s", "usa", "u.s.a."),
    ("soviet union", "ussr", "u.s.s.r.", "union of soviet socialist republics"),
    ("great britain", "britain"),
    ("united kingdom", "uk", "u.k."),
    ("united nations", "un", "u.n."),
)
_CANON = {form: forms[0] for forms in _SAME for form in forms}


def canonical(words: tuple[str, ...]) -> tuple[str, ...]:
    """Well-known other forms of states and bodies brought to one form."""
    joined = " ".join(words)
    return tuple(_CANON.get(joined, joined).split())


def same_thing(short: tuple[str, ...], full: tuple[str, ...], kind: str) -> float:
    """How well a shorter name of a body, place, work or event stands for a longer one, 0..1."""
    if canonical(short) == canonical(full):
        return 1.0
    if len(short) >= len(full) or (kind == "place" and len(full) < 3):
        return 0.0
    if full[: len(short)] == short and full[len(short)] in ("of", "in", "for", "on", "against", "to"):
        return 0.85
    if kind in ("group", "event") and full[-len(short) :] == short and ("of" in full or len(short) > 1):
        return 0.75
    if kind == "group" and len(short) == 1 and full[-1] == short[0] in BODIES:
        return 0.7
    return 0.8 if kind == "work" and len(short) > 1 and full[: len(short)] == short else 0.0
