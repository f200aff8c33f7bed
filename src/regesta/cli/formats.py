"""`regesta formats`, `regesta schema`, `regesta completion`: what goes in, what comes out, and help for the shell."""

import click
from click.shell_completion import get_completion_class


@click.command()
def formats() -> None:
    """List the kinds of file that can be read. A file's content decides, its name only helps."""
    from regesta.source import formats

    for kind in formats():
        endings = " ".join(kind.endings)
        click.echo(f"{click.style(f'{kind.name:<10}', bold=True)}{endings:<20}{kind.description}")


@click.command()
def schema() -> None:
    """Print the JSON Schema of the ledger: the form of `regesta read FILE --format json`."""
    from regesta.core.schema import schema_bytes

    click.echo(schema_bytes(), nl=False)


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script for a shell.

    \b
    Examples:
      regesta completion bash > ~/.local/share/bash-completion/completions/regesta
      regesta completion fish > ~/.config/fish/completions/regesta.fish
    """
    from regesta.cli import main

    made = get_completion_class(shell)
    assert made is not None  # click knows the three by name
    click.echo(made(main, {}, "regesta", "_REGESTA_COMPLETE").source())
