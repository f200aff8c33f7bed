import inspect

import msgspec
import pytest

from regesta.core import records
from regesta.core.records import Reading, Record
from tests.small import small_reading

PUBLISHED_KEYS = [
    *("ledger", "document", "notes", "times", "entities", "quotations", "attributions", "statements", "memberships"),
    *("ties", "works", "holdings", "causes", "accounts", "characterisations", "findings", "problems"),
]


def test_the_keys_of_a_ledger_are_the_published_ones_in_their_order() -> None:
    assert list(Reading.__struct_fields__) == PUBLISHED_KEYS


def test_a_record_never_changes() -> None:
    with pytest.raises(AttributeError):
        small_reading().statements[0].type = "release"  # type: ignore[misc]


def test_records_compare_by_value() -> None:
    assert small_reading() == small_reading()
    assert small_reading().statements[0] != msgspec.structs.replace(small_reading().statements[0], type="release")


@pytest.mark.parametrize(
    "record", [kind for _, kind in inspect.getmembers(records, inspect.isclass) if issubclass(kind, Record)]
)
def test_every_record_says_what_it_is(record: type[Record]) -> None:
    assert inspect.getdoc(record)
