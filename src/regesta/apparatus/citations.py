"""The works that notes cite, as CSL-JSON items: a grammar of historians' references that leaves out what it can't read.

Read: books ("E. Crane, Salt (London: Faber, 1931), p. 4"), articles and chapters (a title in quotation marks), letters
("Fish to Davis, 30 December 1881, Fish Papers"), archival papers; ibid., op. cit. and short titles lead to the work
cited before. `note` of each item is the reference verbatim; a reference that fits no pattern gives no item.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import structs

from regesta.core.records import Note

Item = dict[str, Any]

LONGEST = 600  # code points; a longer stretch without a semicolon is discussion, not a reference
YEAR = r"(?:1[4-9]\d\d|20\d\d)"
NAME = r"[A-ZÀ-Þ][^,;:()“”‘\"]{1,60}"
DATE = rf"(?:\d{{1,2}} \w+|\w+ \d{{1,2}},) {YEAR}"
LOCATOR = re.compile(
    r"[,:]?\s*(?:(?P<label>pp?|fols?|ff?|chap|ch|n|nos?|doc)\.?\s+|(?<=[,:]\s))"
    r"(?P<pages>[\divxlc]+(?:[-–—,]\s*\d+)*f{0,2})\.?$"
)
LEAD = re.compile(
    r"^(?:(?:for [^.;]{1,200}, )?(?:see|cf\.|compare|in|quoted in|cited in|as in|also|e\.g\.|and|but|especially)"
    r"\s*(?:also|esp\.|especially|e\.g\.)?,?\s+)+",
    re.I,
)
NEW_SENTENCE = r"(?:(?<=\w\w)|(?<=[\d)’”]))\.\s+(?=[A-Z][a-z]+ [a-z]|(?:See|Cf\.|Quoted|Compare)\b)"
QUOTED = re.compile(
    rf"^(?:(?P<author>{NAME}(?:, (?:and )?{NAME})*?), )?[“‘\"](?P<title>[^”\"]+?),?[”’\"],? (?P<rest>.+)$"
)
JOURNAL = re.compile(
    r"^(?P<journal>[A-ZÀ-Þ][^\d(]+?),? (?P<volume>\d+)?(?:, no\. (?P<issue>\d+)|[./:](?P<issue2>\d+))? ?"
    rf"\((?P<date>[^()]*{YEAR})\)(?:[:,]\s*(?P<pages>.+))?$"
)
NEWSPAPER = re.compile(rf"^(?P<paper>[A-ZÀ-Þ][^,()]+), (?P<date>{DATE})$")
CHAPTER = re.compile(
    rf"^in (?:(?P<editor>{NAME}?),? \(?eds?\.\)?, )?(?P<book>[^(]+) \((?P<imprint>[^()]*{YEAR})\)(?P<rest>.*)$"
)
BOOK = re.compile(
    rf"^(?P<author>{NAME}(?:, (?:and )?{NAME})*?)(?:,? (?P<ed>\(?eds?\.\)?))?, (?P<title>[^(]+?),? "
    rf"\((?P<imprint>[^()]*{YEAR})\)(?P<rest>.*)$"
)
LETTER = re.compile(rf"^(?P<author>{NAME}?) to (?P<recipient>{NAME}?), (?P<date>{DATE})(?:, (?P<rest>.+))?$")
ARCHIVE = re.compile(
    r"\b(?:RG \d+|Archives?|Papers|MSS?|fond|[Ff]\. ?\d+, op\.|TNA|NARA|RGASPI|Box \d+|Add\. MS|Bibliothèque"
    r"|Library of Congress)\b"
)
SHORT = re.compile(rf"^(?P<author>{NAME}), (?P<title>[A-ZÀ-Þ“‘][^,]+)$")
IBID = re.compile(r"^(?:ibid(?:em)?|id(?:em)?|loc\. cit)\b\.?", re.I)
OP_CIT = re.compile(rf"^(?P<author>{NAME}), (?:op|loc)\. ?cit\.?", re.I)
IMPRINT = re.compile(rf"^(?:(?P<place>[^:,]+)(?:: (?P<publisher>.+?))?, )?(?:[^,]*?)(?P<year>{YEAR})$")
PARTICLES = set("and de der den des di da du la le van von zu ibn al el of the et y".split())
LABELS = {
    "p": "page",
    "pp": "page",
    "fol": "folio",
    "fols": "folio",
    "n": "note",
    "no": "issue",
    "chap": "chapter",
    "ch": "chapter",
}


def citations(body: str, *, earlier: Sequence[Item] = ()) -> list[Item]:
    """The references of one note, in order; `earlier` are the items cited before it, oldest first."""
    found: list[Item] = []
    for reference in _references(body):
        item = _item(reference, [*earlier, *found])
        if item:
            found.append({**item, "note": reference})
    return found


def cited(notes: Iterable[Note]) -> Iterator[Note]:
    """The notes with their citations, each resolved by the ones before."""
    earlier: list[Item] = []
    for note in notes:
        items = citations(note.body, earlier=earlier[-200:]) if note.body else []
        earlier += items
        yield structs.replace(note, citations=tuple(items))


def _references(body: str) -> Iterator[str]:
    """The note's parts, cut at semicolons and where a new sentence begins, brackets left whole."""
    words = " ".join(body.split())
    for part in re.split(rf";\s+(?![^()]{{0,300}}\))|{NEW_SENTENCE}", words):
        reference = LEAD.sub("", part).strip(" .")
        if reference and len(reference) <= LONGEST:
            yield reference


def _item(reference: str, earlier: Sequence[Item]) -> Item | None:
    words, locator = _located(reference)
    item = _repeated(words, earlier) or _quoted(words) or _book(words) or _letter(words) or _archival(words)
    item = item or _short(words, earlier)
    if item is None:
        return None
    bare = {key: value for key, value in item.items() if key not in {"locator", "label", "note"}}
    return {"id": _id(bare), **bare, **locator}


def _located(reference: str) -> tuple[str, Item]:
    """A reference without the page it points to, and that page."""
    match = LOCATOR.search(reference)
    if not match or (not match["label"] and re.match(YEAR, match["pages"])):
        return reference, {}
    label = LABELS.get(match["label"] or "p", "page")
    return reference[: match.start()].rstrip(" ,"), {"locator": match["pages"], "label": label}


def _repeated(words: str, earlier: Sequence[Item]) -> Item | None:
    """ibid. is the last work, op. cit. the last one of that author."""
    if IBID.match(words):
        return earlier[-1] if earlier else None
    match = OP_CIT.match(words)
    return _last_by(_family(match["author"]), earlier) if match else None


def _last_by(family: str, earlier: Sequence[Item]) -> Item | None:
    return next((item for item in reversed(earlier) if family in _families(item)), None)


def _families(item: Item) -> set[str]:
    return {name["family"] for key in ("author", "editor") for name in item.get(key, ())}


def _short(words: str, earlier: Sequence[Item]) -> Item | None:
    """A short title of a work cited before; else author and title as they stand, if a page was given."""
    match = SHORT.match(words)
    if not match:
        return None
    title, family = _plain(match["title"]), _family(match["author"])
    known = (e for e in reversed(earlier) if family in _families(e) and title in _plain(e.get("title", "")))
    return next(known, None)


def _plain(title: str) -> str:
    return re.sub(r"[^\w ]", "", title).casefold().strip()


def _quoted(words: str) -> Item | None:
    match = QUOTED.match(words)
    if not match:
        return None
    base = {"author": _names(match["author"]), "title": match["title"]}
    journal, chapter = JOURNAL.match(match["rest"]), CHAPTER.match(match["rest"])
    paper = NEWSPAPER.match(match["rest"])
    if paper:
        return _clean(
            {"type": "article-newspaper", **base, "container-title": paper["paper"], **_issued(paper["date"])}
        )
    if chapter:
        editors = {"editor": _names(chapter["editor"]), "container-title": chapter["book"].strip(" ,")}
        return _clean({"type": "chapter", **base, **editors, **_imprint(chapter["imprint"])})
    if not journal:
        return None
    issue = {"volume": journal["volume"], "issue": journal["issue"] or journal["issue2"], "page": journal["pages"]}
    return _clean(
        {"type": "article-journal", **base, "container-title": journal["journal"], **issue, **_issued(journal["date"])}
    )


def _book(words: str) -> Item | None:
    match = BOOK.match(words)
    if not match or not _is_name(match["author"]):
        return None
    role = "editor" if match["ed"] else "author"
    return _clean(
        {"type": "book", role: _names(match["author"]), "title": match["title"], **_imprint(match["imprint"])}
    )


def _letter(words: str) -> Item | None:
    match = LETTER.match(words)
    if not match:
        return None
    people = {"author": _names(match["author"]), "recipient": _names(match["recipient"])}
    title = f"{match['author']} to {match['recipient']}, {match['date']}"
    return _clean(
        {"type": "personal_communication", "title": title, **people, **_issued(match["date"]), "archive": match["rest"]}
    )


def _archival(words: str) -> Item | None:
    return {"type": "manuscript", "title": words} if ARCHIVE.search(words) else None


def _imprint(words: str) -> Item:
    match = IMPRINT.match(words.strip())
    place = {"publisher-place": match["place"], "publisher": match["publisher"]} if match else {}
    return {**place, **_issued(words)}


def _issued(words: str) -> Item:
    years = re.findall(YEAR, words)
    return {"issued": {"date-parts": [[int(years[-1])]]}} if years else {}


def _names(words: str | None) -> list[dict[str, str]]:
    people = re.split(r",? and |, ", words) if words else []
    return [_name(person.strip()) for person in people if person.strip()]


def _name(words: str) -> dict[str, str]:
    given, _, family = words.rpartition(" ")
    return {"family": family, "given": given} if given else {"family": family}


def _is_name(words: str) -> bool:
    """Whether nothing but particles begins with a small letter: prose about a work is no author."""
    small = {word for word in re.findall(r"\w+", words) if word[0].islower()}
    return small <= PARTICLES and len(words.split()) <= 12


def _family(words: str) -> str:
    return words.strip().rpartition(" ")[2]


def _clean(item: Item) -> Item:
    return {key: value for key, value in item.items() if value}


def _id(item: Item) -> str:
    """The same work has the same id: first name, year or first words of the title."""
    family = next((n["family"] for n in item.get("author") or item.get("editor") or ()), "")
    year = item.get("issued", {}).get("date-parts", [[""]])[0][0]
    words = re.findall(r"\w+", item.get("title", "").casefold())[:3]
    return "-".join(str(part) for part in (family.casefold(), year, *words) if part)
