"""`doorlijn doctor` says what is wrong and how to mend it, for people and for machines."""

import json
import re
import shlex
import subprocess
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from doorlijn import remedies
from doorlijn.cli import app as program
from doorlijn.commands import doctor
from doorlijn.exits import DEPENDENCY_DOWN, FAILED, OK
from doorlijn.remedies import Remedy
from tests.architecture.landscape import ROOT
from tests.machinery.database import Database
from tests.machinery.ports import free_port
from tests.machinery.vhost import Vhost

ENGLISH = re.compile(r"\b(the|no|not|and|answers|connect|every|start the|give|fix|ok)\b", re.IGNORECASE)

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

    assert all(check["fix"] and check["command"] for check in checks if not check["is_well"])


EVERY_REMEDY = [
    *(value for value in vars(remedies).values() if isinstance(value, Remedy)),
    *(remedies.upgrade(is_embedded=is_embedded) for is_embedded in (True, False)),
    *(
        remedies.start_database(f"postgresql+psycopg2://{{service}}@{host}/x")
        for host in ("localhost:5432", "db.example")
    ),
    *(remedies.start_broker(host) for host in ("127.0.0.1", "mq.example")),
    *(remedies.start_mail_server(f"smtp://{host}") for host in ("127.0.0.1", "mail.example")),
]


@pytest.mark.parametrize("remedy", EVERY_REMEDY, ids=lambda remedy: remedy.command)
def test_a_remedy_can_be_pasted_as_it_is(remedy: Remedy):
    first, *rest = shlex.split(remedy.command)
    pasted = subprocess.run(["sh", "-n", "-c", remedy.command], capture_output=True, check=False)  # read, not run

    assert pasted.returncode == 0
    assert not set("<>|…") & set(remedy.command)
    assert remedy.why.endswith(".")
    if first.endswith("doorlijn"):
        assert CliRunner().invoke(program, [*rest, "--help"]).exit_code == 0
    if "make" in (first, *rest):
        assert f"\n{rest[-1] if rest else first}:" in (ROOT / "Makefile").read_text()


def test_every_line_speaks_dutch(surroundings: Surroundings):
    broken = {"DATABASE_URL": "", "AMQP_URL": "", "DOORLIJN_MAIL_DIR": "", "SMTP_URL": "ftp://x"}

    said = CliRunner().invoke(app, env=surroundings).stdout + CliRunner().invoke(app, env=surroundings | broken).stdout

    assert not ENGLISH.findall(said)


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
