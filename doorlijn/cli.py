"""The command `doorlijn`: one module per noun."""

import importlib
import sys
from typing import Final

import typer
from environs import EnvError

from doorlijn.exits import USAGE

HELP = """Doorlijn: a fact that matters about a school leaver reaches, within seconds, the person who must act.

Start with [bold]doorlijn demo[/bold], then [bold]doorlijn tour[/bold].
"""

GROUPS: Final = (
    "run",
    "db",
    "events",
    "directory",
    "leavers",
    "leerlijnen",
    "catalogue",
    "praktijkverklaring",
    "diploma",
    "aftercare",
    "accounts",
    "covenant",
    "audit",
    "privacy",
    "reports",
)
COMMANDS: Final = ("demo", "tour", "simulate", "doctor", "secrets")

app = typer.Typer(no_args_is_help=True, rich_markup_mode="rich", pretty_exceptions_enable=False)


@app.callback(help=HELP)
def doorlijn() -> None:
    """Keep `doorlijn` a program of commands, also when only one of them is loaded."""


# Only the command that is asked for is loaded: the others' libraries would cost time and memory.
asked = {argument for argument in sys.argv[1:2] if argument in GROUPS + COMMANDS} or {*GROUPS, *COMMANDS}

for name in (name for name in GROUPS if name in asked):
    app.add_typer(importlib.import_module(f"doorlijn.commands.{name}").app, name=name)
for command in (name for name in COMMANDS if name in asked):
    app.command(command)(importlib.import_module(f"doorlijn.commands.{command}").command)


def main() -> None:
    """Run the command; a wrong setting is one clear sentence, not a trace."""
    try:
        app()
    except EnvError as error:
        typer.echo(str(error), err=True)
        raise SystemExit(USAGE) from error
