"""`doorlijn diploma issue`: what a school does on its pages, from the command line."""

import json
import threading

import pytest
from typer.testing import CliRunner
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.serving import make_server

from doorlijn.cli import app
from tests.certification.people import OTHER_PUPIL, PUPIL, TEACHER
from tests.certification.press import Press
from tests.certification.town import Town

FINISHED = ("--programme", "Groen", "--part", "Nederlands", "--part", "Praktijkvak groen")


@pytest.fixture
def press(database) -> Press:
    return Press(Town(database).fill()).with_key()


@pytest.fixture
def run(press):
    """Run the program against an installation, as somebody of the school."""
    api = press.teacher.application
    server = make_server("127.0.0.1", 0, DispatcherMiddleware(api, {"/api/certification": api}), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    token = press.database.client("certification", TEACHER).environ_base["HTTP_AUTHORIZATION"].removeprefix("Bearer ")
    there = ("--url", f"http://127.0.0.1:{server.port}", "--token", token)

    yield lambda *words: CliRunner().invoke(app, ["diploma", "issue", *words, *there])

    server.shutdown()
    thread.join()
    server.server_close()


def test_it_is_looked_at_given_and_told_to_machines(press, run):
    looked = run(str(PUPIL), *FINISHED, "--dry-run")
    given = run(str(PUPIL), *FINISHED, "--json")

    assert (looked.exit_code, looked.stdout.split()[1:]) == (0, ["kan", "worden", "uitgegeven"])
    assert given.exit_code == 0
    assert json.loads(given.stdout)["items"][0]["serial"] == "99AA-D-2026-00001"
    assert json.loads(run(str(PUPIL), *FINISHED, "--json").stdout)["issued"] == 0


def test_the_exit_code_says_what_went_wrong(press, run):
    assert run("no-id", *FINISHED).exit_code == 2
    assert run(str(OTHER_PUPIL), *FINISHED).exit_code == 3
    assert run(str(PUPIL), "--programme", "Groen", "--part", "VSO").exit_code == 1
    assert run(str(PUPIL), *FINISHED).exit_code == 0
    assert run(str(PUPIL), "--programme", "Metaal", "--part", "Lassen").exit_code == 4
