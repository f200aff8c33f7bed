"""The pages of the documentation and their code blocks, run as a reader would run them.

`python` blocks of one page share their names and run in order. In a `console` block every line that begins with `$ ` is
a command, the lines below it what it prints; `console reader` marks output that depends on the language model. Other
blocks (`sh`, `json`, ...) are shown, not run. A page runs in a folder that holds the sample as `chapter.txt`.
"""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click
from click.testing import CliRunner

from regesta.cli import main
from regesta.cli.verbs import SHELVES, VERBS

HOUSE = Path(__file__).parents[2]
SAMPLE = HOUSE / "samples" / "the-library-at-varen.txt"
FENCE = re.compile(r"(?ms)^```(?P<kind>[^\n]*)\n(?P<body>.*?)^```$")
COMMAND = re.compile(r"(?m)^\$ (?P<words>.*)\n(?P<printed>(?:(?!\$ ).*\n)*)")
HELP = re.compile(r"(?ms)^<!-- help: -->\n.*?^<!-- end -->$")
LISTED = re.compile(r"(?ms)^<!-- pages -->\n.*?^<!-- end of pages -->$")
VERBS_OF_PAGE = re.compile(r"(?ms)^<!-- verbs -->\n.*?^<!-- end of verbs -->$")


class Command(NamedTuple):
    """A command of a transcript, without the program's name, and what the page says that it prints."""

    words: list[str]
    printed: str


def pages() -> list[Path]:
    """README and every page of `docs`."""
    return [HOUSE / "README.md", *sorted((HOUSE / "docs").rglob("*.md"))]


def blocks(page: Path, kind: str) -> list[str]:
    """The bodies of the blocks of one kind."""
    return [found["body"] for found in FENCE.finditer(page.read_text(encoding="utf-8")) if found["kind"] == kind]


def commands(block: str) -> Iterator[Command]:
    """The commands of one transcript."""
    for found in COMMAND.finditer(block):
        words = shlex.split(found["words"])
        assert words[0] == "regesta", f"a transcript shows regesta, not {words[0]}"
        yield Command(words[1:], found["printed"])


def lay_out(folder: Path) -> None:
    """Put into a folder what the pages speak of."""
    shutil.copy(SAMPLE, folder / "chapter.txt")


def printed(words: list[str]) -> str:
    """What `regesta WORDS` prints, unstyled, in 100 columns; an exit status other than 0 is an error."""
    shown = CliRunner().invoke(main, words, prog_name="regesta", env={"COLUMNS": "100"})
    if shown.exit_code:
        raise AssertionError(
            f"regesta {shlex.join(words)} left with {shown.exit_code}: {shown.output}"
        ) from shown.exception
    return click.unstyle(shown.stdout)


def headings(text: str) -> list[str]:
    """The first words of the screen's sections."""
    return re.findall(r"(?m)^[A-Z][A-Z ]+[A-Z]", text)


def run_python(page: Path) -> dict[str, Any]:
    """Run a page's Python blocks one after the other; the names that they leave."""
    names: dict[str, Any] = {"__name__": page.stem}
    for number, block in enumerate(blocks(page, "python"), start=1):
        exec(compile(block, f"{page.name}, block {number}", "exec"), names)
    return names


def with_what_is_made(text: str) -> str:
    """The page with the program's help between `<!-- help: -->`, each verb's between `<!-- verbs -->`, the pages of
    `docs` between `<!-- pages -->`."""
    text = LISTED.sub(lambda _: f"<!-- pages -->\n{_pages()}\n<!-- end of pages -->", text)
    text = HELP.sub(lambda _: f"<!-- help: -->\n{_help()}\n<!-- end -->", text)
    return VERBS_OF_PAGE.sub(lambda _: f"<!-- verbs -->\n{_verbs()}\n<!-- end of verbs -->", text)


def _pages() -> str:
    titles = {page: page.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ") for page in pages()}
    listed = [page for page in titles if page.parent.name == "docs" and page.name != "index.md"]
    return "\n".join(f"- [{titles[page]}]({page.name})" for page in listed)


def _help(*verb: str) -> str:
    return f"```text\n{printed([*verb, '--help'])}```"


def _verbs() -> str:
    told = []
    for shelf in SHELVES:
        told.append(f"## {shelf}")
        told += [f"### {verb}\n\n{_help(verb)}" for verb, row in VERBS.items() if row.shelf == shelf]
    return "\n\n".join(["", *told, ""])


def with_transcripts(text: str) -> str:
    """The page with every command's output as it is now."""
    return FENCE.sub(lambda fence: _again(fence) if fence["kind"].startswith("console") else fence[0], text)


def _again(fence: re.Match[str]) -> str:
    made = "".join(f"$ regesta {shlex.join(c.words)}\n{printed(c.words)}" for c in commands(fence["body"]))
    return f"```{fence['kind']}\n{made.rstrip()}\n```"
