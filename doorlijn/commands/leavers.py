"""`doorlijn leavers`: bring a sheet of leavers in, however long it is."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import httpx
import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress

from doorlijn.exits import DEPENDENCY_DOWN, FAILED, NOT_FOUND, OK, USAGE
from doorlijn.installation import HERE
from doorlijn.leaver_import import Import, Installation, NoTokenError, RefusedByServerError
from doorlijn.leaver_outcome import Spool
from services.intake.domain.refusals import SheetRefused

INTERRUPTED = 130  # what a shell expects after Ctrl-C
SHOWN = 100  # refused cells on a terminal; --json has them all

EXAMPLES = """
Examples:

  doorlijn leavers import leavers.xlsx --dry-run      look first, change nothing

  doorlijn leavers import leavers.csv                 bring them in; twice changes nothing

  doorlijn leavers import leavers.csv --json | jq .refused

The sheet is CSV (; , or tab) or Excel (.xlsx), with the columns leerlingnummer, voornaam, tussenvoegsel, achternaam,
geboortedatum, brin, gemeente, uitstroomprofiel, uitgestroomd_op, bestemming, werkgever, contract_begin,
contract_einde, traject_open, in any order. Never a BSN.

Exit: 0 every row went in (or would) · 1 a row or the sheet was refused · 2 usage · 3 no such file · 5 no answer.
"""

app = typer.Typer(no_args_is_help=True, help="Pupils who left school.")
messages = Console(stderr=True)


@app.callback()
def leavers() -> None:
    """Pupils who left school."""


@app.command("import", epilog=EXAMPLES)
def import_leavers(
    file: Annotated[Path, typer.Argument(help="CSV or Excel (.xlsx).", show_default=False)],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Look what would happen, change nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="For machines, on stdout.")] = False,
    url: Annotated[str, typer.Option(help="Address of the installation.", envvar="DOORLIJN_URL")] = HERE,
    token: Annotated[
        str,
        typer.Option(help="Token of a school or the coordinator; in the demo one is fetched.", envvar="DOORLIJN_TOKEN"),
    ] = "",
) -> None:
    """Import a sheet of leavers: good rows go in, bad rows come back with row, column and reason."""
    if not file.is_file():
        raise _stop(f"Het bestand {file} is er niet. Kijk de naam na.", NOT_FOUND)
    with Import(file, Installation(url.rstrip("/"), token), is_dry_run=dry_run) as running:
        code = _run(running)
        if code in {OK, FAILED}:
            _answer(running, as_json=as_json)
    raise typer.Exit(code)


def _run(running: Import) -> int:
    """Import with a bar on a terminal; whatever stops it says how far it came."""
    try:
        with Progress(console=messages, transient=True, disable=not messages.is_terminal) as progress:
            bar = progress.add_task("Leerlingen", total=running.size)
            for position in running.batches():
                progress.update(bar, completed=position, description=f"{running.done} rijen")
    except SheetRefused as refused:
        running.refuse_sheet(refused)
    except KeyboardInterrupt:
        return _say(f"Gestopt. {_how_far(running)}", INTERRUPTED)
    except httpx.TransportError:
        return _say(
            f"{running.installation.url} antwoordt niet. {_how_far(running)} Start Doorlijn, of geef --url.",
            DEPENDENCY_DOWN,
        )
    except NoTokenError:
        return _say("Geef een token van een school of de coördinator: --token of DOORLIJN_TOKEN.", USAGE)
    except RefusedByServerError as refused:
        _say(f"{refused} {_how_far(running)}", FAILED)
    return FAILED if running.is_broken_off or running.outcome.refused_rows else OK


def _how_far(running: Import) -> str:
    """Say what was done, and that doing it again does no harm."""
    if not running.done:
        return "Er is niets ingelezen."
    read = "bekeken" if running.is_dry_run else "ingelezen"
    return f"Tot en met rij {running.last_row} is {read}. Begin gerust opnieuw: wat er al in staat, verandert niet."


def _answer(running: Import, *, as_json: bool) -> None:
    for note in running.notes:
        messages.print(escape(note), highlight=False)
    if as_json:
        running.write_json(typer.echo)
        return
    outcome = running.outcome
    _list(outcome.lists["changes"], _changes)
    _list(outcome.lists["remarks"], lambda remark: [f"{remark['column']}  let op: {remark['reason']}"])
    _list(outcome.refusals, lambda refusal: [f"{refusal['column']}  {refusal['reason']}"])
    verb = "Zou inlezen" if running.is_dry_run else "Ingelezen"
    counts = "nieuw {new}, gewijzigd {changed}, gelijk {unchanged}".format(**outcome.counts)
    typer.echo(f"{verb}: {counts}. Geweigerd: {outcome.refused_rows} rijen.")


def _list(items: Spool, tell: Callable[[dict[str, Any]], list[str]]) -> None:
    """Say what happened to each row, as far as a terminal is the place for it."""
    for shown, item in enumerate(items):
        if shown == SHOWN:
            typer.echo(f"… en nog {items.length - SHOWN}. Met --json ziet u ze allemaal.")
            break
        for said in tell(item):
            typer.echo(f"rij {item['row']}  {said}")


def _changes(change: dict[str, Any]) -> list[str]:
    return [
        f"{cell['column']}  {cell['before'] or '(leeg)'} -> {cell['after'] or '(leeg)'}" for cell in change["cells"]
    ]


def _stop(why: str, code: int) -> typer.Exit:
    return typer.Exit(_say(why, code))


def _say(what: str, code: int) -> int:
    messages.print(f"[red]{escape(what)}[/]", highlight=False)
    return code
