"""`doorlijn privacy`: how long what is kept, whose term is over, giving somebody his data, and destroying a file."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import httpx
import typer

from doorlijn.destruction import destroy
from doorlijn.exits import CONFLICT, FAILED, NOT_FOUND
from doorlijn.installation import Installation
from doorlijn.privacy_export import collect, page
from doorlijn.region.retention import categories
from doorlijn.showing import show

app = typer.Typer(no_args_is_help=True, help="How long files are kept, whose term is over, and destroying them.")

Url = Annotated[str, typer.Option(help="Address of the installation.", envvar="DOORLIJN_URL")]
Token = Annotated[
    str, typer.Option(help="Token of an administrator; in the demo one is fetched.", envvar="DOORLIJN_TOKEN")
]
Json = Annotated[bool, typer.Option("--json", help="For machines, on stdout.")]
KEEPERS = ("intake", "certification", "aftercare", "notifications")
OF_ONE_CLOCK = [
    "school_file",
    "aftercare_file",
    "trajectories",
    "notifications",
]  # the others keep no name, or have a clock of their own
HERE = "http://127.0.0.1:8080"


@app.command()
def terms(*, as_json: Json = False) -> None:
    """Show how long each kind of data is kept. Example: doorlijn privacy terms."""
    clocks = [asdict(each) for each in categories()]
    show(clocks, ["code", "name", "years", "starts", "then"], as_json=as_json)


@app.command()
def due(*, url: Url = HERE, token: Token = "", as_json: Json = False) -> None:
    """Show whose term is over, by id. Example: doorlijn privacy due --json."""
    admin = Installation(url).signed_in_as("admin", token)
    dues = [each | {"categories": OF_ONE_CLOCK} for each in admin.get("intake", "/v1/retention-dues", limit=200)]
    show(dues, ["pupil_id", "kept_until", "categories"], as_json=as_json)


@app.command(name="report")
def show_report(*, url: Url = HERE, token: Token = "", as_json: Json = False) -> None:
    """Show what was destroyed: when, which category, how much, by whom; no names of young people. Example: doorlijn privacy report --json."""
    admin = Installation(url).signed_in_as("admin", token)
    lines = [line for service in KEEPERS for line in admin.every(service, "/v1/destructions")]
    lines.sort(key=lambda line: str(line["destroyed_at"]), reverse=True)
    show(lines, ["destroyed_at", "category", "amount", "role", "person_id"], as_json=as_json)


@app.command()
def export(
    pupil: UUID,
    *,
    to: Annotated[Path, typer.Option(help="Folder for the two files; only you can read them.")] = Path(),
    url: Url = HERE,
    token: Annotated[
        str, typer.Option(help="Token of a coordinator; in the demo one is fetched.", envvar="DOORLIJN_TOKEN")
    ] = "",
    as_json: Json = False,
) -> None:
    """Write down everything that is kept of one person. Example: doorlijn privacy export 0197a1c2-... --to /tmp."""
    coordinator = Installation(url).signed_in_as("coordinator", token)
    try:
        found = collect(coordinator, pupil, datetime.now(UTC).date())  # noqa: TID251  the door
    except httpx.HTTPStatusError as refused:
        raise _refused(refused) from refused
    said = json.dumps(found, indent=2, ensure_ascii=False)
    if as_json:
        typer.echo(said)
        return
    for file, content in ((to / f"{pupil}.json", said), (to / f"{pupil}.html", page(found))):
        file.touch(mode=0o600)
        file.write_text(content, encoding="utf-8")
        typer.echo(str(file))


@app.command()
def erase(
    pupil: UUID,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only look whether it may.")] = False,
    patience: Annotated[float, typer.Option(help="Seconds to wait for the other services.", min=0)] = 60,
    url: Url = HERE,
    token: Token = "",
    as_json: Json = False,
) -> None:
    """Destroy a file whose term is over, and report it. Example: doorlijn privacy erase 0197a1c2-... --dry-run."""
    admin = Installation(url).signed_in_as("admin", token)
    try:
        if dry_run:
            admin.post("intake", "/v1/erasures", {"pupil_id": str(pupil), "dry_run": True})
            typer.echo(json.dumps({"pupil_id": str(pupil), "may": True}) if as_json else "Dit dossier mag weg.")
            return
        event_id, services = destroy(admin, pupil, patience)
    except httpx.HTTPStatusError as refused:
        raise _refused(refused) from refused
    is_done = all(each.is_done for each in services)
    report = {
        "pupil_id": str(pupil),
        "event_id": event_id,
        "reported_at": datetime.now(UTC).isoformat(timespec="seconds"),  # noqa: TID251  the door
        "is_done": is_done,
        "services": [asdict(each) for each in services],
    }
    _tell(report, as_json=as_json)
    if not is_done:
        raise typer.Exit(FAILED)


def _tell(report: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(report, indent=2))
        return
    typer.echo(f"Vernietiging van {report['pupil_id']} ({report['reported_at']}, gebeurtenis {report['event_id']})")
    for each in report["services"]:
        typer.echo(f"  {'klaar' if each['is_done'] else 'NOG NIET'}  {each['service']}: {each['what']}")
    if not report["is_done"]:
        typer.echo(f"Nog niet overal klaar. Kijk later: doorlijn events trace {report['event_id']}", err=True)


def _refused(refused: httpx.HTTPStatusError) -> typer.Exit:
    codes = {httpx.codes.NOT_FOUND: NOT_FOUND, httpx.codes.CONFLICT: CONFLICT}
    typer.echo(refused.response.json().get("detail", "Dit kan niet."), err=True)
    return typer.Exit(codes.get(httpx.codes(refused.response.status_code), FAILED))
