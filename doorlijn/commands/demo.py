"""`doorlijn demo`: everything on this machine, with an invented region."""

import os
import signal
import time
import warnings
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from doorlijn.exits import FAILED

with warnings.catch_warnings():  # a bare login has no XDG_RUNTIME_DIR; the database does without
    warnings.simplefilter("ignore")
    from doorlijn.embedded import CannotStart, Embedded

console = Console(stderr=True, highlight=False, soft_wrap=True)


def command(
    *,
    reset: Annotated[bool, typer.Option("--reset", help="Throw the demo's data away and stop.")] = False,
    cases: Annotated[
        int, typer.Option("--cases", min=0, help="So many young people instead of about sixty; only in an empty demo.")
    ] = 0,
) -> None:
    """Start everything on this machine with an invented region. Example: DOORLIJN_PORT=8090 doorlijn demo."""
    home = Path(os.environ.get("DOORLIJN_HOME", ".doorlijn")).absolute()
    installation = Embedded(home, int(os.environ.get("DOORLIJN_PORT", "8080")), cases)
    if reset:
        _reset(installation)
        return
    for number in (
        signal.SIGINT,
        signal.SIGTERM,
    ):  # a shell's background lets programs ignore Ctrl-C; this one never does
        signal.signal(number, _interrupt)
    _run(installation)


def _reset(installation: Embedded) -> None:
    try:
        installation.reset()
    except CannotStart as problem:
        console.print(str(problem))
        raise typer.Exit(FAILED) from problem
    console.print("De demo is leeg. Opnieuw beginnen: make demo")


def _run(installation: Embedded) -> None:
    started_at = time.monotonic()
    try:
        with console.status("Doorlijn start") as status:
            installation.start(lambda what: status.update(f"Doorlijn start: {what}"))
        console.print(
            f"\n  Doorlijn staat open op [bold]{installation.url}[/bold] ({time.monotonic() - started_at:.1f} s)"
        )
        console.print("  Het verhaal zien gebeuren: [bold]make tour[/bold] in een tweede venster.")
        console.print("  Stoppen: Ctrl-C. Alles staat er de volgende keer weer; leegmaken: make demo-reset\n")
        installation.watch()
    except CannotStart as problem:
        console.print(str(problem))
        raise typer.Exit(FAILED) from problem
    except KeyboardInterrupt:
        console.print("\nDoorlijn stopt; wat begonnen is, wordt afgemaakt.")
    finally:
        installation.stop()


def _interrupt(*_: Any) -> None:  # noqa: ANN401  Python's own signature
    raise KeyboardInterrupt
