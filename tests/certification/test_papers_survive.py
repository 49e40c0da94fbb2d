"""The worker that makes papers is killed in the middle of a batch, and nothing is lost, made twice or skipped."""

import os
import subprocess
import sys
from uuid import UUID

from tests.machinery.waiting import wait_for

MANY = 8
MAKING = """
from doorlijn import settings
from doorlijn.paper_making import make_until
make_until(settings.load(), lambda: False)
"""
MADE = "SELECT count(*) AS made FROM certificate_papers"


def worker(press) -> subprocess.Popen[bytes]:
    told = {
        "DOORLIJN_PROFILE": "test",
        "DATABASE_URL": press.database.url("certification"),
        "DOORLIJN_KEYS_DIR": str(press.database.keys),
    }
    return subprocess.Popen([sys.executable, "-c", MAKING], env=os.environ | told)


def made(press) -> int:
    return int(press.database.rows("certification", MADE)[0]["made"])


def test_a_batch_goes_on_where_it_was_killed_without_a_gap_or_a_double(press):
    for number in range(MANY):
        press.knows(UUID(int=0xD00 + number), "Iemand", f"1{number:03}")
    ready = [press.ready(pupil_id=str(UUID(int=0xD00 + number))) for number in range(MANY)]
    assert press.issue(*ready).json["issued"] == MANY

    first = worker(press)
    wait_for(lambda: made(press) >= 2, deadline=60)
    first.kill()
    first.wait()
    assert made(press) < MANY
    second = worker(press)
    try:
        wait_for(lambda: made(press) == MANY, deadline=60)
    finally:
        second.kill()
        second.wait()

    rows = press.database.rows("certification", "SELECT serial, paper_made_at FROM certificates ORDER BY serial")
    assert [row["serial"] for row in rows] == [f"99AA-2026-{number:05}" for number in range(1, MANY + 1)]
    assert all(row["paper_made_at"] for row in rows)
