"""`doorlijn simulate`: two years of a region in less than a minute, and whether anybody dropped out of sight."""

import json
import os
import secrets
import signal
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Final

import structlog
import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from doorlijn.exits import FAILED, OK, USAGE
from doorlijn.showing import WIDE
from doorlijn.simulation.picture import picture

with warnings.catch_warnings():  # known: docs/decisions/0004
    warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")
    from doorlijn.simulation.playing import Asked, Played, simulate

messages = Console(stderr=True, highlight=False, soft_wrap=True)

MOST_PUPILS: Final = 5000
MOST_MONTHS: Final = 120
A_YEAR: Final = 12
MOMENTS: Final = {
    "leaver": "leerling van school: zaak open, iemand weet het",
    "acceptance": "zaak aanvaarden",
    "transfer": "zaak overnemen",
    "contract_ending": "antwoord voor het contract afloopt",
    "conversation": "gesprek binnen tien werkdagen",
    "next_step": "vervolgstap begint echt",
    "promise": "doen wat in een gesprek is beloofd",
    "support": "antwoord van de gemeente aan de school",
    "two_years": "einde van de twee jaar",
}
CLASSES: Final = {
    "done": "gedaan",
    "late": "te laat",
    "excused": "hoefde niet",
    "escalated": "doorgegeven",
    "open": "loopt",
}


def command(
    *,
    pupils: Annotated[int, typer.Option(min=1, max=MOST_PUPILS, help="How many young people leave school.")] = 500,
    months: Annotated[int, typer.Option(min=1, max=MOST_MONTHS, help="How long is played.")] = 24,
    begin: Annotated[str, typer.Option("--from", help="The first day, as 2026-07-01.")] = "2026-07-01",
    seed: Annotated[int | None, typer.Option(help="The same seed, the same lives; without one it is drawn.")] = None,
    svg: Annotated[Path | None, typer.Option(help="Where the picture goes; without it, to .doorlijn/.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For machines, on stdout.")] = False,
) -> None:
    """Play a region with a clock of its own, through the real handlers, timers and tables, in a database of its own.

    An observer who knows only the tables and what people did looks whether every moment was done, excused or passed
    on, no deadline passed unseen, and no young person was without an owner, a next action and a date on any day.
    Exit 0: nothing was wrong. Ctrl-C ends it after the day it is at and judges what was played; twice ends at once.

    Examples:
    doorlijn simulate
    doorlijn simulate --pupils 60 --months 14 --seed 7 --json
    doorlijn simulate --from 2027-07-01 --svg two-years.svg
    """
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))  # what people do wrong is told below
    asked = _asked(pupils, months, begin, seed)
    with _progress(asked) as tell:
        played = simulate(asked, tell)
    target = svg or Path(os.environ.get("DOORLIJN_HOME", ".doorlijn")) / f"simulation-{asked.seed}.svg"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(picture(played.verdict.days, played.verdict.months, _title(played)), encoding="utf-8")
    if as_json:
        typer.echo(json.dumps(_as_json(played, target), ensure_ascii=False, default=str))
    else:
        _show(played, target)
    raise typer.Exit(OK if played.is_good else FAILED)


def _asked(pupils: int, months: int, begin: str, seed: int | None) -> Asked:
    try:
        first = date.fromisoformat(begin)
        last = first.year * A_YEAR + first.month - 1 + months
        end = date(last // A_YEAR, last % A_YEAR + 1, min(first.day, 28))
    except ValueError as error:
        messages.print(f"--from: '{begin}' is no day; write it as 2026-07-01.")
        raise typer.Exit(USAGE) from error
    return Asked(pupils, first, end, secrets.randbelow(1_000_000) if seed is None else seed)


@contextmanager
def _progress(asked: Asked) -> Iterator[Any]:
    """Show how far it is; the first Ctrl-C ends it after the day it is at."""
    stopped: list[int] = []

    def stop(number: int, _: object) -> None:
        if stopped:
            raise KeyboardInterrupt
        stopped.append(number)
        messages.print("Gestopt; wat gespeeld is wordt nog nagekeken. Nog eens Ctrl-C: meteen weg.")

    for each in (signal.SIGINT, signal.SIGTERM):  # also where a shell's background is deaf to Ctrl-C
        signal.signal(each, stop)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=messages, transient=True) as bar:
        task = bar.add_task(f"{asked.begin:%m-%Y}", total=(asked.end - asked.begin).days)

        def tell(day: date) -> bool:
            bar.update(task, advance=1, description=f"{day:%d-%m-%Y}")
            return not stopped

        yield tell


def _title(played: Played) -> str:
    asked = played.asked
    return f"{asked.pupils} jongeren, {asked.begin:%d-%m-%Y} tot en met {played.last_day:%d-%m-%Y}, seed {asked.seed}"


def _show(played: Played, target: Path) -> None:
    verdict = played.verdict
    typer.echo(f"{_title(played)}: gespeeld in {played.seconds:.0f} s.\n")
    table = Table("moment", *CLASSES.values(), box=None)
    for kind, counts in verdict.moments.items():
        table.add_row(MOMENTS.get(kind, kind), *(str(counts[each]) for each in CLASSES))
    Console(width=None if Console().is_terminal else WIDE, highlight=False).print(table)
    told = played.told
    typer.echo(
        f"\nWerk gestopt {told.get('contract_ended', 0)}, ten onrechte gemeld {told.get('contract_end_withdrawn', 0)}, "
        f"gesprekken gevoerd {told.get('career_conversation_held', 0)}, niet verschenen "
        f"{told.get('career_conversation_missed', 0)}, contact gehad {told.get('check_in_done', 0)}, "
        f"wekkers afgegaan {sum(verdict.rung.values())}, gebeurtenissen {sum(told.values())}."
    )
    passed = verdict.passed
    typer.echo(
        f"De tijd liep over {len(passed['clock_changes'])} keer zomer- of wintertijd, "
        f"{len(passed['leap_days'])} keer 29 februari, {len(passed['holidays'])} feestdagen."
    )
    if played.memory:
        typer.echo(
            f"Geheugen: {played.memory[0][1]:.0f} MB na de eerste maand, {played.memory[-1][1]:.0f} MB aan het eind."
        )
    typer.echo(f"Plaatje: {target}\n")
    for each in verdict.findings:
        typer.echo(f"NIET GOED  {each}")
    typer.echo("Niemand uit beeld." if played.is_good else f"{len(verdict.findings)} dingen zijn niet goed.")


def _as_json(played: Played, target: Path) -> Mapping[str, Any]:
    verdict = played.verdict
    return {
        "ok": played.is_good,
        "pupils": played.asked.pupils,
        "from": played.asked.begin,
        "last_day": played.last_day,
        "seed": played.asked.seed,
        "seconds": round(played.seconds, 1),
        "moments": verdict.moments,
        "events": played.told,
        "timers": verdict.rung,
        "refused": played.refused,
        "passed": verdict.passed,
        "memory_mb": [round(peak, 1) for _, peak in played.memory],
        "findings": [vars(each) for each in verdict.findings],
        "picture": str(target),
    }
