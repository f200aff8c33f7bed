"""`regesta mcp`: the ledger's questions for language models, over standard input and output."""

import click

from regesta.cli.shelf import ledger_option, shelf


@click.command()
@ledger_option
def mcp(ledger: str) -> None:
    """Serve the ledger's questions over the Model Context Protocol (needs the extra `mcp`).

    Every answer holds verbatim words and their place. Put `regesta mcp --ledger PATH` in your client's settings.
    """
    from regesta.exports.mcp import server

    with shelf((), ledger) as kept:
        server(kept).run()
