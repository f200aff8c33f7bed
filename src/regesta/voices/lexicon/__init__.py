"""The words that bring in somebody's word for something, read from `cues.toml` and indexed by every form they take."""

import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from regesta.core.records import Record
from regesta.voices.lexicon.forms import noun_forms, verb_forms

Part = Literal["verb", "noun", "adjective"]
_FORMS: dict[Part, Callable[[str], set[str]]] = {
    "verb": verb_forms,
    "noun": noun_forms,
    "adjective": lambda word: {word},
}


class Cue(Record, frozen=True, kw_only=True):
    """What one class of cue words takes and implies; see the head of `cues.toml` for `complements`."""

    part: Part
    name: str
    complements: tuple[str, ...] = ()
    preps: tuple[str, ...] = ()
    stance: str = "neutral"
    rumour: bool = False


@cache
def table() -> dict[str, Any]:
    """The whole of `cues.toml`."""
    return tomllib.loads(files(__package__).joinpath("cues.toml").read_text(encoding="utf-8"))


@cache
def cues(part: Part) -> dict[str, tuple[Cue, ...]]:
    """Every form of every cue word (lower case) with its classes, in the table's order."""
    index: dict[str, tuple[Cue, ...]] = {}
    for name, row in table()[part].items():
        cue = _cue(part, name, row)
        for form in {form for word in row["words"].split() for form in _FORMS[part](word)}:
            index[form] = (*index.get(form, ()), cue)
    return index


def _cue(part: Part, name: str, row: dict[str, Any]) -> Cue:
    return Cue(
        part=part,
        name=name,
        complements=tuple(row.get("complements", ())),
        preps=tuple(row.get("preps", ())),
        stance=row.get("stance", "neutral"),
        rumour=row.get("rumour", False),
    )


def phrases(section: str, key: str) -> tuple[str, ...]:
    """A plain list of the table, e.g. `phrases("phrase", "put_it")`."""
    value = table()[section][key]
    return tuple(value.split() if isinstance(value, str) else value)


@cache
def alternatives(section: str, key: str) -> str:
    """The same as one regular expression of alternatives, longest first."""
    return "|".join(sorted((word.replace("-", r"\-") for word in phrases(section, key)), key=len, reverse=True))
