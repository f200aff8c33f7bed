"""The front door: `regesta VERB ...`. Verbs live in modules of their own, imported only when they are called."""

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

import regesta
from regesta.cli.errands import fault, tell
from regesta.cli.verbs import SHELVES, VERBS
from regesta.errors import RegestaError, UsageError

EXIT_CODES = """\b
Exit codes:
  0  done
  1  stopped, or an error of another kind
  2  a source can't be read
  3  a ledger can't be opened, read or written
  4  a language model is missing or doesn't fit
  5  the command's words are off
  6  the result can't be written
"""


@contextmanager
def refusals() -> Iterator[None]:
    """Tell what went wrong and leave with its exit status; a user's file or words never cause a traceback."""
    try:
        yield
    except RegestaError as error:
        tell(error)
        raise click.exceptions.Exit(error.status) from error
    except click.UsageError as error:
        error.show()
        raise click.exceptions.Exit(UsageError.status) from error
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except Exception as error:
        tell(fault(error))
        raise click.exceptions.Exit(RegestaError.status) from error


class FrontDoor(click.Group):
    """A group that knows its verbs by name and imports one only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every verb, in the table's order."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb's command, imported now; None where there is no such verb."""
        if cmd_name not in VERBS:
            return None
        module, _, name = VERBS[cmd_name].target.partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The verbs by shelf, with their summaries out of the table."""
        for shelf in SHELVES:
            rows = [(name, verb.summary) for name, verb in VERBS.items() if verb.shelf == shelf]
            if rows:
                with formatter.section(shelf):
                    formatter.write_dl(rows)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """As click does, with our exit status for words that are off."""
        with refusals():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """As click does, with our errors told in our way."""
        with refusals():
            return super().invoke(ctx)


@click.group(
    cls=FrontDoor,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=EXIT_CODES,
)
@click.version_option(regesta.__version__, prog_name="regesta")
def main() -> None:
    """Read history as a source critic does, and write the register.

    Every statement of a text, when, who, where, on whose word and on what evidence, each tied to the exact
    words that carry it.

    \b
    Examples:
      regesta read chapter.txt
      regesta read book.epub --format html -o book.html
      regesta claims chapter.txt --unsourced
    """
