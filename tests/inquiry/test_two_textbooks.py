"""Two textbooks on the first years of the Cold War, side by side: the passages stand beside the checkout.

Both tell of the alliance of 1949, of the end of the Berlin blockade and of the founding of West Germany; one gives a
day or a month where the other gives a year. They don't contradict one another, however well or badly they are read.
"""

from pathlib import Path

import pytest

import regesta
from regesta import inquiry
from regesta.errors import ModelError
from regesta.inquiry.records import Comparison, Matter
from regesta.ledger import Ledger

PASSAGES = Path(__file__).parents[3] / "shared" / "train"
NAMES = ("us-cold-war", "world-cold-war")


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    paths = [PASSAGES / f"{name}.txt" for name in NAMES]
    if not all(path.exists() for path in paths):
        pytest.skip(f"no passages at {PASSAGES}: two real sources can't be compared here")
    with Ledger.open(tmp_path_factory.mktemp("shelf") / "textbooks.db") as ledger:
        for path in paths:
            try:
                ledger.add(regesta.read(path), source=path.stem)
            except ModelError as error:
                pytest.skip(f"no language model here, so that no passage can be read and compared: {error}")
        return inquiry.compare(ledger, NAMES)


def told_by_both(compared: Comparison, kind: str, words: str) -> list[Matter]:
    both = [matter for matter in compared.matters if matter.relation != "only"]
    return [m for m in both if m.subject.startswith(kind) and any(words in e.proof.quote for e in m.sides[0])]


def test_the_alliance_is_one_event_and_one_date_is_finer(compared: Comparison) -> None:
    alliance = told_by_both(compared, "founding", "alliance") + told_by_both(compared, "founding", "Alliance")
    treaty = alliance or told_by_both(compared, "founding", "Treaty")
    assert [(matter.relation, "date" in matter.on) for matter in treaty] == [("finer", True)]
    assert any("North Atlantic" in reason for reason in treaty[0].same_as)


def test_each_side_shows_its_own_words(compared: Comparison) -> None:
    for matter in compared.matters:
        told = [{event.proof.source for event in side} for side in matter.sides]
        assert [sources <= {name} for sources, name in zip(told, NAMES, strict=True)] == [True, True]


def test_no_contradiction_of_who_took_part_is_invented(compared: Comparison) -> None:
    """Allies by name in one, "the capitalist countries" in the other; a date may be misread, and is shown as read."""
    differ = [matter for matter in compared.matters if matter.relation == "differ"]
    assert {role for matter in differ for role in matter.on} <= {"date"}


def test_who_is_taken_for_one_is_told_with_reasons(compared: Comparison) -> None:
    told = {(pair.a.name, pair.b.name): pair.reasons for pair in compared.people}
    assert told["Soviet Union", "Soviet Union"] == ("the same full name",)
    assert told["Berlin", "Berlin"] == ("the same name",)
