"""`make faults`: breaks everything on purpose, counts what is lost, and proves that it would have noticed."""

import argparse
import secrets
import shutil
import signal
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")
warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set")

from access import tokens  # noqa: E402  the warnings above come with the libraries
from tests.faults import region, scenarios  # noqa: E402
from tests.faults.client import Schools, over_http  # noqa: E402
from tests.faults.durable_postgres import TEMPLATE, DurablePostgres  # noqa: E402
from tests.faults.proof import prove  # noqa: E402
from tests.faults.report import Report  # noqa: E402
from tests.faults.stage import Stage  # noqa: E402
from tests.faults.system import System  # noqa: E402
from tests.faults.world import Ground  # noqa: E402
from tests.machinery.broker import own_broker  # noqa: E402
from tests.machinery.database import Database  # noqa: E402


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--short", action="store_true", help="what fits in three minutes")
    parser.add_argument("--proof", action="store_true", help="only the proof: every seeded bug must be caught")
    parser.add_argument("--only", default="", help="only the scenarios whose name holds this")
    parser.add_argument("--seed", type=int, help="replay the choices of an earlier run")
    parser.add_argument("--minutes", type=float, default=0.0, help="how long things break at random")
    return parser.parse_args()


@contextmanager
def _ground(report: Report) -> Iterator[Ground]:
    """Prepare what all worlds of a run stand on; whatever happens, nothing of it is left afterwards."""
    with ExitStack() as ends:
        folder = Path(tempfile.mkdtemp(prefix="doorlijn-faults-"))
        ends.callback(shutil.rmtree, folder, ignore_errors=True)
        postgres = DurablePostgres()
        ends.callback(postgres.close)
        postgres.start()
        region.load(Database(postgres, TEMPLATE))  # type: ignore[arg-type]  # a server like the tests' own
        report.tell("PostgreSQL runs and knows the region")
        broker = own_broker()
        ends.callback(broker.close)
        report.tell("RabbitMQ runs")
        tokens.make_keys(folder / "keys")
        yield Ground(folder, postgres, broker, TEMPLATE)


def _play(ground: Ground, report: Report, arguments: argparse.Namespace) -> None:
    """Play the scenarios; in the short form the proof runs beside the last one, which mostly waits."""
    chosen = {
        name: act
        for name, act in (scenarios.short if arguments.short else scenarios.full)(arguments.minutes).items()
        if arguments.only in name
    }
    world = ground.world("main")
    system = System(world)
    try:
        system.start()
        report.tell(f"{len(system.seats)} processes are up")
        schools = Schools(over_http(f"http://127.0.0.1:{system.port}", world.token), world.ledger, report.seed)
        stage = Stage(world, system, schools, report, report.seed)
        for name, act in chosen.items():
            if arguments.short and name == scenarios.QUIET_ONE:
                alongside = Alongside(lambda: prove(ground, report, with_control=False))
                stage.play(name, act)
                alongside.join_and_raise()
            else:
                stage.play(name, act)
    finally:
        system.close()
        world.close()


class Alongside(Thread):
    """Something that runs beside the rest; Ctrl-C does not wait for it."""

    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__(daemon=True)
        self._work = work
        self._error: Exception | None = None
        self.start()

    def run(self) -> None:
        """Do it, and keep what went wrong."""
        try:
            self._work()
        except Exception as error:  # noqa: BLE001  raised again where somebody listens
            self._error = error

    def join_and_raise(self) -> None:
        """Wait for its end; raises what it raised."""
        self.join()
        if self._error:
            raise self._error


def main() -> int:
    """Run, tell, and answer 0 only when nothing was lost, doubled or missed."""
    arguments = _arguments()
    seed = arguments.seed if arguments.seed is not None else secrets.randbelow(1_000_000)
    report = Report(seed)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # ends like Ctrl-C: everything is cleaned up
    report.tell(f"seed {seed}")
    with _ground(report) as ground:
        if not arguments.proof:
            _play(ground, report, arguments)
        if arguments.proof or not (arguments.short or arguments.only):
            prove(ground, report, with_control=not arguments.short)
    print(f"\n{report.tables()}\n")  # noqa: T201  a command talks
    if not (arguments.short or arguments.proof or arguments.only):
        report.write("make faults", f"{datetime.now(UTC):%Y-%m-%d}")  # noqa: TID251  the door
    print(report.last_line())  # noqa: T201  a command talks
    return 0 if report.is_good else 1


if __name__ == "__main__":
    sys.exit(main())
