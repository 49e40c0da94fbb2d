"""`doorlijn doctor`: what is well here, what is not, and how to mend it."""

import json
from dataclasses import asdict
from typing import Annotated, Final

import typer
from rich.console import Console

from doorlijn import settings
from doorlijn.checkup import CHECKS, Finding, find_embedded
from doorlijn.exits import DEPENDENCY_DOWN, FAILED, OK

DEPENDENCIES: Final = frozenset({"database", "broker", "mail"})


def command(*, as_json: Annotated[bool, typer.Option("--json", help="For machines.")] = False) -> None:
    """Look whether everything this installation needs is there. Example: doorlijn doctor --json."""
    known = find_embedded(settings.load())
    findings = [look(known) for look in CHECKS]
    if as_json:
        print(json.dumps({"is_well": all(f.is_well for f in findings), "checks": [asdict(f) for f in findings]}))  # noqa: T201  JSON for machines, unadorned
    else:
        _show(findings)
    raise typer.Exit(_exit_code(findings))


def _show(findings: list[Finding]) -> None:
    console = Console(highlight=False, soft_wrap=True)
    for finding in findings:
        mark = "[green]goed[/green]" if finding.is_well else "[red]mis [/red]"
        console.print(f"{mark} {finding.name:<11}", end="")
        console.print(finding.seen, markup=False)
        if not finding.is_well:
            console.print(f"     {'':<11}{finding.fix}", markup=False)
            console.print(f"     {'':<11}$ {finding.command}", markup=False)


def _exit_code(findings: list[Finding]) -> int:
    unwell = {finding.name for finding in findings if not finding.is_well}
    if unwell & DEPENDENCIES:
        return DEPENDENCY_DOWN
    return FAILED if unwell else OK
