"""The house rules that a machine can hold: short functions, short modules, plain names, nothing left undone."""

import ast
import re
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1]
PRODUCT = sorted((HOUSE / "src" / "regesta").rglob("*.py"))
AROUND = sorted(path for folder in ("tests", "training", "benchmarks") for path in (HOUSE / folder).rglob("*.py"))
UNDONE = re.compile("|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X:", "raise " + "NotImplementedError")))

Function = ast.FunctionDef | ast.AsyncFunctionDef


def named(path: Path) -> str:
    return str(path.relative_to(HOUSE))


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            yield node


def lines_of(function: Function) -> int:
    """From `def` to the last line, the docstring left out."""
    first = function.body[0]
    documented = (
        isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    )
    told = first.end_lineno - first.lineno + 1 if documented and first.end_lineno else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - told


@pytest.fixture(scope="module")
def lengths() -> dict[str, int]:
    return {
        f"{named(path)}:{function.lineno} {function.name}": lines_of(function)
        for path in PRODUCT
        for function in functions(path)
    }


def test_the_middling_function_is_under_ten_lines(lengths: dict[str, int]) -> None:
    assert statistics.median(lengths.values()) < 10


def test_nine_functions_in_ten_are_under_twenty_five_lines(lengths: dict[str, int]) -> None:
    long = sorted((size, where) for where, size in lengths.items() if size >= 25)
    assert len(long) <= len(lengths) / 10, long


@pytest.mark.parametrize("path", PRODUCT + AROUND, ids=named)
def test_a_module_is_under_four_hundred_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 400


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    drawers = {"utils", "util", "helpers", "helper", "manager", "managers", "misc", "common"}
    assert [named(path) for path in PRODUCT + AROUND if drawers & {path.stem, path.parent.name}] == []


def test_nothing_is_left_undone() -> None:
    assert [named(path) for path in PRODUCT + AROUND if UNDONE.search(path.read_text(encoding="utf-8"))] == []


def test_every_package_says_what_it_is_for() -> None:
    silent = [named(path) for path in PRODUCT if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert silent == []


def test_every_test_stands_where_its_source_stands() -> None:
    """A folder of tests mirrors a package."""
    packages = {path.parent.name for path in PRODUCT if path.name == "__init__.py"}
    folders = {path.name for path in (HOUSE / "tests").iterdir() if path.is_dir() and any(path.glob("test_*.py"))}
    assert folders - packages <= {"docs", "training", "benchmarks"}
