"""`doorlijn tour`: the whole story, seen to happen in a running installation."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from doorlijn.exits import DEPENDENCY_DOWN, FAILED, OK
from doorlijn.installation import HERE
from doorlijn.tour.company import Company, DemoCompany, TokenCompany
from doorlijn.tour.installation import Installation
from doorlijn.tour.playing import play, utc_now
from doorlijn.tour.stage import AMSTERDAM, Stage
from doorlijn.tour.telling import Step
from doorlijn.tour.watching import NotSeen, until

messages = Console(stderr=True, soft_wrap=True, highlight=False)


def command(
    *,
    url: Annotated[str, typer.Option(help="Address of the installation.", envvar="DOORLIJN_URL")] = HERE,
    tokens: Annotated[
        Path | None,
        typer.Option(help="JSON with a token per role; the demo gives its own.", exists=True),
    ] = None,
    wait: Annotated[float, typer.Option(help="Seconds to wait until it answers at all.")] = 10.0,
    as_json: Annotated[bool, typer.Option("--json", help="For machines, on stdout.")] = False,
) -> None:
    """Play the whole story, from leaver to next step and praktijkverklaring, and see each step happen.

    Example: doorlijn tour --url http://127.0.0.1:8080 --json
    """
    installation = Installation(url)
    try:
        company = until(lambda: _company(installation, tokens), "Doorlijn", wait)
        stage = Stage(installation, company, utc_now)
    except NotSeen as missed:
        messages.print(f"[red]{missed}[/]")
        raise typer.Exit(DEPENDENCY_DOWN) from missed
    report = play(stage, _say_nothing if as_json else _show)
    installation.close()
    if as_json:
        typer.echo(json.dumps(report, ensure_ascii=False))
    else:
        _close(report)
    raise typer.Exit(OK if report["ok"] else FAILED)


def _company(installation: Installation, tokens: Path | None) -> Company:
    return TokenCompany(installation, tokens) if tokens else DemoCompany(installation)


def _say_nothing(_: Step) -> None:
    """Leave stdout to the JSON."""


def _show(step: Step) -> None:
    console = Console()
    if console.is_terminal:
        console.print(_table(step))
    else:
        for line in _lines(step):
            typer.echo(line)


def _table(step: Step) -> Table:
    mark = "[green]✓[/]" if step.ok else "[red]✗[/]"
    title = (
        f"{mark} {step.number}. {step.title}  [dim]{step.at.astimezone(AMSTERDAM):%H:%M:%S}, {step.seconds:.2f} s[/]"
    )
    table = Table(title=title, title_justify="left", show_header=False, box=None, padding=(0, 1))
    for each in step.sees:
        table.add_row(f"[bold]{each.name}[/]", f"[dim]{each.role_in_words}[/]", each.sees)
    for event in step.events:
        table.add_row("", f"[cyan]{event.name}[/]", f"[dim]{event.short_id}[/]")
    if step.problem:
        table.add_row("", "", f"[red]{step.problem}[/]")
    return table


def _lines(step: Step) -> list[str]:
    state = "ok" if step.ok else "NIET GEZIEN"
    lines = [f"{step.number:2}. {step.title} [{step.at.astimezone(AMSTERDAM):%H:%M:%S}, {step.seconds:.2f} s] {state}"]
    lines += [f"    {each.name} ({each.role_in_words}): {each.sees}" for each in step.sees]
    lines += [f"    {event.name} {event.short_id}" for event in step.events]
    return [*lines, f"    {step.problem}"] if step.problem else lines


def _close(report: dict[str, Any]) -> None:
    done = sum(step["ok"] for step in report["steps"])
    if report["ok"]:
        typer.echo(f"Rondleiding gelukt: {done} stappen in {report['seconds']:.1f} s.")
        typer.echo(
            "Achter een gebeurtenis staat het einde van haar nummer. Waar is zij nu: doorlijn events trace NUMMER"
        )
        typer.echo(f"Bekijk het: {report['url']}/jongeren/{report['pupil_ids'][0]}")
    else:
        typer.echo(f"Rondleiding gestopt bij stap {done + 1}.", err=True)
