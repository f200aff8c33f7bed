"""A value that is only inferred: the qualifier for "uncertain" at each of its dates."""

from regesta.core.edtf.grammar import parse
from regesta.core.edtf.model import Set

_DOUBTED = {"~": "%", "?": "?", "%": "%"}


def doubted(text: str) -> str:
    """The EDTF string as one that is not certain; sets, and sides with a time of day, take no qualifier and stay.

    >>> doubted("1927-12"), doubted("1901~/1904~"), doubted("../1928")
    ('1927-12?', '1901%/1904%', '../1928?')

    Raises:
        EdtfError: it is no EDTF.
    """
    return text if isinstance(parse(text), Set) else "/".join(_side(side) for side in text.strip().split("/"))


def _side(side: str) -> str:
    if side in ("", "..") or "T" in side:
        return side
    return side[:-1] + _DOUBTED[side[-1]] if side[-1] in _DOUBTED else f"{side}?"
