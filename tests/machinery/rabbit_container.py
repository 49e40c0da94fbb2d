"""A RabbitMQ in a container, for machines that have Docker but neither rabbitmq-server nor apt."""

import os
import shutil
import subprocess
from uuid import uuid4

from tests.machinery.handshake import shakes_hands
from tests.machinery.ports import LOCALHOST, free_ports
from tests.machinery.rabbit_api import RabbitApi
from tests.machinery.waiting import wait_for

START_SECONDS = 300  # the image may have to be fetched
IMAGE = "rabbitmq:3"  # docker-compose.yml uses the same variable and default


def has_docker() -> bool:
    """Tell whether a Docker engine answers."""
    program = shutil.which("docker")
    return program is not None and subprocess.run([program, "info"], capture_output=True, check=False).returncode == 0


class RabbitContainer:
    """One broker of our own; the container is removed at the end."""

    def __init__(self) -> None:
        self.name = f"doorlijn-test-{uuid4().hex[:8]}"
        self.port, self.api_port = free_ports(2)
        self.api = RabbitApi(f"http://{LOCALHOST}:{self.api_port}")
        self.server_url = f"amqp://guest:guest@{LOCALHOST}:{self.port}"
        self._is_created = False

    def start(self) -> None:
        """Start, or start again on the same ports and data; returns once the broker shakes hands."""
        if self._is_created:
            self._docker("start", self.name)
        else:
            self._create()
        wait_for(self._has_started, deadline=START_SECONDS, what=f"RabbitMQ in container {self.name}", every=0.5)

    def _create(self) -> None:
        image = os.environ.get("RABBITMQ_IMAGE", IMAGE)
        published = ["-p", f"{LOCALHOST}:{self.port}:5672", "-p", f"{LOCALHOST}:{self.api_port}:15672"]
        settings = [
            "-e",
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS=-rabbitmq_management_agent disable_metrics_collector true",
        ]
        self._docker("run", "--detach", "--name", self.name, "--hostname", "broker", *published, *settings, image)
        self._is_created = True
        wait_for(self._can_enable_management, deadline=START_SECONDS, what="rabbitmq-plugins in the container", every=1)

    def _can_enable_management(self) -> bool:
        command = ["docker", "exec", self.name, "rabbitmq-plugins", "enable", "rabbitmq_management"]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    def _has_started(self) -> bool:
        return shakes_hands(f"{self.server_url}/%2f") and self.api.is_there()

    def stop(self) -> None:
        """Shut down in good order."""
        self._docker("stop", "--time", "60", self.name)

    def kill(self) -> None:
        """Pull the plug."""
        self._docker("kill", self.name)

    def pause(self) -> None:
        """Freeze it; connections stay open and nobody answers."""
        self._docker("pause", self.name)

    def resume(self) -> None:
        self._docker("unpause", self.name)

    def rabbitmqctl(self, *arguments: str) -> str:
        """Run `rabbitmqctl` inside and give what it printed."""
        return self._docker("exec", self.name, "rabbitmqctl", "--quiet", *arguments)

    def _docker(self, *arguments: str) -> str:
        done = subprocess.run(["docker", *arguments], capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"docker {' '.join(arguments)}: {done.stderr}")
        return done.stdout

    def close(self) -> None:
        subprocess.run(["docker", "rm", "--force", "--volumes", self.name], capture_output=True, check=False)
