from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import regesta
from regesta.cli import main
from tests.small import small_reading


@pytest.fixture
def run() -> Callable[..., Result]:
    """The command line, called with words: `run("read", path)`."""

    def call(*words: object, given: bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(word) for word in words], input=given, prog_name="regesta")

    return call


@pytest.fixture
def ledger_file(tmp_path: Path) -> Path:
    """A ledger in the JSON form, under a name that no shell would like."""
    path = tmp_path / "Le conseil\nde 1871 é.json"
    path.write_bytes(regesta.dump(small_reading()))
    return path
