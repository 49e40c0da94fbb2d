"""Real processes of the product: started with a log file, and stopped, frozen or killed by their own pid."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.machinery.ports import answers
from tests.machinery.waiting import wait_for

ROOT = Path(__file__).parents[2]
DOORLIJN = Path(sys.executable).with_name("doorlijn")
STOP_SECONDS = 30.0  # promise P15: SIGTERM ends a process within thirty seconds

# What the product reads from its surroundings is said by the test, never inherited from whoever runs it.
OURS = ("DOORLIJN_", "DATABASE_", "AMQP_", "SMTP_", "MAIL_", "API_URL_")


class DidNotStart(AssertionError):
    """A process ended, or was not ready in time; the text holds the end of its log."""


class RunningProcess:
    """One process in a group of its own; it is always reaped."""

    def __init__(self, name: str, command: Sequence[str | Path], env: Mapping[str, str], log: Path) -> None:
        self.name = name
        self.log = log
        inherited = {key: value for key, value in os.environ.items() if not key.startswith(OURS)}
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                list(map(str, command)),
                cwd=ROOT,
                env=inherited | dict(env),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def is_running(self) -> bool:
        return self._process.poll() is None

    @property
    def exit_code(self) -> int | None:
        return self._process.poll()

    def log_tail(self, lines: int = 30) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])

    def wait_for_log(self, text: str, *, deadline: float = 30.0) -> None:
        """Wait until the log says something; fails at once when the process ends before it."""
        wait_for(lambda: self._says(text), deadline=deadline, what=f"{text!r} in the log of {self.name}")

    def wait_for_port(self, port: int, *, deadline: float = 30.0) -> None:
        """Wait until the process accepts connections; fails at once when it ends before it."""
        wait_for(lambda: self._must_run() and answers(port), deadline=deadline, what=f"{self.name} on port {port}")

    def _says(self, text: str) -> bool:
        return text in self.log.read_text(errors="replace") or (self._must_run() and False)

    def _must_run(self) -> bool:
        if not self.is_running:
            raise DidNotStart(f"{self.name} ended with {self.exit_code}:\n{self.log_tail()}")
        return True

    def send(self, number: signal.Signals) -> None:
        """Send a signal to the process itself; one that has ended already takes no offence."""
        if self.is_running:
            os.kill(self.pid, number)

    def terminate(self, *, within: float = STOP_SECONDS) -> int:
        """Ask it to end (SIGTERM) and give its exit code; fails when that takes longer than `within`."""
        self.send(signal.SIGTERM)
        return self.wait(within)

    def kill(self) -> None:
        """Kill -9 the process and whatever it started."""
        if self.is_running:
            os.killpg(self.pid, signal.SIGKILL)
        self._process.wait(STOP_SECONDS)

    def pause(self) -> None:
        self.send(signal.SIGSTOP)

    def resume(self) -> None:
        self.send(signal.SIGCONT)

    def wait(self, within: float = STOP_SECONDS) -> int:
        """Wait until it ends by itself and give its exit code."""
        try:
            return self._process.wait(within)
        except subprocess.TimeoutExpired as late:
            raise AssertionError(f"{self.name} did not end within {within:g} s:\n{self.log_tail()}") from late


class Machine:
    """The processes of one test, all ended when it is over."""

    def __init__(self, folder: Path, env: Mapping[str, str]) -> None:
        self.folder = folder
        self.env = dict(env)
        self.processes: list[RunningProcess] = []

    def run(self, *arguments: str, name: str = "", env: Mapping[str, str] | None = None) -> RunningProcess:
        """Start `doorlijn <arguments>` with a log file of its own."""
        return self.start([DOORLIJN, *arguments], name=name or "-".join(arguments), env=env)

    def start(
        self, command: Sequence[str | Path], *, name: str, env: Mapping[str, str] | None = None
    ) -> RunningProcess:
        """Start any program the same way."""
        log = self.folder / f"{len(self.processes):02d}-{name.replace('/', '-')}.log"
        process = RunningProcess(name, command, self.env | dict(env or {}), log)
        self.processes.append(process)
        return process

    def close(self) -> None:
        """End whatever still runs, frozen or not."""
        for process in self.processes:
            process.kill()
