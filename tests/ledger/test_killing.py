"""A writer killed at a random moment loses no committed reading and leaves no half one; the next run goes on."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.ledger import whole
from regesta.ledger import Ledger

KILLS = 10


def test_no_kill_loses_or_halves_a_reading(tmp_path: Path) -> None:
    path, chance, kept = tmp_path / "killed.db", random.Random(11), 0
    Ledger.open(path).close()
    for _ in range(KILLS):
        before = path.stat().st_mtime_ns
        writer = subprocess.Popen([sys.executable, "-m", "benchmarks.ledger", "--write", str(path)])
        wait_for_a_write(path, before)
        time.sleep(chance.uniform(0, 0.3))
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        kept = whole(path, kept)
    assert kept > 0


def wait_for_a_write(path: Path, before: int) -> None:
    """Until the writer has begun, however slow the machine is."""
    log = path.with_name(path.name + "-wal")
    deadline = time.monotonic() + 60
    while (
        time.monotonic() < deadline and not (log.exists() and log.stat().st_size) and path.stat().st_mtime_ns == before
    ):
        time.sleep(0.01)
