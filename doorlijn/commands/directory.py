"""`doorlijn directory`: put a region's organisations and people into the directory."""

import json
import os
from pathlib import Path
from typing import Annotated, Any

import httpx
import typer
from rich.console import Console
from rich.markup import escape

from doorlijn.exits import CONFLICT, DEPENDENCY_DOWN, FAILED, OK, USAGE
from doorlijn.installation import HERE
from doorlijn.region.reading import UnreadableFileError, read

app = typer.Typer(no_args_is_help=True, help="Organisations, people and their roles.")
messages = Console(stderr=True, soft_wrap=True, highlight=False)
answers = Console()

PATIENCE = 60.0  # seconds; a region of thousands of people is one transaction


@app.callback()
def directory() -> None:
    """Organisations, people and their roles."""


@app.command()
def load(
    file: Annotated[Path, typer.Argument(help="YAML or CSV.", exists=True, dir_okay=False)],
    *,
    url: Annotated[str, typer.Option(help="Address of the installation.", envvar="DOORLIJN_URL")] = HERE,
    token: Annotated[
        str,
        typer.Option(help="Token of an administrator; in the demo one is fetched.", envvar="DOORLIJN_TOKEN"),
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Look what would change, change nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="For machines, on stdout.")] = False,
) -> None:
    """Load organisations and people; names all errors at once, and twice changes nothing.

    Example: doorlijn directory load region.yaml --dry-run
    """
    try:
        body = read(file)
    except UnreadableFileError as wrong:
        raise _stop(str(wrong), USAGE) from wrong
    report = _send(url.rstrip("/"), token, body, is_dry_run=dry_run)
    if as_json:
        typer.echo(json.dumps(report, ensure_ascii=False))
    else:
        _show(report)
    raise typer.Exit(FAILED if report["refused"] else OK)


def _send(url: str, token: str, body: dict[str, Any], *, is_dry_run: bool) -> dict[str, Any]:
    try:
        with httpx.Client(base_url=url, timeout=PATIENCE) as client:
            headers = {"Authorization": f"Bearer {token or _demo_token(client)}"}
            params = {"dry_run": str(is_dry_run).lower()}
            address = "/api/directory/v1/directory-loads"
            answer = client.post(address, params=params, json=body, headers=headers)
    except httpx.TransportError as down:
        raise _stop(f"{url} antwoordt niet. Start Doorlijn, of geef --url.", DEPENDENCY_DOWN) from down
    if answer.status_code != httpx.codes.OK:
        code = CONFLICT if answer.status_code == httpx.codes.CONFLICT else FAILED
        raise _stop(_problem(answer), code)
    report: dict[str, Any] = answer.json()
    return report


def _demo_token(client: httpx.Client) -> str:
    """Ask a demo for a token of its admin; anywhere else a token has to be given."""
    listed = client.get("/demo/personen")
    if listed.status_code != httpx.codes.OK:
        raise _stop("Geef een token van een beheerder: --token of DOORLIJN_TOKEN.", USAGE)
    admin = next(each for each in listed.json() if each["role"] == "admin")
    given = client.post("/demo/tokens", json={"person_id": admin["person_id"]})
    return str(given.raise_for_status().json()["token"])


def _problem(answer: httpx.Response) -> str:
    """Say what the server said, with all its errors."""
    try:
        problem = answer.json()
    except ValueError:
        return f"De server antwoordde {answer.status_code}."
    errors = problem.get("errors") or []
    lines = [problem.get("detail") or problem.get("title") or "", *map(str, errors)]
    return os.linesep.join(line for line in lines if line)


def _show(report: dict[str, Any]) -> None:
    for each in report["refused"]:
        messages.print(f"[red]regel {each['line']}[/] {each['column']}: {escape(each['reason'])}")
    if report["refused"]:
        messages.print("Er is niets geladen. Verbeter het bestand en probeer het opnieuw.")
        return
    done = "Zou veranderen" if report["dry_run"] else "Geladen"
    counts = f"nieuw {report['new']}, gewijzigd {report['changed']}, gelijk {report['unchanged']}"
    answers.print(f"{done}: {counts}.", highlight=False)


def _stop(why: str, code: int) -> typer.Exit:
    messages.print(f"[red]{escape(why)}[/]")
    return typer.Exit(code)
