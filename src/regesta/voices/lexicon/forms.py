"""The forms of a verb or noun: said, saying, says from "say"; British spellings beside American ones."""

_PAST = """
say said; tell told; write wrote written; think thought; hold held; know knew known; see saw seen; find found;
feel felt; speak spoke spoken; teach taught; swear swore sworn; understand understood; misunderstand
misunderstood; mistake mistook mistaken; take took taken; foresee foresaw foreseen; foretell foretold;
forecast forecast; read read; misread misread; forget forgot forgotten; show showed shown; prove proved
proven; sing sang sung; put put; give gave given; dream dreamed dreamt; learn learned learnt; uphold upheld;
overtake overtook; beget begot; leave left; hear heard; make made; lay laid; draw drew drawn; plead pleaded
pled; withhold withheld; let let; underwrite underwrote
"""
_IRREGULAR = {first: rest for first, *rest in (row.split() for row in _PAST.split(";"))}
_DOUBLED = frozenset("admit beg brag confer dub grin infer jot nod pen plan quip sob wag".split())


def verb_forms(lemma: str) -> set[str]:
    """All forms of a verb, its American and British spellings included."""
    found: set[str] = set()
    for word in _spellings(lemma):
        found |= {word, _third(word), _participle(word)} | set(_past(word))
    return found | {form.replace("eling", "elling").replace("eled", "elled") for form in found}


def noun_forms(lemma: str) -> set[str]:
    """Singular and plural of a noun."""
    return {form for word in _spellings(lemma) for form in (word, _third(word))}


def _spellings(word: str) -> set[str]:
    british = word.replace("ize", "ise") if word.endswith("ize") else word.replace("iza", "isa")
    return {word, british, british.replace("avor", "avour").replace("mor", "mour") if word[-2:] == "or" else british}


def _third(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    return word[:-1] + "ies" if _consonant_y(word) else word + "s"


def _participle(word: str) -> str:
    if word in _DOUBLED:
        return word + word[-1] + "ing"
    return word[:-1] + "ing" if word.endswith("e") and not word.endswith(("ee", "ye")) else word + "ing"


def _past(word: str) -> list[str]:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _DOUBLED:
        return [word + word[-1] + "ed"]
    if _consonant_y(word):
        return [word[:-1] + "ied"]
    return [word + "d" if word.endswith("e") else word + "ed"]


def _consonant_y(word: str) -> bool:
    return word.endswith("y") and word[-2] not in "aeiou"
