"""`doorlijn audit verify` says which row something was done to, and with which exit code."""

import json
from pathlib import Path
from uuid import UUID

import pytest
from typer.testing import CliRunner, Result

from access import audit
from access.actor import Actor
from access.audit import Deed, Purpose
from doorlijn.commands.audit import app
from doorlijn.exits import DEPENDENCY_DOWN, FAILED, OK, USAGE
from tests.certification.signing import sign_all
from tests.certification.town import Town
from tests.machinery.database import Database

SCHOOL = UUID(int=71)


@pytest.fixture
def written(database: Database) -> Database:
    deed = Deed("GET /v1/cases", Purpose("aftercare", "legal_obligation", is_file=True), [UUID(int=1)])
    for service in ("intake", "aftercare"):
        for _ in range(4):
            with database.work(service) as work:
                audit.record(work.session, Actor(UUID(int=9), "school_staff", SCHOOL), deed)
    return database


@pytest.fixture
def town(database: Database) -> Town:
    """A small region in which trajectories can be started."""
    return Town(database).fill()


def verify(database: Database, *options: str) -> Result:
    environment = {"DOORLIJN_PROFILE": "test", "DATABASE_URL": database.url("{service}")}
    return CliRunner().invoke(app, ["verify", *options], env=environment)


def test_an_untouched_log_ends_well(written: Database):
    result = verify(written)

    assert result.exit_code == OK
    assert result.stdout.splitlines() == [
        f"{service}: chain {SCHOOL} is intact, 4 rows" for service in ("intake", "aftercare")
    ]


def test_the_forged_row_is_named_for_people_and_for_machines(written: Database):
    written.execute_as_admin("DELETE FROM aftercare.audit_log WHERE number = 3")

    said, told, other = verify(written), verify(written, "--json"), verify(written, "--service", "intake")

    assert (said.exit_code, told.exit_code, other.exit_code) == (FAILED, FAILED, OK)
    assert f"aftercare: chain {SCHOOL}, row 3 is gone (deleted)" in said.stdout
    answer = json.loads(told.stdout)
    assert answer["is_intact"] is False
    assert [(each["service"], each["forged_row"], each["forgery"]) for each in answer["chains"]] == [
        ("intake", None, ""),
        ("aftercare", 3, "deleted"),
    ]


def test_a_chain_that_was_cut_off_with_its_head_shows_against_an_earlier_look(written: Database, tmp_path: Path):
    earlier = tmp_path / "earlier.json"
    earlier.write_text(verify(written, "--json").stdout)
    written.execute_as_admin("DELETE FROM intake.audit_log WHERE number > 2")
    written.execute_as_admin(
        "UPDATE intake.audit_heads SET number = 2, hash = (SELECT hash FROM intake.audit_log WHERE number = 2)"
    )

    alone, compared = verify(written), verify(written, "--against", str(earlier))

    assert alone.exit_code == OK
    assert compared.exit_code == FAILED
    assert f"intake: chain {SCHOOL}, row 3 and what came after it is gone (cut_off)" in compared.stdout


def test_a_judgement_that_was_changed_is_named_with_its_trajectory(town: Town, tmp_path: Path):
    first, second = (town.starts()["id"] for _ in range(2))
    for each in (first, second):
        sign_all(town.database, each)
    earlier = tmp_path / "earlier.json"
    earlier.write_text(verify(town.database, "--json").stdout)
    assert "the judgements of 2 trajectories are intact, 4 rows" in verify(town.database).stdout

    town.database.execute_as_admin(
        "UPDATE certification.judgements SET judgement = 'not_yet' WHERE number = 2 AND trajectory_id = :it", it=first
    )
    town.database.execute_as_admin(
        "DELETE FROM certification.judgements WHERE number = 2 AND trajectory_id = :it", it=second
    )
    said, compared = verify(town.database), verify(town.database, "--against", str(earlier))

    assert (said.exit_code, compared.exit_code) == (FAILED, FAILED)
    assert f"certification: chain judgements/{first}, row 2 is not as it was written (edited)" in said.stdout
    assert f"chain judgements/{second}, row 2 and what came after it is gone (cut_off)" in compared.stdout


def test_a_wrong_question_and_an_absent_database_have_their_own_exit_codes(database: Database, tmp_path: Path):
    nonsense = tmp_path / "nonsense.json"
    nonsense.write_text("[]")

    assert verify(database, "--service", "x").exit_code == USAGE
    assert verify(database, "--against", str(nonsense)).exit_code == USAGE
    nobody = {"DOORLIJN_PROFILE": "test", "DATABASE_URL": "postgresql+psycopg2://{service}@127.0.0.1:1/x"}
    assert CliRunner().invoke(app, ["verify"], env=nobody).exit_code == DEPENDENCY_DOWN
