"""`doorlijn demo`: a whole region on one machine, that can be stopped and finds everything back."""

import json
from datetime import UTC, datetime, timedelta

import httpx
import psutil
import pytest

from tests.machinery.ports import free_port
from tests.machinery.processes import Machine
from tests.machinery.waiting import wait_for

START = 90.0
MOST_MEMORY = 500 * 1024 * 1024


class Demo:
    def __init__(self, machine: Machine, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        env = {"DOORLIJN_PORT": str(port)}
        self.process = machine.run("demo", env=env)
        self.process.wait_for_log("staat open", deadline=START)
        self._tokens: dict[str, str] = {}
        self.api = httpx.Client(base_url=self.url, timeout=30)

    def seen_by(self, role: str, path: str):
        if role not in self._tokens:
            self._tokens[role] = self._token(role)
        answer = self.api.get(path, headers={"Authorization": f"Bearer {self._tokens[role]}"})
        return answer.raise_for_status().json()

    def _token(self, role: str) -> str:
        person = next(p for p in self.api.get("/demo/personen").json() if p["role"] == role)
        asked = {"person_id": person["person_id"], "role": role}
        return self.api.post("/demo/tokens", json=asked).raise_for_status().json()["token"]

    def overdue(self) -> int:
        worklist = self.seen_by("coordinator", "/api/aftercare/v1/worklist?limit=200")
        return sum(each["is_overdue"] for each in worklist)

    def cases(self) -> int:
        return len(self.seen_by("coordinator", "/api/aftercare/v1/cases?limit=200"))

    def unread_of_before_this_week(self, role: str) -> list[str]:
        unread = self.seen_by(role, "/api/notifications/v1/notifications?unread=true&limit=200")
        before = datetime.now(UTC) - timedelta(days=8)  # noqa: TID251  the demo lives by the clock of this machine
        return [each["title"] for each in unread if datetime.fromisoformat(each["occurred_at"]) < before]

    def memory(self) -> int:
        """Count what all processes hold together, each shared page once."""
        parent = psutil.Process(self.process.pid)
        family = [parent, *parent.children(recursive=True)]
        return sum(each.memory_full_info().pss for each in family)

    def stop(self) -> None:
        self.api.close()
        self.process.terminate(within=60)


@pytest.fixture
def demo(tmp_path):
    machine = Machine(tmp_path, {"DOORLIJN_HOME": str(tmp_path / "home")})
    port = free_port()
    yield lambda: Demo(machine, port)
    machine.close()


@pytest.fixture
def beside(tmp_path):
    """Run a second command on the same folder, and give what it says."""
    machine = Machine(tmp_path / "beside", {"DOORLIJN_HOME": str(tmp_path / "home")})
    machine.folder.mkdir()

    def say(*arguments: str) -> str:
        process = machine.run(*arguments)
        process.wait()
        return process.log_tail()

    yield say
    machine.close()


def test_a_visitor_finds_overdue_work_and_finds_it_back_after_a_stop(demo, beside, tmp_path):
    running = demo()
    wait_for(lambda: running.overdue() >= 6, deadline=START, what="overdue conversations")
    wait_for((tmp_path / "home" / "stories-told").exists, deadline=START, what="all stories")
    cases, memory = running.cases(), running.memory()
    old = [running.unread_of_before_this_week(role) for role in ("job_coach", "werkconsulent", "school_staff")]
    second = beside("demo", "--reset")
    running.stop()

    again = demo()
    found = again.cases()
    again.stop()

    assert (cases, found) == (60, 60)
    assert old == [[], [], []]  # who works here every day has read what happened in two years
    assert "draait al" in second  # what is in use is not thrown away
    assert memory < MOST_MEMORY, json.dumps({"bytes": memory})
