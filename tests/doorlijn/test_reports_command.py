"""`doorlijn reports`: the same figures as on the page, from the command line."""

import json
import threading

import pytest
from typer.testing import CliRunner
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.serving import make_server

from access.actor import Actor
from doorlijn.commands.reports import app
from services.aftercare.service import AftercareService
from tests.aftercare.examples import COORDINATOR
from tests.aftercare.town import Town

SMALL = {
    "organisations": [
        {"kind": "region", "code": "LIJNSTREEK", "name": "De Lijnstreek"},
        {"kind": "school", "code": "99AA", "name": "Praktijkschool De Ankerlijn", "school_type": "pro"},
    ],
    "people": [],
}
ON = ("--on", "2026-11-01", "--known-on", "2026-11-20")


@pytest.fixture
def region(database):
    """One school of practical education, of which nobody left yet."""
    admin = database.client("directory", Actor(COORDINATOR, "admin"))
    assert admin.post("/v1/directory-loads", json=SMALL).json["is_loaded"]
    town = Town(database).staff()
    for name, data in database.published("directory"):
        database.hear(AftercareService, "directory", (name, data), subject=f"organisation/{name}")
    return town


@pytest.fixture
def run(region):
    apis = {f"/api/{name}": region.database.client(name, None).application for name in ("aftercare", "directory")}
    server = make_server("127.0.0.1", 0, DispatcherMiddleware(apis["/api/aftercare"], apis))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    client = region.database.client("aftercare", Actor(COORDINATOR, "coordinator"))
    token = client.environ_base["HTTP_AUTHORIZATION"].removeprefix("Bearer ")
    there = ("--url", f"http://127.0.0.1:{server.port}", "--token", token)
    yield lambda *words: CliRunner().invoke(app, [*words, *there])
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_report_is_shown_and_told_to_machines(run):
    shown = run("show", "uitstroommonitor", *ON)
    told = run("show", "uitstroommonitor", *ON, "--json")

    assert (shown.exit_code, told.exit_code) == (0, 0)
    assert "Geslaagd geplaatst" in shown.stdout
    assert json.loads(told.stdout)["region"]["total"] is None


def test_the_yearly_report_is_written_and_is_the_same_each_time(run, tmp_path):
    for suffix in ("pdf", "xlsx"):
        first, second = (tmp_path / f"{name}.{suffix}" for name in "ab")
        assert [run("yearly", *ON, "--to", str(file)).exit_code for file in (first, second)] == [0, 0]
        assert first.read_bytes() == second.read_bytes()


def test_a_wrong_question_is_a_sentence_and_an_exit_code(run, tmp_path):
    assert run("show", "onzin", *ON).exit_code == 2
    assert run("show", "gesprekken", "--on", "gisteren").exit_code == 2
    assert run("yearly", *ON, "--to", str(tmp_path / "x.doc")).exit_code == 2
    assert run("show", "gesprekken", "--on", "2026-11-01", "--known-on", "2026-10-01").exit_code == 1
    assert json.loads(run("without-start", *ON, "--json").stdout) == []
