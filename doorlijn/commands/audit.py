"""`doorlijn audit`: whether the audit log is still as it was written."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy.exc import OperationalError

from doorlijn import audit_verification, settings
from doorlijn.audit_verification import CERTIFICATION, JUDGEMENTS, Anchors, Verdict
from doorlijn.checkup import find_embedded
from doorlijn.database_setup import SERVICES
from doorlijn.exits import DEPENDENCY_DOWN, FAILED, USAGE

app = typer.Typer(no_args_is_help=True, help="Who read and changed what: is the log still as it was written?")


@app.callback()
def audit() -> None:
    """Keep `audit` a group of commands, also with one of them."""


@app.command()
def verify(
    *,
    service: Annotated[str, typer.Option(help="Of one service; without it, of all.")] = "",
    against: Annotated[
        Path | None, typer.Option(help="An earlier answer of --json, kept elsewhere: also finds a chain made anew.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For machines, on stdout; keep it for --against.")] = False,
) -> None:
    """Name the first row that was edited, deleted, reordered, inserted or cut off, of the log and of signed judgements. Example: doorlijn audit verify --service intake."""
    if service and service not in SERVICES:
        _stop(f"no service '{service}': choose {', '.join(SERVICES)}", USAGE)
    anchors = _anchors(against) if against else {}
    url = find_embedded(settings.load()).database_url
    if not url:
        _stop("No database: start the demo (make demo), or give DATABASE_URL.", DEPENDENCY_DOWN)
    try:
        verdicts = [
            each
            for name in ([service] if service else SERVICES)
            for each in audit_verification.verify(url, name, anchors)
        ]
    except OperationalError:
        _stop("PostgreSQL does not answer: see 'doorlijn doctor'.", DEPENDENCY_DOWN)
    _show(verdicts, as_json=as_json)
    if any(verdict.forged_row is not None for verdict in verdicts):
        raise typer.Exit(FAILED)


def _show(verdicts: list[Verdict], *, as_json: bool) -> None:
    is_intact = all(verdict.forged_row is None for verdict in verdicts)
    if as_json:
        typer.echo(json.dumps({"is_intact": is_intact, "chains": [asdict(each) for each in verdicts]}, indent=2))
        return
    signed = [each for each in verdicts if each.chain.startswith(JUDGEMENTS) and each.forged_row is None]
    for verdict in verdicts:
        if verdict not in signed:
            typer.echo(verdict.sentence)
    if signed:
        rows = sum(each.number for each in signed)
        typer.echo(f"{CERTIFICATION}: the judgements of {len(signed)} trajectories are intact, {rows} rows")
    if not verdicts:
        typer.echo("Nothing was written down yet.", err=True)


def _anchors(file: Path) -> Anchors:
    try:
        chains: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["chains"]
        return {(each["service"], each["chain"]): (int(each["number"]), str(each["hash"])) for each in chains}
    except (OSError, ValueError, KeyError, TypeError):
        _stop(f"{file} is no earlier answer of 'doorlijn audit verify --json'.", USAGE)
    return {}


def _stop(message: str, code: int) -> None:
    typer.echo(message, err=True)
    raise typer.Exit(code)
