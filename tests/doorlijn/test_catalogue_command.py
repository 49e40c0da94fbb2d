"""`doorlijn catalogue import`: a sheet of the catalogue, from the command line."""

import json
import threading

import pytest
from typer.testing import CliRunner
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.serving import make_server

from doorlijn.commands.catalogue import app
from doorlijn.region.mbo_catalogue import SHEETS, seed, sheet
from tests.certification.people import COORDINATOR
from tests.certification.sheets import QUALIFICATIONS


@pytest.fixture
def run(database):
    client = database.client("certification", COORDINATOR)
    apis = {"/api/certification": client.application}
    server = make_server("127.0.0.1", 0, DispatcherMiddleware(client.application, apis))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    token = client.environ_base["HTTP_AUTHORIZATION"].removeprefix("Bearer ")
    there = ("--url", f"http://127.0.0.1:{server.port}", "--token", token)
    yield lambda *words: CliRunner().invoke(app, ["import", *map(str, words), *there])
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_sheet_is_looked_at_brought_in_and_told_to_machines(run, tmp_path):
    file = tmp_path / "lijst.csv"
    file.write_text(QUALIFICATIONS, encoding="utf-8")

    looked, done, told = run(file, "--dry-run"), run(file), run(file, "--json")

    assert (looked.exit_code, done.exit_code, told.exit_code) == (0, 0, 0)
    assert "Zou inlezen (kwalificaties): nieuw 3" in looked.stdout
    assert "rij 2  crebo  let op: Hier staat 25.080" in done.stdout
    assert json.loads(told.stdout)["unchanged"] == 3


def test_what_cannot_be_read_is_told_with_an_exit_code(run, tmp_path):
    file = tmp_path / "lijst.csv"
    file.write_text("crebo;werkproces\n", encoding="utf-8")

    refused, absent = run(file), run(tmp_path / "nergens.csv")

    assert (refused.exit_code, absent.exit_code) == (1, 3)
    assert "De kolom titel ontbreekt." in refused.stdout


def test_the_demos_own_sheets_go_in_whole_and_once(database):
    for _ in range(2):
        seed(database.url("certification"), database.now)

    counts = database.client("certification", COORDINATOR).get("/v1/catalogue-counts").json
    assert counts["work_processes"] == len(sheet(SHEETS[1]).decode().splitlines()) - 1
    assert counts["qualifications"] == 138
