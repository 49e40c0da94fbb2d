"""`doorlijn doctor` says what is wrong and how to mend it, for people and for machines."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from doorlijn.commands import doctor
from doorlijn.exits import DEPENDENCY_DOWN, FAILED, OK
from tests.machinery.database import Database
from tests.machinery.ports import free_port
from tests.machinery.vhost import Vhost

app = typer.Typer()
app.command()(doctor.command)

Surroundings = dict[str, str]


@pytest.fixture
def surroundings(database: Database, broker: Vhost, tmp_path: Path, monkeypatch) -> Surroundings:
    """An installation in which nothing is wrong."""
    for name in ("SMTP_URL", "API_URL_TEMPLATE"):
        monkeypatch.delenv(name, raising=False)
    return {
        "DOORLIJN_PROFILE": "test",
        "DOORLIJN_HOME": str(tmp_path),
        "DOORLIJN_MAIL_DIR": str(tmp_path / "mails"),
        "DATABASE_URL": database.url("{service}"),
        "AMQP_URL": broker.url,
    }


def ask_doctor(surroundings: Surroundings) -> Result:
    return CliRunner().invoke(app, ["--json"], env=surroundings)


def unwell(result: Result) -> set[str]:
    return {check["name"] for check in json.loads(result.stdout)["checks"] if not check["is_well"]}


def test_an_installation_without_faults_is_well(surroundings: Surroundings):
    result = ask_doctor(surroundings)

    assert unwell(result) == set()
    assert result.exit_code == OK


def test_a_stopped_database_is_said_once_and_what_needs_it_follows(surroundings: Surroundings):
    nowhere = f"postgresql+psycopg2://{{service}}@127.0.0.1:{free_port()}/doorlijn"

    result = ask_doctor(surroundings | {"DATABASE_URL": nowhere})

    assert unwell(result) == {"database", "migrations", "clock"}
    assert result.exit_code == DEPENDENCY_DOWN


def test_a_stopped_broker_is_said(surroundings: Surroundings):
    result = ask_doctor(surroundings | {"AMQP_URL": f"amqp://guest:guest@127.0.0.1:{free_port()}//"})

    assert unwell(result) == {"broker"}
    assert result.exit_code == DEPENDENCY_DOWN


def test_a_wrong_password_of_the_broker_is_said(surroundings: Surroundings, broker: Vhost):
    result = ask_doctor(surroundings | {"AMQP_URL": broker.url.replace("guest:guest", "guest:wrong")})

    assert unwell(result) == {"broker"}


def test_a_stopped_mail_server_is_said(surroundings: Surroundings):
    result = ask_doctor(surroundings | {"SMTP_URL": f"smtp://127.0.0.1:{free_port()}"})

    assert unwell(result) == {"mail"}
    assert result.exit_code == DEPENDENCY_DOWN


def test_a_schema_that_is_behind_is_no_dependency_down(surroundings: Surroundings, database: Database):
    database.execute_as_admin("DELETE FROM notifications.alembic_version")

    result = ask_doctor(surroundings)

    assert unwell(result) == {"migrations"}
    assert result.exit_code == FAILED


def test_everything_that_is_not_well_has_a_remedy(surroundings: Surroundings):
    broken = {
        "DATABASE_URL": "",
        "AMQP_URL": "",
        "DOORLIJN_MAIL_DIR": "",
        "SMTP_URL": f"smtp://127.0.0.1:{free_port()}",
    }

    checks = json.loads(ask_doctor(surroundings | broken).stdout)["checks"]

    assert all(check["fix"] for check in checks if not check["is_well"])


def test_people_read_one_line_per_check(surroundings: Surroundings):
    result = CliRunner().invoke(app, env=surroundings)

    assert [line.split()[1] for line in result.stdout.splitlines()] == [
        "python",
        "database",
        "migrations",
        "clock",
        "broker",
        "mail",
    ]
