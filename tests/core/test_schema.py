import json
from pathlib import Path

import jsonschema

import regesta
from regesta.core.schema import TYPE, VERSION, schema, schema_bytes
from tests.small import small_reading

PUBLISHED = Path(__file__).parents[2] / "docs" / "schema" / f"ledger-{VERSION}.json"


def test_the_published_schema_is_the_one_that_the_records_make() -> None:
    """`regesta schema > docs/schema/ledger-1.0.json` makes it current."""
    assert PUBLISHED.read_bytes() == schema_bytes()


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_a_ledger_answers_to_the_schema() -> None:
    jsonschema.validate(json.loads(regesta.dump(small_reading())), schema())


def test_the_types_of_statement_are_all_there_once() -> None:
    assert len(TYPE) == len(set(TYPE)) == 35
