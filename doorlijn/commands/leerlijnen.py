"""`doorlijn leerlijnen`: put a region's leerlijnen and the minister's list of qualifications into the catalogue."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from doorlijn.exits import USAGE
from doorlijn.installation import HERE, Installation
from doorlijn.region.leerlijnen import qualifications, read
from language.days import local

app = typer.Typer(no_args_is_help=True, help="Leerlijnen and the qualifications they lead to.")


@app.callback()
def leerlijnen() -> None:
    """Leerlijnen and the qualifications they lead to."""


@app.command("import")
def import_leerlijnen(
    file: Annotated[
        Path, typer.Argument(help="YAML, as doorlijn/region/leerlijnen.yaml.", exists=True, dir_okay=False)
    ],
    *,
    list_file: Annotated[
        Path | None,
        typer.Option("--qualifications", help="The minister's list (CSV); entree and level 2 are loaded."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read the files, change nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="For machines, on stdout.")] = False,
    url: Annotated[str, typer.Option(help="Address of the installation.", envvar="DOORLIJN_URL")] = HERE,
    token: Annotated[
        str, typer.Option(help="Token of a coordinator; in the demo one is fetched.", envvar="DOORLIJN_TOKEN")
    ] = "",
) -> None:
    """Import leerlijnen; twice changes nothing. Example: doorlijn leerlijnen import doorlijn/region/leerlijnen.yaml."""
    today = local(datetime.now(UTC)).date()  # noqa: TID251  the door: inside, the time is an argument
    try:
        bodies = {each.code: each.body(today) for each in read(file)}
        listed = qualifications(list_file) if list_file else []
    except (ValueError, KeyError, OSError) as wrong:
        typer.echo(f"Dit bestand kan niet worden gelezen: {wrong}", err=True)
        raise typer.Exit(USAGE) from wrong
    if not dry_run:
        there = Installation(url).signed_in_as("coordinator", token)
        if listed:
            there.post("aftercare", "/v1/qualification-loads", {"qualifications": listed})
        for code, body in bodies.items():
            there.put("aftercare", f"/v1/leerlijnen/{code}", body)
    report = {"leerlijnen": len(bodies), "qualifications": len(listed), "dry_run": dry_run}
    if as_json:
        typer.echo(json.dumps(report))
    else:
        said = "Zou geladen worden" if dry_run else "Geladen"
        Console().print(f"{said}: {len(bodies)} leerlijnen, {len(listed)} kwalificaties.", highlight=False)
