import inspect
import re

import pytest

from regesta import errors
from regesta.errors import MissingSource, RegestaError

ALL = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, RegestaError)]
DRAWN = re.compile(r"(?m)^(?P<indent>[ │├└─]*)(?P<name>[A-Z]\w+) +(?:exit status )?(?P<status>\d)")


def test_the_tree_is_drawn_as_it_is() -> None:
    """The docstring of `regesta.errors` names every exception with its exit status, each under its parent."""
    path: list[tuple[int, str]] = []
    drawn = {}
    for found in DRAWN.finditer(errors.__doc__ or ""):
        path = [step for step in path if step[0] < len(found["indent"])]
        drawn[found["name"]] = (int(found["status"]), path[-1][1] if path else "Exception")
        path.append((len(found["indent"]), found["name"]))
    assert drawn == {kind.__name__: (kind.status, kind.__base__.__name__) for kind in ALL}  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", ALL)
def test_every_error_has_a_code_of_its_own(kind: type[RegestaError]) -> None:
    assert [other for other in ALL if other.code == kind.code] == [kind]


def test_an_error_says_what_was_expected_what_was_found_and_what_to_do() -> None:
    error = MissingSource(expected="a file", found="nothing at 'x'", hint="Check the name.")
    assert str(error) == "expected a file; found nothing at 'x'. Check the name."
