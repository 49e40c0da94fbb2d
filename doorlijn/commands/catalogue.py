"""`doorlijn catalogue`: bring the sheets of qualifications, work processes and recognised companies into the catalogue."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape

from doorlijn.exits import FAILED, NOT_FOUND, OK
from doorlijn.installation import HERE, Installation

SHOWN = 100  # rows on a terminal; --json has them all
EXAMPLES = """
Examples:

  doorlijn catalogue import qualifications.csv --dry-run    look first, change nothing

  doorlijn catalogue import work-processes.csv              bring them in; twice changes nothing

  doorlijn catalogue import recognitions.csv --json | jq .refused

The sheet is Excel (.xlsx) or CSV (; , or tab), one of four kinds, known by its columns: kwalificatie (domein_crebo, domein, dossier_crebo,
dossier, crebo, kwalificatie, niveau, soort, leerweg), werkproces (crebo, dossierversie, kerntaak, werkproces, titel,
geldig_van, geldig_tot), stap (crebo, dossierversie, werkproces, stap, tekst) or leerbedrijf (sbb_id, leerbedrijf, adres, plaats, crebo, geldig_van, geldig_tot).

Exit: 0 every row went in (or would) · 1 a row or the sheet was refused · 2 usage · 3 no such file · 5 no answer.
"""
KINDS = {
    "qualifications": "kwalificaties",
    "work_processes": "werkprocessen",
    "work_cards": "werkkaarten",
    "recognitions": "erkenningen",
}

app = typer.Typer(no_args_is_help=True, help="Qualifications, work processes and recognised training companies.")
messages = Console(stderr=True)


@app.callback()
def catalogue() -> None:
    """Qualifications, work processes and recognised training companies."""


@app.command("import", epilog=EXAMPLES)
def import_sheet(
    file: Annotated[Path, typer.Argument(help="Excel (.xlsx) or CSV.", show_default=False)],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Look what would happen, change nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="For machines, on stdout.")] = False,
    url: Annotated[str, typer.Option(help="Address of the installation.", envvar="DOORLIJN_URL")] = HERE,
    token: Annotated[
        str, typer.Option(help="Token of a coordinator; in the demo one is fetched.", envvar="DOORLIJN_TOKEN")
    ] = "",
) -> None:
    """Import a sheet of the catalogue: good rows go in, bad rows come back with row, column and reason."""
    if not file.is_file():
        messages.print(f"[red]Het bestand {escape(str(file))} is er niet. Kijk de naam na.[/]", highlight=False)
        raise typer.Exit(NOT_FOUND)
    there = Installation(url).signed_in_as("coordinator", token)
    answer = there.send_file("certification", "/v1/catalogue-imports", file.name, file.read_bytes(), dry_run=dry_run)
    told: dict[str, Any] = answer.json()
    if as_json:
        typer.echo(json.dumps(told, ensure_ascii=False))
    elif answer.is_success:
        _tell(told)
    else:
        for each in told.get("errors", [{"field": "", "reason": told.get("detail", "")}]):
            typer.echo(f"{each['field']}  {each['reason']}")
    raise typer.Exit(OK if answer.is_success and not told["refused"] else FAILED)


def _tell(told: dict[str, Any]) -> None:
    for note in told["notes"]:
        messages.print(escape(note), highlight=False)
    for name, word in (("remarks", "let op: "), ("refused", "")):
        for each in told[name][:SHOWN]:
            typer.echo(f"rij {each['row']}  {each['column']}  {word}{each['reason']}")
        if len(told[name]) > SHOWN:
            typer.echo(f"… en nog {len(told[name]) - SHOWN}. Met --json ziet u ze allemaal.")
    verb = "Zou inlezen" if told["dry_run"] else "Ingelezen"
    counts = "nieuw {new}, gewijzigd {changed}, gelijk {unchanged}".format(**told)
    refused = len({each["row"] for each in told["refused"]})
    typer.echo(f"{verb} ({KINDS[told['kind']]}): {counts}. Geweigerd: {refused} rijen.")
