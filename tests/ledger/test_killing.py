"""A writer killed at a random moment loses no committed reading and leaves no half one; the next run goes on."""

import random
from pathlib import Path

from benchmarks.ledger import kill_a_writer, whole
from regesta.ledger import Ledger

KILLS = 10


def test_no_kill_loses_or_halves_a_reading(tmp_path: Path) -> None:
    path, chance, kept = tmp_path / "killed.db", random.Random(11), 0
    Ledger.open(path).close()
    for _ in range(KILLS):
        kill_a_writer(path, chance.uniform(0, 1))
        kept = whole(path, kept)
    assert kept > 0
