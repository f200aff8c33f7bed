import importlib
import subprocess
import sys
import time

import click
import pytest

import regesta
from regesta.cli import main
from regesta.cli.verbs import VERBS


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_of_the_table_exists_and_explains_itself(verb: str, run) -> None:
    module, _, name = VERBS[verb].target.partition(":")
    command = getattr(importlib.import_module(module), name)
    assert isinstance(command, click.Command)
    assert command.help
    shown = run(verb, "--help")
    assert shown.exit_code == 0
    assert shown.output.startswith(f"Usage: regesta {verb}")


def test_help_names_every_verb_and_every_exit_code(run) -> None:
    shown = run("--help").output
    assert all(f"\n  {verb} " in shown for verb in VERBS)
    assert "4  a language model is missing" in shown


def test_the_version_is_the_package_s(run) -> None:
    assert run("--version").output == f"regesta, version {regesta.__version__}\n"


@pytest.mark.parametrize("words", [["--bogus"], ["no-such-verb"], ["read"], ["read", "x", "--format", "yaml"]])
def test_words_that_are_off_have_their_own_status(words: list[str], run) -> None:
    shown = run(*words)
    assert shown.exit_code == 5
    assert "Usage: regesta" in shown.output


def test_no_verb_is_imported_before_it_is_called() -> None:
    asked = "import sys, regesta.cli; regesta.cli.main(['--help'], standalone_mode=False); print(sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout
    assert not [
        name for name in ("spacy", "numpy", "msgspec", "sqlalchemy", "regesta.cli.read") if f"'{name}'" in loaded
    ]


def test_help_comes_at_once() -> None:
    """A tenth of a second on an idle machine; a busy one is given ten times that."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "regesta", "--help"], capture_output=True, check=True)
    assert time.perf_counter() - began < 1.0


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_given_for_each_shell(shell: str, run) -> None:
    assert "_REGESTA_COMPLETE" in run("completion", shell).output


def test_a_verb_unknown_to_the_table_is_none() -> None:
    assert main.get_command(click.Context(main), "no-such-verb") is None  # type: ignore[attr-defined]


def test_a_fault_of_ours_is_told_without_a_traceback(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("regesta.core.schema.schema_bytes", lambda: 1 / 0)
    shown = run("schema")
    assert shown.exit_code == 1
    assert "ZeroDivisionError" in shown.stderr
    assert "Traceback" not in shown.stderr


def test_the_traceback_is_there_for_whoever_asks(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("regesta.core.schema.schema_bytes", lambda: 1 / 0)
    monkeypatch.setenv("REGESTA_TRACEBACK", "1")
    assert isinstance(run("schema").exception, ZeroDivisionError)
