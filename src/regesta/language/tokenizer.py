"""How text is cut into words: spaCy's rules for English, with what history books need.

Offsets are never lost. Note markers part from the word before ("party48", "word.12", "peace†"); "c." of a date, "St.",
"A.D." stay whole; "'tis" is "'t" and "is", as the treebanks have it.
"""

import re

import spacy
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

_WHOLE = """
    A.D. B.C. B.C.E. C.E. a.d. b.c. A.M. P.M. a.m. p.m. U.S. U.S.S.R. U.K. N.S. O.S. M.P. Ph.D. D.C.
    c. ca. fl. d. b. r. St. Ste. Mr. Mrs. Ms. Messrs. Mme. Mlle. Dr. Rev. Hon. Gen. Col. Capt. Lt. Lieut. Maj. Sgt.
    Brig. Adm. Gov. Pres. Sen. Rep. Prof. Esq. Jr. Sr. Fr. Bro. Bp. Abp. Vol. vol. vols. No. Nos. nos. p. pp. ch.
    chap. ed. eds. trans. cf. viz. i.e. e.g. etc. ibid. Ibid. op. cit. loc. f. ff. n. nn. Co. Inc. Ltd. Bros. Mt. Ft.
    Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. Wm. Geo. Jas. Thos. Chas. Jno. Robt.
    """.split()
_PARTED = {
    "tis": "is", "twas": "was", "twere": "were", "twill": "will", "twould": "would",
}  # fmt: skip
_SUFFIXES = (
    r"(?<=[a-zà-ÿ]{3})\d{1,3}",
    r"(?<=[A-Za-zà-ÿ\)\]”\"’]{2}[.,;:!?])\d{1,3}",
    r"(?<=[.,;:!?][”\"’)])\d{1,3}",
    r"(?<=\b1\d{3}[.,;:])\d{1,3}",
    r"(?<=[A-Za-zà-ÿ.,;:!?”\"’])[*†‡§¶¹²³⁰⁴-⁹]+",
    r"(?<=[a-zà-ÿ]{2})[.](?=$)",
    r"(?:—|–|--)",
)
_PREFIXES = (r"(?:—|–|--)", r"[*†‡¶]")
_INFIXES = (
    r"(?<=[A-Za-zà-ÿ])[,;:!?](?=—|--)",
    r"(?<=[a-zà-ÿ]{2})[.](?=—|--)",
    r"(?:—|--+)",
    r"(?<=[0-9])[–-](?=[0-9])",
    r"(?<=[A-Za-zà-ÿ])[–](?=[A-Za-zà-ÿ0-9])",
    r"(?<=[a-z])[.?!;][”’\"]?(?=[A-Z“])",
)


def blank() -> Language:
    """An empty English pipeline with this tokenizer."""
    nlp = spacy.blank("en")
    nlp.tokenizer = make(nlp)
    return nlp


def make(nlp: Language) -> Tokenizer:
    """The tokenizer over the vocabulary of `nlp`."""
    defaults = nlp.Defaults
    rules = dict(defaults.tokenizer_exceptions)
    rules |= {word: [{ORTH: word}] for word in _WHOLE}
    rules |= {key: [{ORTH: cut} for cut in parts] for key, parts in _elisions().items()}
    return Tokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=compile_prefix_regex([*_PREFIXES, *(defaults.prefixes or ())]).search,
        suffix_search=compile_suffix_regex([*_SUFFIXES, *(defaults.suffixes or ())]).search,
        infix_finditer=compile_infix_regex([*_INFIXES, *(defaults.infixes or ())]).finditer,
        token_match=re.compile(r"^(?:[A-Z]\.){2,}$").match,
        url_match=defaults.url_match,
    )


def _elisions() -> dict[str, tuple[str, str]]:
    """ "'tis" and its kin with either apostrophe and either case of the first letter."""
    return {
        f"{mark}{first}{key[1:]}": (f"{mark}{first}", rest)
        for key, rest in _PARTED.items()
        for mark in "'’‘"
        for first in "tT"
    }
