"""The benchmark beside other programs: one that breaks off has a row that says so, and stops none of the others."""

import sys
from collections.abc import Sequence

import pytest

from benchmarks import dates
from benchmarks.date_peers import SENTENCE


def broken(_: object) -> dates.Run:
    raise dates.Failed("stopped after 600 CPU seconds")


def idle(texts: Sequence[str]) -> dates.Run:
    return dates.Run([[] for _ in texts], 1.0, "1.0")


def test_a_program_that_fails_says_why() -> None:
    with pytest.raises(dates.Failed, match="nosuchprogram"):
        dates.theirs(sys.executable, "nosuchprogram", ["In 1934."])
    with pytest.raises(dates.Failed, match="No such file"):
        dates.theirs("no-such-python", "dateparser", ["In 1934."])


@pytest.mark.skipif(not dates.DATA.exists(), reason="the corpora do not stand beside the checkout")
def test_a_failure_is_a_row_and_the_next_program_runs(capsys: pytest.CaptureFixture[str]) -> None:
    dates.print_table({"slow": broken, "idle": idle}, misses=False)
    _, first, second = capsys.readouterr().out.splitlines()
    assert first.split() == ["slow", "failed:", "stopped", "after", "600", "CPU", "seconds"]
    assert second.split()[:4] == ["idle", "1.0", "0.000", "0.000"]


def test_sentences_keep_their_places() -> None:
    """He left in May 1905. “Never,” he said.

    The next year it closed
    """
    text = test_sentences_keep_their_places.__doc__ or ""
    assert [hit.group() for hit in SENTENCE.finditer(text)] == [
        "He left in May 1905.",
        "“Never,” he said.",
        "The next year it closed",
    ]
