"""The published form of the ledger: its vocabularies and its JSON Schema, generated from the records.

A copy stands at `docs/schema/ledger-1.0.json`; a test holds it to be current, and `regesta schema` prints it.
"""

from typing import Any

import msgspec

from regesta.core.records import Reading

VERSION = "1.0"
ID = f"urn:regesta:schema:ledger:{VERSION}"

CERTAINTY = ("certain", "probable", "possible", "unknown")
STANCE = ("endorses", "neutral", "doubts", "rejects")
VERDICT = ("accepted", "open", "unsupported", "rejected")
EVIDENCE = (
    *("noted", "quoted", "document", "uncited", "unsupported", "rumour", "coerced", "eyewitness"),
    *("written-late", "forged", "lost", "disputed", "hearsay"),
)
ROLE = ("agent", "patient", "party", "recipient", "group", "place", "origin", "work", "topic")
FINDING = (
    *("date-conflict", "order", "impossible-age", "spelling-variant", "quote-mismatch"),
    *("note-gap", "note-orphan", "discredited-ground"),
)
STATEMENT_TYPES: dict[str, tuple[str, ...]] = {
    "life": ("birth", "death", "marriage"),
    "violence": ("killing", "execution", "conflict"),
    "justice": (
        *("accusation", "arrest", "investigation", "trial", "sentence", "imprisonment", "release"),
        *("confession", "recantation", "deprivation", "persecution"),
    ),
    "movement": ("travel", "exile"),
    "bodies": (
        *("founding", "dissolution", "joining", "expulsion", "resignation", "appointment", "removal"),
        "congress",
    ),
    "politics": ("alliance", "split", "agreement", "decree"),
    "letters": ("publication", "speech", "reading", "possession"),
}
TYPE = tuple(kind for kinds in STATEMENT_TYPES.values() for kind in kinds)

# Record and field -> the words published for it. They are a floor, never a fence: a later reader may use others.
VOCABULARIES: dict[tuple[str, str], tuple[str, ...]] = {
    ("Statement", "type"): TYPE,
    ("Statement", "certainty"): CERTAINTY,
    ("Holding", "certainty"): CERTAINTY,
    ("Attribution", "stance"): STANCE,
    ("Attribution", "evidence"): EVIDENCE,
    ("Account", "verdict"): VERDICT,
    ("Role", "role"): ROLE,
    ("Finding", "kind"): FINDING,
}


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of one document's ledger, the vocabularies given as examples."""
    made = msgspec.json.schema(Reading)
    for (record, field), words in VOCABULARIES.items():
        made["$defs"][record]["properties"][field]["examples"] = list(words)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": ID, "title": f"Regesta ledger {VERSION}"}
    return head | made


def schema_bytes() -> bytes:
    """The schema as it is published: UTF-8, two spaces a level, a line end at the end."""
    return msgspec.json.format(msgspec.json.encode(schema()), indent=2) + b"\n"
