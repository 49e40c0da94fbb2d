"""The worker that makes papers is killed in the middle of a batch, and nothing is lost, made twice or skipped."""

import os
import subprocess
import sys
from datetime import timedelta
from uuid import UUID

from doorlijn.paper_making import make_one
from services.certification.storage.signers import Signers
from tests.certification.press import ADMIN
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


def issue_two(press) -> None:
    other = UUID(int=0xD00)
    press.knows(other, "Iemand", "1000")
    assert press.issue(press.ready(), press.ready(pupil_id=str(other))).json["issued"] == 2


def make_all(press) -> None:
    """Let the worker go on until there is nothing to make now."""
    while make_one(press.database.sessions("certification"), Signers(press.database.keys), press.database.now):
        pass


def papers(press) -> list[tuple[bool, str | None, int]]:
    rows = press.database.rows("certification", "SELECT * FROM certificates ORDER BY certificate_id")
    return [(row["paper_made_at"] is not None, row["paper_failure"], row["paper_tries"]) for row in rows]


def test_a_paper_that_cannot_be_made_lets_those_of_others_go_first(press):
    issue_two(press)
    press.database.execute_as_admin(
        """UPDATE certification.certificates SET fact = jsonb_set(fact, '{place}', to_jsonb(chr(77824)))
        WHERE certificate_id = (SELECT min(certificate_id::text)::uuid FROM certification.certificates)"""
    )

    make_all(press)
    make_all(press)

    assert papers(press) == [(False, "not_printable", 1), (True, None, 0)]


def test_a_paper_whose_key_was_away_is_made_when_the_key_is_back(press):
    issue_two(press)
    [pem] = press.database.keys.rglob("*.pem")
    away = pem.rename(pem.with_suffix(".away"))

    make_all(press)
    assert papers(press) == [(False, "key_missing", 1)] * 2
    assert press.admin.get("/v1/paper-failures").json["key_missing"] == 2
    away.rename(pem)
    press.database.now += timedelta(minutes=1)
    make_all(press)

    assert papers(press) == [(True, None, 1)] * 2
    admin = press.database.client("certification", ADMIN)
    assert set(admin.get("/v1/paper-failures").json.values()) == {0}
