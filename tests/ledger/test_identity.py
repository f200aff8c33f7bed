"""Who is who: `same` and `different`, kept consistent, reversible, never silent."""

import msgspec
import pytest

from regesta import inquiry
from regesta.errors import UsageError
from regesta.ledger import Ledger
from tests.ledger.test_judgements import key, rows
from tests.small import small_reading


@pytest.fixture
def kept(ledger: Ledger) -> Ledger:
    """Two books that both tell of Clara Voss."""
    ledger.add(small_reading())
    other = msgspec.structs.replace(small_reading().document, title="Voss and her Age", sha256="4" * 64)
    ledger.add(msgspec.structs.replace(small_reading(), document=other))
    return ledger


def people(ledger: Ledger) -> list[str]:
    return [row["key"] for row in rows(ledger, "entity") if row["kind"] == "person"]


def clusters(ledger: Ledger) -> list[set[str]]:
    found: dict[int, set[str]] = {}
    for row in rows(ledger, "entity"):
        found.setdefault(row["cluster"], set()).add(row["key"])
    return [members for members in found.values() if len(members) > 1]


def test_the_same_name_in_two_books_is_a_candidate_and_no_merge(kept: Ledger) -> None:
    found = inquiry.candidates(kept)
    assert {(pair.a.name, pair.b.name, pair.reasons) for pair in found} == {
        ("Clara Voss", "Clara Voss", ("the same full name",)),
        ("Emil Roth", "Emil Roth", ("the same full name",)),
    }
    assert clusters(kept) == []
    assert {one.basis for one in inquiry.who(kept, "Clara Voss").identities} == {"named"}


def test_a_merge_joins_dossiers_and_says_so(kept: Ledger) -> None:
    voss = [people(kept)[0], people(kept)[2]]
    kept.same(voss, by="Ada")
    assert clusters(kept) == [set(voss)]
    assert {one.basis for one in inquiry.who(kept, "Voss").identities} == {"judged"}
    assert [pair.a.name for pair in inquiry.candidates(kept)] == ["Emil Roth"]


def test_a_split_takes_back_a_merge_and_both_are_undone(kept: Ledger) -> None:
    a, b = people(kept)[0], people(kept)[2]
    kept.same([a, b], by="Ada")
    step = kept.different(a, b, by="Bo")
    assert clusters(kept) == []
    kept.undo(step, by="Bo")
    assert clusters(kept) == [{a, b}]
    kept.undo(by="Ada")
    assert clusters(kept) == []


def test_different_against_a_chain_of_same_is_refused_with_the_steps(kept: Ledger) -> None:
    a, b, c, _ = people(kept)
    first = kept.same([a, b], by="Ada")
    second = kept.same([b, c], by="Ada")
    with pytest.raises(UsageError, match=f"steps {first}, {second}"):
        kept.different(a, c, by="Bo")
    assert clusters(kept) == [{a, b, c}]
    assert len(kept.history()) == 2


def test_same_against_different_is_refused(kept: Ledger) -> None:
    a, b, c, _ = people(kept)
    kept.different(a, c, by="Ada")
    kept.same([a, b], by="Ada")
    with pytest.raises(UsageError, match="either one or two"):
        kept.same([b, c], by="Bo")


def test_only_like_can_be_merged_with_like(kept: Ledger) -> None:
    group = next(row["key"] for row in rows(kept, "entity") if row["kind"] == "group")
    with pytest.raises(UsageError, match="one kind"):
        kept.same([people(kept)[0], group], by="Ada")
    with pytest.raises(UsageError, match="one kind"):
        kept.same([people(kept)[0], key(kept, "statement")], by="Ada")


def test_a_merge_stands_over_a_better_reading(kept: Ledger) -> None:
    kept.same([people(kept)[0], people(kept)[2]], by="Ada")
    kept.add(msgspec.structs.replace(small_reading(), holdings=()), source="the-council-of-1871")
    assert len(clusters(kept)[0]) == 2
