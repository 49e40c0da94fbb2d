"""`doorlijn covenant`: the agreement that says who may see what of a young person."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from access import covenants
from doorlijn.exits import FAILED

app = typer.Typer(no_args_is_help=True, help="The region's agreement on who may see what.")


@app.callback()
def covenant() -> None:
    """Keep `covenant` a group, also while it has one command."""


@app.command()
def check(
    file: Annotated[Path, typer.Argument(help="A covenant file (YAML).")],
    json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
) -> None:
    """Check a covenant file; names every mistake with its line. Example: doorlijn covenant check access/covenant/de-lijnstreek.yaml."""
    try:
        found = covenants.load(file)
    except covenants.CovenantIsWrong as wrong:
        for error in wrong.errors:
            typer.echo(error, err=True)
        raise typer.Exit(FAILED) from wrong
    lines = [
        {
            "purpose": rule.purpose,
            "role": rule.role,
            "relation": rule.relation,
            "data": ", ".join(sorted(rule.data)),
            "phases": ", ".join(sorted(rule.phases)),
            "basis": rule.basis,
            "until": f"{rule.until}",
        }
        for rule in found.rules
    ]
    if json:
        Console().print_json(data={"region": found.region, "version": found.version, "rules": lines})
        return
    table = Table(*lines[0], title=f"{found.region}, {found.version}: {found.begins_on} - {found.ends_on}")
    for line in lines:
        table.add_row(*line.values())
    Console().print(table)
