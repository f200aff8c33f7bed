"""How historians appraise a report, what they say it rests on, and how they hedge: tables read from the TOML files."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from regesta.core.records import Record


class Appraisal(Record, frozen=True, kw_only=True):
    """One row of `appraisals.toml`: what a phrase says of stance and evidence, and where it counts."""

    pattern: str
    stance: str | None = None
    flags: tuple[str, ...] = ()
    where: tuple[str, ...] = ()


@cache
def table(name: str) -> dict[str, Any]:
    """The whole of `NAME.toml`."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, case ignored."""
    return re.compile(pattern, re.I)


@cache
def appraisals(where: str) -> tuple[Appraisal, ...]:
    """The appraisals that count at `where` (near, after, cue), the strongest first."""
    rows = table("appraisals")["appraisal"]
    return tuple(
        Appraisal(
            pattern="|".join(f"(?:{p})" for p in row["patterns"]),
            stance=row.get("stance"),
            flags=tuple(row.get("flags", ())),
            where=tuple(row["where"]),
        )
        for row in rows
        if where in row["where"]
    )


@cache
def ground_pattern(flag: str) -> str:
    """The words that carry `flag` (rumour, coerced, eyewitness, document, hearsay) as one regular expression."""
    return "|".join(f"(?:{p})" for p in table("grounds")[flag]["patterns"])


@cache
def words(name: str, section: str, key: str) -> frozenset[str]:
    """A list of single words of a table."""
    return frozenset(table(name)[section].get(key, "").split())
