"""`doorlijn directory load`: a region's file over REST, from the command line."""

import json
import threading
from uuid import UUID

import pytest
from typer.testing import CliRunner
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.serving import make_server

from access.actor import Actor
from doorlijn.commands.directory import app

GOOD = """organisations:
  - {kind: municipality, code: GM9003, name: Oosterlage}
people:
  - name: Tom Kowalczyk
    mail: t.kowalczyk@voorbeeld.example
    roles: [{role: werkconsulent, organisation: LIJNSTREEK, municipalities: [GM9003]}]
"""
BAD = """organisations:
  - {kind: school, code: ZZZZ, name: School, school_type: pro}
people:
  - name: Tom Kowalczyk
    mail: geen mailadres
"""


@pytest.fixture
def address(region):
    """The directory's API behind a real address, as the portal passes it on."""
    database = region.database
    api = database.client("directory", None).application
    server = make_server("127.0.0.1", 0, DispatcherMiddleware(api, {"/api/directory": api}))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def run(address, region, tmp_path):
    token = region.database.client("directory", Actor(UUID(int=1), "admin"))
    authorization = token.environ_base["HTTP_AUTHORIZATION"].removeprefix("Bearer ")

    def command(text, *options: str):
        file = tmp_path / "region.yaml"
        file.write_text(text, encoding="utf-8")
        arguments = ["load", str(file), "--url", address, "--token", authorization, *options]
        return CliRunner().invoke(app, arguments)

    return command


def test_a_file_goes_in_and_the_second_time_changes_nothing(run, region):
    first, second = run(GOOD, "--json"), run(GOOD, "--json")

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert (json.loads(first.stdout)["new"], json.loads(second.stdout)["unchanged"]) == (2, 2)


def test_a_dry_run_changes_nothing(run, region):
    before = region.published

    done = run(GOOD, "--dry-run")

    assert (done.exit_code, region.published) == (0, before)
    assert "Zou veranderen: nieuw 2" in done.stdout


def test_every_error_is_told_with_its_line(run, region):
    done = run(BAD)

    assert done.exit_code == 1
    assert "regel 2" in done.stderr
    assert "regel 4" in done.stderr
    assert "Er is niets geladen" in done.stderr


def test_who_is_no_admin_is_refused_in_a_sentence(run, region):
    done = run(GOOD, "--token", "geen token")

    assert done.exit_code == 1
    assert "token" in done.stderr


def test_nobody_there_is_another_exit_code(run):
    done = run(GOOD, "--url", "http://127.0.0.1:9")

    assert done.exit_code == 5


def test_a_file_that_cannot_be_read_is_the_users_to_mend(run):
    assert run("people: [").exit_code == 2
