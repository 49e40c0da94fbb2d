"""Processes under test are real, and end when the test does."""

import sys
from pathlib import Path

import psutil
import pytest

from tests.machinery.processes import DidNotStart, Machine
from tests.machinery.waiting import NeverHappened, wait_for

PATIENT = "import signal, time\nprint('ready', flush=True)\nsignal.pause()"
DEAF = "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nprint('ready', flush=True)\nsignal.pause()"


@pytest.fixture
def machine(tmp_path: Path):
    machine = Machine(tmp_path, {"GREETING": "goedemorgen"})
    yield machine
    machine.close()


def python(machine: Machine, code: str):
    return machine.start([sys.executable, "-c", code], name="python")


def test_a_process_says_what_it_does_in_its_own_log(machine: Machine):
    process = python(machine, "import os; print(os.environ['GREETING'])")

    assert process.wait() == 0
    assert process.log_tail() == "goedemorgen"


def test_a_process_that_ends_while_we_wait_is_noticed_at_once(machine: Machine):
    process = python(machine, "raise SystemExit('geen database')")

    with pytest.raises(DidNotStart, match="geen database"):
        process.wait_for_log("ready", deadline=20)


def test_a_paused_process_goes_on_after_it(machine: Machine):
    process = python(machine, PATIENT)
    process.wait_for_log("ready")

    process.pause()
    wait_for(lambda: psutil.Process(process.pid).status() == psutil.STATUS_STOPPED, what="a stopped process")
    process.resume()

    assert process.terminate() != 0


def test_a_process_that_ignores_sigterm_is_reported_and_killed(machine: Machine):
    process = python(machine, DEAF)
    process.wait_for_log("ready")

    with pytest.raises(AssertionError, match="did not end within"):
        process.terminate(within=0.2)

    machine.close()
    assert not process.is_running


def test_waiting_has_a_deadline_and_says_what_it_waited_for():
    with pytest.raises(NeverHappened, match="a miracle"):
        wait_for(lambda: False, deadline=0.05, what="a miracle")
