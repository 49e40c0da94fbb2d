"""A private RabbitMQ node of the installed rabbitmq-server: own name, ports, folders, cookie and epmd."""

import os
import shutil
import signal
import subprocess
import tempfile
from functools import partial
from pathlib import Path
from uuid import uuid4

from tests.machinery.handshake import shakes_hands
from tests.machinery.ports import LOCALHOST, free_ports
from tests.machinery.rabbit_api import RabbitApi
from tests.machinery.waiting import wait_for

START_SECONDS = 120  # a slow, busy machine; an idle one needs about ten
STOP_SECONDS = 60
CTL_SECONDS = 60

# Debian's wrappers in /usr/sbin insist on the rabbitmq user; the programs behind them do not.
SERVER_FOLDERS = (
    "/usr/lib/rabbitmq/bin",
    "/usr/local/sbin",
    "/usr/sbin",
    "/opt/homebrew/sbin",
    "/usr/local/opt/rabbitmq/sbin",
)


class BrokerDidNotStart(Exception):
    """The node ended, or did not answer in time; the text holds the end of its log."""


def find_server() -> Path | None:
    """Give the rabbitmq-server program of this machine, if there is one."""
    found = shutil.which("rabbitmq-server", path=os.pathsep.join([*SERVER_FOLDERS, os.environ.get("PATH", "")]))
    return Path(found) if found else None


class RabbitNode:
    """One broker of our own; everything it writes stays in one temporary folder."""

    def __init__(self, server: Path) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="doorlijn-rabbit-"))
        self.name = f"doorlijn-{uuid4().hex[:8]}@localhost"
        self._server = server
        self._ctl = server.with_name("rabbitmqctl")
        self.port, self.api_port, dist_port, self._epmd_port = free_ports(4)
        self.api = RabbitApi(f"http://{LOCALHOST}:{self.api_port}")
        self.server_url = f"amqp://guest:guest@{LOCALHOST}:{self.port}"
        self._log = self.folder / "node.log"
        self._process: subprocess.Popen[bytes] | None = None
        self._epmd: subprocess.Popen[bytes] | None = None
        self._env = self._environment(dist_port)
        self._write_settings()

    def _environment(self, dist_port: int) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("RABBITMQ_", "ERL_"))}
        folder = str(self.folder)
        return kept | {
            "HOME": folder,  # the cookie lives here: none of root's, none of the rabbitmq user's
            "ERL_EPMD_PORT": str(self._epmd_port),
            "ERL_EPMD_ADDRESS": LOCALHOST,
            "RUNNING_UNDER_SYSTEMD": "true",  # the script becomes the broker, so that our child is the broker itself
            "RABBITMQ_NODENAME": self.name,
            "RABBITMQ_NODE_IP_ADDRESS": LOCALHOST,
            "RABBITMQ_NODE_PORT": str(self.port),
            "RABBITMQ_DIST_PORT": str(dist_port),
            "RABBITMQ_MNESIA_BASE": f"{folder}/data",
            "RABBITMQ_LOG_BASE": f"{folder}/log",
            "RABBITMQ_PID_FILE": f"{folder}/node.pid",
            "RABBITMQ_CONFIG_FILE": f"{folder}/rabbitmq.conf",
            "RABBITMQ_CONF_ENV_FILE": f"{folder}/none",
            "RABBITMQ_ADVANCED_CONFIG_FILE": f"{folder}/none",
            "RABBITMQ_ENABLED_PLUGINS_FILE": f"{folder}/enabled_plugins",
            "RABBITMQ_GENERATED_CONFIG_DIR": f"{folder}/generated",
            "RABBITMQ_SCHEMA_DIR": f"{folder}/schema",
        }

    def _write_settings(self) -> None:
        cookie = self.folder / ".erlang.cookie"
        cookie.write_text(uuid4().hex)
        cookie.chmod(0o400)
        (self.folder / "enabled_plugins").write_text("[rabbitmq_management].\n")
        (self.folder / "rabbitmq.conf").write_text(
            f"management.tcp.ip = {LOCALHOST}\n"
            f"management.tcp.port = {self.api_port}\n"
            "management_agent.disable_metrics_collector = true\n"  # its sampling would cost the bench a few per cent
            "vm_memory_high_watermark.absolute = 1GB\n"
            "disk_free_limit.absolute = 50MB\n"
        )

    @property
    def pid(self) -> int:
        """The process of the Erlang machine itself."""
        return int((self.folder / "node.pid").read_text())

    def start(self) -> None:
        """Start, or start again on the same ports and data; returns once the broker shakes hands."""
        self._start_epmd()
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [self._server], env=self._env, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )
        wait_for(self._has_started, deadline=START_SECONDS, what=f"RabbitMQ on port {self.port}", every=0.2)

    def _start_epmd(self) -> None:
        program = shutil.which("epmd")
        if self._epmd is None and program:
            self._epmd = subprocess.Popen(
                [program, "-port", str(self._epmd_port), "-address", LOCALHOST], env=self._env
            )

    def _has_started(self) -> bool:
        if self._process is None or self._process.poll() is not None:
            raise BrokerDidNotStart(f"rabbitmq-server ended while starting:\n{self.log_tail()}")
        return shakes_hands(f"{self.server_url}/%2f") and self.api.is_there()

    def log_tail(self) -> str:
        return "\n".join(self._log.read_text(errors="replace").splitlines()[-30:])

    def _signal(self, number: signal.Signals) -> None:
        if self._process is not None and self._process.poll() is None:
            os.killpg(self._process.pid, number)

    def stop(self) -> None:
        """Shut down in good order, as an operator does."""
        self._signal(signal.SIGCONT)
        self._signal(signal.SIGTERM)
        if self._process is not None:
            self._process.wait(STOP_SECONDS)

    def kill(self) -> None:
        """Pull the plug: kill -9 of the whole node."""
        self._signal(signal.SIGKILL)
        if self._process is not None:
            self._process.wait(STOP_SECONDS)

    def pause(self) -> None:
        """Freeze the node; connections stay open and nobody answers."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        self._signal(signal.SIGCONT)

    def rabbitmqctl(self, *arguments: str) -> str:
        """Run `rabbitmqctl` against this node and give what it printed."""
        command = [str(self._ctl), "-n", self.name, "--quiet", *arguments]
        done = subprocess.run(command, env=self._env, capture_output=True, text=True, timeout=CTL_SECONDS, check=False)
        if done.returncode:
            raise RuntimeError(f"rabbitmqctl {' '.join(arguments)}: {done.stderr or done.stdout}")
        return done.stdout

    def close(self) -> None:
        """End the node and everything it started, and remove its folder."""
        self.kill()
        if self._epmd is not None:
            self._epmd.terminate()
            self._epmd.wait(STOP_SECONDS)
        # A crashing node may still write while we clear away: try until the folder is gone.
        wait_for(partial(_is_removed, self.folder), deadline=10, what=f"{self.folder} removed", every=0.1)


def _is_removed(folder: Path) -> bool:
    shutil.rmtree(folder, ignore_errors=True)
    return not folder.exists()
