"""A file can be read in one sitting, and a test waits on what can be seen."""

import re

from tests.architecture import landscape
from tests.architecture.landscape import tracked

MOST_LINES = 300

# Written in pieces, so that this file does not hold what it looks for.
SLEEPS = re.compile(r"\btime\.sl" + r"eep\(")
DOUBLES = re.compile(r"\b(Magic" + r"Mock|mocker\.|unittest\.m" + r"ock|sql" + r"ite)\b")
# The first sleeps for all tests, with a deadline; the fault rig paces the disturbance it makes.
MAY_SLEEP = ("tests/machinery/waiting.py", "tests/faults/")


def test_no_file_is_longer_than_one_sitting():
    lengths = {landscape.relative(file): len(file.read_text(encoding="utf-8").splitlines()) for file in tracked(".py")}

    assert {file: lines for file, lines in lengths.items() if lines > MOST_LINES} == {}


def test_no_test_sleeps():
    sleeping = [landscape.relative(file) for file in tracked(".py") if SLEEPS.search(file.read_text(encoding="utf-8"))]

    assert [file for file in sleeping if file.startswith("tests/") and not file.startswith(MAY_SLEEP)] == []


def test_no_test_doubles_the_database_or_the_broker():
    doubled = [landscape.relative(file) for file in tracked(".py") if DOUBLES.search(file.read_text(encoding="utf-8"))]

    assert [file for file in doubled if file.startswith("tests/")] == []
