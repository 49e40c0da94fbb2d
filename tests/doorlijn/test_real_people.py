"""Production with anything of the demo does not start, and says why."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from environs import Env
from typer.testing import CliRunner

from access import tokens
from doorlijn import settings
from doorlijn.commands.run import app
from doorlijn.real_people import MadeForTheDemo, mark_keys, refuse_demo
from doorlijn.region.seeding import seed
from tests.machinery.database import Database

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def production(database: Database, tmp_path):
    tokens.make_keys(tmp_path / "keys")
    return replace(
        settings.load(Env()),
        profile="production",
        database_url=database.url("{service}"),
        keys_dir=tmp_path / "keys",
        session_secret="made for real people",
    )


def test_an_empty_directory_and_own_keys_start(production):
    refuse_demo(production, ["directory"])


def test_invented_people_do_not_get_into_production(production):
    seed(production, NOW)

    with pytest.raises(MadeForTheDemo, match="invented people"):
        refuse_demo(production, ["directory"])


def test_one_invented_person_is_enough_also_without_the_mark(production, database: Database):
    database.execute_as_admin(
        "INSERT INTO directory.people (person_id, name, mail)"
        " VALUES ('de300000-0000-4000-8000-000000000001', 'Iemand', 'iemand@voorbeeld.example')"
    )

    with pytest.raises(MadeForTheDemo, match="invented people"):
        refuse_demo(production, ["directory"])


def test_the_mark_stays_when_the_people_are_renamed(production, database: Database):
    seed(production, NOW)
    database.execute_as_admin("DELETE FROM directory.roles")
    database.execute_as_admin("DELETE FROM directory.people")

    with pytest.raises(MadeForTheDemo, match="invented people"):
        refuse_demo(production, ["directory"])


def test_keys_of_the_demo_still_sign_and_are_refused_in_production(production):
    mark_keys(production.keys_dir)
    mark_keys(production.keys_dir)

    assert tokens.load_key(production.keys_dir / tokens.SIGNING_FILE).is_private
    assert not tokens.load_key(production.keys_dir / tokens.VERIFYING_FILE).is_private
    with pytest.raises(MadeForTheDemo, match="made by the demo"):
        refuse_demo(production)


def test_the_secret_of_the_demo_is_refused_in_production(production):
    with pytest.raises(MadeForTheDemo, match="DOORLIJN_SESSION_SECRET"):
        refuse_demo(replace(production, session_secret="demo-xyz"))


def test_the_demo_itself_starts(production):
    mark_keys(production.keys_dir)
    seed(production, NOW)

    refuse_demo(replace(production, profile="demo", session_secret="demo-xyz"), ["directory"])


@pytest.mark.parametrize("process", [["api", "directory"], ["worker", "directory"], ["web"]])
def test_no_process_that_sees_the_directory_starts(production, process):
    seed(production, NOW)
    surroundings = {
        "DOORLIJN_PROFILE": "production",
        "DATABASE_URL": production.database_url,
        "DOORLIJN_KEYS_DIR": str(production.keys_dir),
    }

    result = CliRunner().invoke(app, process, env=surroundings)

    assert result.exit_code not in {0, 2}, json.dumps(result.output)
    assert isinstance(result.exception, SystemExit)
    assert "invented people" in str(result.exception) + result.output
