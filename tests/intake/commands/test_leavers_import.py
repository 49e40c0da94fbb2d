"""`doorlijn leavers import` against the real API over HTTP: in pieces, with the same answers as one sheet would get."""

import json
import os
import signal
import subprocess
import sys
from datetime import datetime
from threading import Thread

import pytest
from flask import Flask
from typer.testing import CliRunner
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.serving import make_server

from access import tokens
from access.actor import Actor
from doorlijn.commands.leavers import app
from services.intake.domain.vocabulary import COLUMNS
from tests.intake.conftest import SUSAN
from tests.intake.leavers import KOMPAS, cells, csv_file, rows, xlsx_file
from tests.machinery.database import SIGNING_KEY
from tests.machinery.ports import free_port
from tests.machinery.waiting import wait_for


class Demo:
    """Hands out tokens as a demo does; or, in production, does not."""

    def __init__(self, now: datetime) -> None:
        self.is_demo = True
        self.token = tokens.issue(Actor(SUSAN, "coordinator"), SIGNING_KEY, now)
        self.app = Flask("portal")
        self.app.add_url_rule("/demo/personen", "people", self.people)
        self.app.add_url_rule("/demo/tokens", "tokens", lambda: ({"token": self.token}, 201), methods=["POST"])

    def people(self):
        return [{"person_id": str(SUSAN), "role": "coordinator"}] if self.is_demo else ({}, 404)


@pytest.fixture
def demo(region):
    return Demo(region.now)


@pytest.fixture
def url(region, demo):
    """The address of an installation that listens."""
    served = DispatcherMiddleware(demo.app, {"/api/intake": region.client("intake", None).application})
    server = make_server("127.0.0.1", 0, served, threaded=False)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def bring(url, tmp_path):
    """Import a file and give what the command said."""

    def run(file, *options: str, name="leavers.csv"):
        (tmp_path / name).write_bytes(file)
        return CliRunner().invoke(app, ["import", str(tmp_path / name), "--url", url, *options])

    return run


def test_a_sheet_goes_in_and_again_changes_nothing(bring, region):
    first, again = bring(csv_file(rows(5))), bring(xlsx_file(rows(5)), name="leavers.xlsx")

    assert (first.exit_code, again.exit_code) == (0, 0)
    assert first.stdout == "Ingelezen: nieuw 5, gewijzigd 0, gelijk 0. Geweigerd: 0 rijen.\n"
    assert again.stdout == "Ingelezen: nieuw 0, gewijzigd 0, gelijk 5. Geweigerd: 0 rijen.\n"
    assert len(region.published("intake")) == 10


def test_json_is_one_object_and_messages_go_to_stderr(bring):
    file = csv_file(
        [*rows(2), {}, cells(leerlingnummer="9", bestemming="thuis", Klas="4b")], columns=[*COLUMNS, "Klas"]
    )

    said = bring(file, "--json", "--dry-run")

    told = json.loads(said.stdout)
    assert (said.exit_code, told["accepted"], told["new"], told["dry_run"], told["complete"]) == (1, 2, 2, True, True)
    assert [(each["row"], each["column"]) for each in told["refused"]] == [(5, "bestemming")]
    assert "beschut werk" in told["refused"][0]["reason"]
    assert said.stderr == "De kolom 'Klas' is niet gelezen.\n"


def test_somebody_else_under_a_known_number_and_a_correction_are_told_apart(bring):
    bring(csv_file(rows(3)))
    sheet = rows(3)
    sheet[0] |= {"voornaam": "Sem", "achternaam": "Vonk"}
    sheet[1] |= {"geboortedatum": "22-11-2008"}
    sheet[2] |= {"werkgever": "", "contract_begin": "", "contract_einde": ""}

    said, seen = bring(csv_file(sheet), "--json", "--dry-run"), bring(csv_file(sheet), "--dry-run")

    told = json.loads(said.stdout)
    assert (said.exit_code, told["accepted"], told["changed"]) == (1, 2, 2)
    assert [(each["row"], each["column"]) for each in told["refused"]] == [(2, "leerlingnummer")]
    assert "Nu is dit nummer van Noor" in told["refused"][0]["reason"]
    assert [each["cells"][0]["column"] for each in told["changes"]] == ["geboortedatum", "werkgever"]
    assert [(each["row"], each["column"]) for each in told["remarks"]] == [(4, "werkgever")]
    assert "rij 3  geboortedatum  21-11-2008 -> 22-11-2008\n" in seen.stdout
    assert "rij 4  werkgever  Bakkerij De Korst -> (leeg)\n" in seen.stdout
    assert "rij 4  werkgever  let op: De bestemming is werk" in seen.stdout


def test_a_dry_run_keeps_nothing(bring, region):
    assert bring(csv_file(rows(3)), "--dry-run").stdout.startswith("Zou inlezen: nieuw 3")
    assert region.rows("intake", "SELECT 1 FROM pupils") == []


def test_a_pupil_twice_in_a_long_sheet_is_refused_across_pieces(bring, region):
    sheet = [*rows(1200), cells(leerlingnummer="0001", bestemming="mbo")]

    first, again = (json.loads(bring(csv_file(sheet), "--json").stdout) for _ in range(2))

    for told, counted in ((first, "new"), (again, "unchanged")):
        assert (told["accepted"], told[counted]) == (1200, 1200)
        assert [(each["row"], each["column"]) for each in told["refused"]] == [(1202, "leerlingnummer")]
        assert "rij 2" in told["refused"][0]["reason"]


def test_a_sheet_with_a_bsn_does_not_leave_the_computer(bring, region):
    said = bring(csv_file([cells(BSN="123456782")], columns=[*COLUMNS, "BSN"]), "--json")

    told = json.loads(said.stdout)
    assert (said.exit_code, told["accepted"], told["complete"]) == (1, 0, False)
    assert [(each["row"], each["column"]) for each in told["refused"]] == [(1, "BSN")]


@pytest.mark.parametrize("odd", ["\0", "\ud7ff", "💼", '"', "\u202e"])
def test_an_odd_character_stops_one_row_at_most(bring, odd):
    said = bring(csv_file([*rows(1), cells(leerlingnummer="x", voornaam=f"No{odd}or")]), "--json")

    told = json.loads(said.stdout)
    assert told["complete"] is True
    assert told["accepted"] + len(told["refused"]) == 2


def test_no_such_file_is_3(bring, url):
    said = CliRunner().invoke(app, ["import", "nergens.csv", "--url", url])

    assert (said.exit_code, said.stdout) == (3, "")
    assert "nergens.csv is er niet" in said.stderr


def test_no_answer_is_5(tmp_path):
    (tmp_path / "leavers.csv").write_bytes(csv_file(rows(1)))

    said = CliRunner().invoke(
        app, ["import", str(tmp_path / "leavers.csv"), "--url", f"http://127.0.0.1:{free_port()}", "--json"]
    )

    assert (said.exit_code, said.stdout) == (5, "")
    assert "antwoordt niet. Er is niets ingelezen." in " ".join(said.stderr.split())


def test_without_a_token_outside_a_demo_is_2(bring, demo):
    demo.is_demo = False

    assert bring(csv_file(rows(1))).exit_code == 2


def test_a_given_token_is_used(bring, demo, region):
    demo.is_demo = False
    school = tokens.issue(Actor(SUSAN, "school_staff", KOMPAS.school_id), SIGNING_KEY, region.now)
    coach = tokens.issue(Actor(SUSAN, "job_coach"), SIGNING_KEY, region.now)

    assert bring(csv_file([cells(brin="99AB")]), "--token", school).exit_code == 0
    refused = bring(csv_file(rows(1)), "--token", coach)
    assert (refused.exit_code, "Met uw rol kunt u dit niet doen" in refused.stderr) == (1, True)


def test_help_shows_how(bring):
    said = CliRunner().invoke(app, ["import", "--help"])

    assert "leavers.xlsx --dry-run" in said.stdout
    assert "Exit:" in said.stdout


def test_ctrl_c_says_how_far_it_came_and_that_again_is_harmless(url, region, tmp_path):
    (tmp_path / "leavers.csv").write_bytes(csv_file(rows(30_000)))
    command = [
        sys.executable,
        "-c",
        "from doorlijn.commands.leavers import app; app()",
        "import",
        str(tmp_path / "leavers.csv"),
        "--url",
        url,
    ]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ | {"COLUMNS": "300"}
    ) as running:
        wait_for(lambda: len(region.rows("intake", "SELECT 1 FROM pupils")) >= 2000, what="two pieces", deadline=60)
        running.send_signal(signal.SIGINT)
        said, complained = running.communicate(timeout=60)

    assert (running.returncode, said) == (130, "")
    assert "Gestopt. Tot en met rij" in complained
    assert "Begin gerust opnieuw" in complained
