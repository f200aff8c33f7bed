"""The documentation says what the program does. `make docs` makes again what is generated in it."""

from pathlib import Path

import pytest

from regesta.errors import ModelError
from tests.docs.pages import HOUSE, blocks, commands, headings, lay_out, pages, printed, run_python, with_what_is_made


def named(page: Path) -> str:
    return str(page.relative_to(HOUSE))


def having(kind: str) -> list[Path]:
    return [page for page in pages() if blocks(page, kind)]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    lay_out(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", having("console"), ids=named)
def test_a_transcript_is_what_the_program_prints(page: Path) -> None:
    for block in blocks(page, "console"):
        for command in commands(block):
            assert printed(command.words).rstrip() == command.printed.rstrip()


@pytest.mark.parametrize("page", having("console reader"), ids=named)
def test_a_transcript_of_a_reading_has_the_sections_that_it_shows(page: Path) -> None:
    for block in blocks(page, "console reader"):
        for command in commands(block):
            assert set(headings(command.printed)) <= set(headings(printed(command.words)))


@pytest.mark.parametrize("page", having("python"), ids=named)
def test_the_python_of_a_page_runs(page: Path) -> None:
    try:
        run_python(page)
    except ModelError as error:
        pytest.skip(f"no language model here: {error}")


@pytest.mark.parametrize("page", pages(), ids=named)
def test_what_is_made_in_a_page_is_current(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert with_what_is_made(text) == text


@pytest.mark.parametrize("page", pages(), ids=named)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    """Links within the repository; those to the world are not followed."""
    import re

    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []
