"""`doorlijn events`: where is this event now, and why; and trying again."""

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

import httpx
import typer
from rich.console import Console
from rich.table import Table

from doorlijn.database_setup import SERVICES
from doorlijn.exits import NOT_FOUND, USAGE
from doorlijn.installation import HERE, Installation
from doorlijn.tracing import sentence
from messaging import asyncapi

_END_OF_ID = re.compile(r"[0-9a-fA-F-]{6,35}")

app = typer.Typer(no_args_is_help=True, help="Messages between the services: follow one, see what is stuck, try again.")

Url = Annotated[str, typer.Option(help="Address of the installation.", envvar="DOORLIJN_URL")]
Token = Annotated[
    str, typer.Option(help="Token of an administrator; in the demo one is fetched.", envvar="DOORLIJN_TOKEN")
]
Json = Annotated[bool, typer.Option("--json", help="For machines, on stdout.")]


@app.command()
def tail(
    *,
    most: Annotated[int, typer.Option(min=1, max=200, help="How many per service.")] = 20,
    url: Url = HERE,
    token: Token = "",
    as_json: Json = False,
) -> None:
    """Show what was published last. Example: doorlijn events tail --most 50."""
    admin = Installation(url).signed_in_as("admin", token)
    rows = [
        row | {"service": service}
        for service in SERVICES
        for row in admin.get(service, "/v1/messaging/events", limit=most)
    ]
    rows.sort(key=lambda row: row["recorded_at"])
    _show(rows, ["recorded_at", "service", "name", "subject", "sequence", "event_id"], as_json=as_json)


@app.command()
def trace(
    event: Annotated[str, typer.Argument(help="The id of an event, or how it ends.")],
    *,
    url: Url = HERE,
    token: Token = "",
    as_json: Json = False,
) -> None:
    """Say where an event is now, and why. Example: doorlijn events trace 0197a1c2-... ; doorlijn events trace c9387f3eb2."""
    admin = Installation(url).signed_in_as("admin", token)
    event_id = _whole_id(admin, event)
    known = {service: admin.get(service, f"/v1/messaging/events/{event_id}") for service in SERVICES}
    if not any(found["published"] or found["received"] for found in known.values()):
        typer.echo(f"Geen onderdeel kent {event_id}. Staat het id goed? Zie: doorlijn events tail", err=True)
        raise typer.Exit(NOT_FOUND)
    text = sentence(known)
    typer.echo(
        json.dumps({"event_id": str(event_id), "sentence": text, "services": known}, indent=2) if as_json else text
    )


@app.command()
def dead(
    *,
    state: Annotated[str, typer.Option(help="dead, retry or waiting.")] = "dead",
    url: Url = HERE,
    token: Token = "",
    as_json: Json = False,
) -> None:
    """Show what could not be applied, with the reason. Example: doorlijn events dead --state retry."""
    if state not in {"dead", "retry", "waiting"}:
        typer.echo(f"--state is '{state}': choose dead, retry or waiting", err=True)
        raise typer.Exit(USAGE)
    admin = Installation(url).signed_in_as("admin", token)
    rows = [
        row | {"service": service}
        for service in SERVICES
        for row in admin.get(service, "/v1/messaging/inbox", state=state)
    ]
    _show(rows, ["service", "name", "reason", "fingerprint", "attempts", "received_at", "event_id"], as_json=as_json)


@app.command()
def retry(
    event_id: Annotated[UUID | None, typer.Argument(help="One event.")] = None,
    *,
    fingerprint: Annotated[str, typer.Option(help="All that failed alike.")] = "",
    url: Url = HERE,
    token: Token = "",
    as_json: Json = False,
) -> None:
    """Try again now. Examples: doorlijn events retry 0197a1c2-... ; doorlijn events retry --fingerprint 3f2a9c01b7de."""
    if (event_id is None) == (not fingerprint):
        typer.echo("Give an event id, or --fingerprint: one of the two.", err=True)
        raise typer.Exit(USAGE)
    admin = Installation(url).signed_in_as("admin", token)
    retried = sum(_retry(admin, service, event_id, fingerprint) for service in SERVICES)
    typer.echo(json.dumps({"retried": retried}) if as_json else f"{retried} bericht(en) worden nu opnieuw geprobeerd.")
    if not retried:
        raise typer.Exit(NOT_FOUND)


@app.command()
def replay(
    service: Annotated[str, typer.Argument(help="Whose events.")],
    *,
    hours: Annotated[float, typer.Option(help="From how many hours ago.", min=0)] = 24,
    subject: Annotated[str, typer.Option(help="Of one case, person or organisation: case/<id>.")] = "",
    url: Url = HERE,
    token: Token = "",
    as_json: Json = False,
) -> None:
    """Publish events again; who had them changes nothing. Example: doorlijn events replay aftercare --hours 2."""
    if service not in SERVICES:
        typer.echo(f"no service '{service}': choose {', '.join(SERVICES)}", err=True)
        raise typer.Exit(USAGE)
    since = datetime.now(UTC) - timedelta(hours=hours)  # noqa: TID251  the door
    admin = Installation(url).signed_in_as("admin", token)
    replayed = admin.post(service, "/v1/messaging/replays", {"since": since.isoformat(), "subject": subject})[
        "replayed"
    ]
    typer.echo(
        json.dumps({"replayed": replayed})
        if as_json
        else f"{replayed} gebeurtenis(sen) van {service} gaan opnieuw de deur uit."
    )


@app.command()
def document() -> None:
    """Write the AsyncAPI 3.0 document of all events on stdout. Example: doorlijn events document > events.json."""
    typer.echo(json.dumps(asyncapi.document(), indent=2, ensure_ascii=False))


def _whole_id(admin: Installation, given: str) -> UUID:
    """Give the id that was meant: whole, or the one among the newest events that ends so."""
    try:
        return UUID(given)
    except ValueError:
        pass
    if not _END_OF_ID.fullmatch(given):
        typer.echo(
            f"'{given}' is geen nummer van een gebeurtenis. Geef het hele nummer, of de laatste 6 of meer tekens.",
            err=True,
        )
        raise typer.Exit(USAGE)
    newest = (row for service in SERVICES for row in admin.get(service, "/v1/messaging/events", limit=200))
    found = [UUID(row["event_id"]) for row in newest if row["event_id"].endswith(given.lower())]
    if len(found) == 1:
        return found[0]
    if found:
        typer.echo("Meer dan een gebeurtenis eindigt zo: " + ", ".join(str(each) for each in found), err=True)
        raise typer.Exit(USAGE)
    typer.echo(f"Geen van de nieuwste gebeurtenissen eindigt op {given}. Zie: doorlijn events tail", err=True)
    raise typer.Exit(NOT_FOUND)


def _retry(admin: Installation, service: str, event_id: UUID | None, fingerprint: str) -> int:
    try:
        if event_id:
            return int(admin.post(service, f"/v1/messaging/inbox/{event_id}/retry", {})["retried"])
        return int(admin.post(service, "/v1/messaging/retries", {"fingerprint": fingerprint})["retried"])
    except httpx.HTTPStatusError as error:
        if error.response.status_code == httpx.codes.NOT_FOUND:
            return 0
        raise


def _show(rows: Sequence[dict[str, Any]], columns: Sequence[str], *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(rows, indent=2))
        return
    if not rows:
        typer.echo("Niets.", err=True)
        return
    table = Table(*columns, box=None)
    for row in rows:
        table.add_row(*(str(row.get(column) or "") for column in columns))
    Console(width=None if Console().is_terminal else 240).print(table)
