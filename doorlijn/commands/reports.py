"""`doorlijn reports`: figures of the region on a reference date, and the yearly report as a file."""

import json
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import httpx
import msgspec
import typer

from doorlijn.exits import FAILED, USAGE
from doorlijn.installation import HERE, Installation
from doorlijn.showing import show
from services.portal.domain.people import Organisation
from services.portal.domain.report_figures import Report, said
from services.portal.domain.report_kinds import KINDS, YEARS, Kind
from services.portal.domain.yearly_report import QUESTIONS, YearlyReport, as_sheets, compose, on_paper
from services.portal.web.typesetting import typeset

EXAMPLES = """
Examples:

  doorlijn reports show uitstroommonitor --on 2026-11-01 --years 1

  doorlijn reports without-start --on 2026-11-01 --json

  doorlijn reports yearly --on 2026-11-01 --known-on 2026-11-20 --to jaarrapport.pdf

Figures are those of the reference date (--on), out of what was known at the end of --known-on; without it, today.
The same two days give the same figures, and the same bytes, whenever it is asked.
"""

app = typer.Typer(no_args_is_help=True, help="Figures on a reference date, and the yearly report.", epilog=EXAMPLES)

Url = Annotated[str, typer.Option(help="Address of the installation.", envvar="DOORLIJN_URL")]
Token = Annotated[
    str, typer.Option(help="Token of a coordinator; in the demo one is fetched.", envvar="DOORLIJN_TOKEN")
]
Json = Annotated[bool, typer.Option("--json", help="For machines, on stdout.")]
On = Annotated[str, typer.Option("--on", help="Reference date, as 2026-11-01.")]
KnownOn = Annotated[str, typer.Option("--known-on", help="Last day whose facts count; without it, today.")]


@app.command(name="show")
def show_report(
    report: Annotated[str, typer.Argument(help=", ".join(KINDS))],
    *,
    on: On,
    known_on: KnownOn = "",
    years: Annotated[int, typer.Option(help="Of the exit monitor: 0, 1 or 2 years after leaving.")] = 0,
    url: Url = HERE,
    token: Token = "",
    as_json: Json = False,
) -> None:
    """Show a report, for the region and per school; below five nothing is shown. Example: doorlijn reports show gesprekken --on 2026-11-01."""
    if report not in KINDS or years not in YEARS:
        raise _stop(f"Kies een rapport ({', '.join(KINDS)}) en 0, 1 of 2 jaar.", USAGE)
    coordinator = Installation(url).signed_in_as("coordinator", token)
    found = _asked(coordinator, KINDS[report], years, _days(on, known_on))
    if as_json:
        typer.echo(json.dumps(found, indent=2))
        return
    show(
        _lines(KINDS[report], msgspec.convert(found, Report), _schools(coordinator)),
        ["what", "who", "figure"],
        as_json=False,
    )


@app.command(name="without-start")
def without_start(*, on: On, known_on: KnownOn = "", url: Url = HERE, token: Token = "", as_json: Json = False) -> None:
    """List, by id, who has no start or is out of sight, of any age. Example: doorlijn reports without-start --on 2026-11-01 --json."""
    coordinator = Installation(url).signed_in_as("coordinator", token)
    try:
        rows = coordinator.every("aftercare", "/v1/unstarted-leavers", **_days(on, known_on))
    except httpx.HTTPStatusError as refused:
        raise _refused(refused) from refused
    show(rows, ["pupil_id", "part", "since", "left_on", "municipality"], as_json=as_json)


@app.command()
def yearly(
    *,
    on: On,
    to: Annotated[Path, typer.Option(help="File to write: .pdf or .xlsx.")],
    known_on: KnownOn = "",
    region: Annotated[
        str, typer.Option(help="Name of the region, on the front.", envvar="DOORLIJN_REGION")
    ] = "De Lijnstreek",
    url: Url = HERE,
    token: Token = "",
) -> None:
    """Write the yearly report of the region. Example: doorlijn reports yearly --on 2026-11-01 --to jaarrapport.pdf."""
    if to.suffix not in {".pdf", ".xlsx"}:
        raise _stop("Geef een bestand dat eindigt op .pdf of .xlsx.", USAGE)
    coordinator = Installation(url).signed_in_as("coordinator", token)
    days = _days(on, known_on)
    reports = [msgspec.convert(_asked(coordinator, kind, nr, days), Report) for kind, nr in QUESTIONS]
    both = (date.fromisoformat(days["reference_on"]), date.fromisoformat(days["known_on"]))
    report = compose(region, both, reports, _schools(coordinator))
    to.write_bytes(as_sheets(report) if to.suffix == ".xlsx" else _paper(report))
    typer.echo(str(to))


def _paper(report: YearlyReport) -> bytes:
    return typeset("yearly_report.typ", on_paper(report, "nl"), datetime.combine(report.known_on, time(), UTC))


def _asked(coordinator: Installation, kind: Kind, years: int, days: dict[str, str]) -> Any:  # noqa: ANN401  JSON
    query = days | ({"years": str(years)} if kind.has_share else {})
    try:
        return coordinator.get("aftercare", kind.path, **query)
    except httpx.HTTPStatusError as refused:
        raise _refused(refused) from refused


def _schools(coordinator: Installation) -> dict[UUID, str]:
    found = coordinator.every("directory", "/v1/organisations", kind="school")
    return {one.id: one.name for one in msgspec.convert(found, list[Organisation])}


def _lines(kind: Kind, report: Report, names: dict[UUID, str]) -> list[dict[str, Any]]:
    bodies = [("De regio", report.region)] if report.region else []
    bodies += [(names.get(one.school_id, ""), one) for one in report.schools if one.school_id]
    parts = {"total": kind.total} | {
        part: text for group in kind.groups for part, text in {group: kind.groups[group], **kind.parts[group]}.items()
    }
    return [
        {"what": text, "who": name, "figure": said(line.figure(part))}
        for name, line in bodies
        for part, text in parts.items()
    ]


def _days(on: str, known_on: str) -> dict[str, str]:
    """The two days of the question; a day that is none is said at once."""
    today = datetime.now(UTC).date()  # noqa: TID251  the door
    try:
        given = [date.fromisoformat(on), date.fromisoformat(known_on) if known_on else today]
    except ValueError as wrong:
        raise _stop("Schrijf een dag als 2026-11-01.", USAGE) from wrong
    return dict(zip(("reference_on", "known_on"), (day.isoformat() for day in given), strict=True))


def _refused(refused: httpx.HTTPStatusError) -> typer.Exit:
    problem = refused.response.json()
    errors = [f"{one.get('field', '')}: {one.get('reason', '')}" for one in problem.get("errors", [])]
    return _stop("\n".join([str(problem.get("detail", "Dit kan niet.")), *errors]), FAILED)


def _stop(why: str, code: int) -> typer.Exit:
    typer.echo(why, err=True)
    return typer.Exit(code)
