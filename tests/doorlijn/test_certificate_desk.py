"""`doorlijn praktijkverklaring issue` and `revoke`: what a school does on its pages, from the command line."""

import json
import threading
from uuid import UUID

import pytest
from typer.testing import CliRunner
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.serving import make_server

from doorlijn import certificate_desk
from doorlijn.cli import app
from tests.certification.people import COACH, COORDINATOR, TEACHER
from tests.certification.press import COLLEAGUE, Press
from tests.certification.town import Town

SECOND = UUID(int=0xC13)
WRONG = ("--reason", "wrong_data", "--explanation", "De geboortedatum klopt niet.")


@pytest.fixture
def press(database) -> Press:
    return Press(Town(database).fill()).with_key()


@pytest.fixture
def run(press):
    """Run the program against an installation, as whoever is named."""
    api = press.teacher.application
    server = make_server("127.0.0.1", 0, DispatcherMiddleware(api, {"/api/certification": api}), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()

    def as_somebody(*words: str, who=TEACHER):
        client = press.database.client("certification", who)
        token = client.environ_base["HTTP_AUTHORIZATION"].removeprefix("Bearer ")
        there = ("--url", f"http://127.0.0.1:{server.port}", "--token", token)
        return CliRunner().invoke(app, ["praktijkverklaring", *words, *there])

    yield as_somebody
    server.shutdown()
    thread.join()
    server.server_close()


def test_all_that_is_ready_is_looked_at_issued_and_told_to_machines(press, run):
    trajectory = press.ready()

    looked, done, told = (
        run("issue", "--ready", "--dry-run"),
        run("issue", "--ready"),
        run("issue", trajectory, "--json"),
    )

    assert (looked.exit_code, done.exit_code, told.exit_code) == (0, 0, 0), done.output
    assert f"{trajectory}  kan worden uitgegeven" in looked.stdout
    assert f"{trajectory}  99AA-2026-00001" in done.stdout
    assert "Uitgegeven: 1." in done.stdout
    [item] = json.loads(told.stdout)["items"]
    assert (item["serial"], item["is_new"]) == ("99AA-2026-00001", False)


def test_what_misses_something_is_named_and_nothing_issued_has_a_code_of_its_own(press, run):
    press.knows(SECOND, "Iemand", "0003")
    unfinished, ready = str(press.town.starts(pupil_id=str(SECOND))["id"]), press.ready()

    alone, looked, both = (
        run("issue", unfinished),
        run("issue", unfinished, "--dry-run"),
        run("issue", unfinished, ready),
    )

    assert (alone.exit_code, looked.exit_code, both.exit_code) == (4, 1, 1)
    for done in (alone, looked, both):
        assert f"{unfinished}  Werkproces B1-K1-W1 is nog niet beoordeeld." in done.stdout
    assert "Uitgegeven: 1." in both.stdout


def test_a_batch_that_is_refused_hides_nothing_of_the_one_before_it(press, run, monkeypatch):
    monkeypatch.setattr(certificate_desk, "MOST_AT_ONCE", 1)
    press.knows(SECOND, "Iemand", "0003")
    unfinished, ready = str(press.town.starts(pupil_id=str(SECOND))["id"]), press.ready()

    done = run("issue", ready, unfinished)

    assert done.exit_code == 1
    assert "99AA-2026-00001" in done.stdout
    assert "Uitgegeven: 1." in done.stdout


@pytest.mark.parametrize("words", [(), ("x",), ("--ready", str(SECOND))])
def test_a_wrong_question_about_issuing_has_exit_code_2(run, words):
    assert run("issue", *words).exit_code == 2


def test_a_trajectory_that_is_not_there_and_a_role_that_may_not_are_told(press, run):
    assert run("issue", str(SECOND)).exit_code == 3
    assert run("issue", press.ready(), who=COACH).exit_code == 1


def test_two_persons_revoke_and_the_first_alone_cannot(press, run):
    serial = str(press.issued()["serial"])

    looked, proposed = run("revoke", serial, *WRONG, "--dry-run"), run("revoke", serial, *WRONG)
    alone = run("revoke", serial, "--confirm")
    again = run("revoke", serial, *WRONG, who=COLLEAGUE)
    done = run("revoke", serial, "--confirm", who=COORDINATOR)
    twice = run("revoke", serial, "--confirm", who=COLLEAGUE)

    codes = [each.exit_code for each in (looked, proposed, alone, again, done, twice)]
    assert codes == [0, 0, 4, 4, 0, 4], [each.output for each in (looked, proposed, alone, again, done, twice)]
    assert f"{serial}  geldig" in looked.stdout
    assert f"{serial}  intrekken voorgesteld" in proposed.stdout
    assert "tweede persoon" in " ".join(alone.stderr.split())
    assert f"{serial}  ingetrokken" in done.stdout


def test_a_proposal_is_taken_back(press, run):
    serial = str(press.issued()["serial"])
    run("revoke", serial, *WRONG)

    back, nothing = run("revoke", serial, "--withdraw", "--json"), run("revoke", serial, "--withdraw")

    assert (back.exit_code, nothing.exit_code) == (0, 3)
    assert json.loads(back.stdout)["revocation"] is None


def test_a_number_that_is_not_there_has_exit_code_3(run):
    assert run("revoke", "99AA-2026-99999", *WRONG).exit_code == 3


@pytest.mark.parametrize(
    "words",
    [(), ("--reason", "wrong_data"), ("--reason", "zomaar", "--explanation", "x"), (*WRONG, "--confirm")],
)
def test_a_wrong_question_about_revoking_has_exit_code_2(run, words):
    assert run("revoke", "99AA-2026-00001", *words).exit_code == 2


def test_an_installation_that_does_not_answer_has_exit_code_5():
    there = ("--url", "http://127.0.0.1:9", "--token", "x")

    for words in (("issue", "--ready"), ("revoke", "99AA-2026-00001", "--confirm")):
        assert CliRunner().invoke(app, ["praktijkverklaring", *words, *there]).exit_code == 5


@pytest.mark.parametrize("command", ["issue", "revoke", "verify"])
def test_every_exit_code_stands_in_the_help(command):
    told = CliRunner().invoke(app, ["praktijkverklaring", command, "--help"], env={"COLUMNS": "200"}).stdout

    assert "Exit: 0" in " ".join(told.split())


def test_what_was_revoked_is_issued_anew_only_for_whoever_asks_for_it(press, run):
    revoked = press.issued()
    explanation = {"reason": "issued_by_mistake", "explanation": "Deze was te vroeg."}
    press.teacher.post(f"/v1/certificates/{revoked['id']}/revocation", json=explanation)
    press.colleague.post(f"/v1/certificates/{revoked['id']}/revocation/approval")
    [listed] = press.colleague.get("/v1/dossiers").json
    assert (listed["is_ready"], listed["replaces"]) == (True, "99AA-2026-00001")

    all_of_them, this_one = run("issue", "--ready"), run("issue", listed["id"])

    assert "overgeslagen: 99AA-2026-00001" in all_of_them.stderr
    assert "Uitgegeven: 0." in all_of_them.stdout
    assert "99AA-2026-00002" in this_one.stdout
