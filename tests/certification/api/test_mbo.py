"""The examination board of an mbo school gives the document: what it sees, what it needs, and nobody else's key."""

from dataclasses import replace
from typing import Any

import pytest

from services.certification.domain.catalogue import company_id_of
from tests.certification.people import EXAMINER, MBO, OTHER_EXAMINER, PUPIL, STRANGER
from tests.certification.press import Press, code_of
from tests.certification.town import OF_MBO, OF_MBO_DONE, TRAJECTORY
from tests.certification.trainer import rule

TRAJECTORY_DAYS = {name: TRAJECTORY[name] for name in ("begins_on", "ends_on")}
WHY = {"reason": "wrong_data", "explanation": "De geboortedatum klopt niet."}
KNOWN = "INSERT INTO directory.organisations VALUES (:it, 'mbo', 'ROC', 'ROC Lijnland')"


class Board:
    """An examination board with a key that two persons put into use."""

    def __init__(self, press: Press) -> None:
        self.press, database = press, press.database
        self.examiner = database.client("certification", EXAMINER)
        self.colleague = database.client("certification", OTHER_EXAMINER)
        self.stranger = database.client("certification", STRANGER)
        database.execute_as_admin(KNOWN, it=MBO)

    def with_key(self) -> "Board":
        made = self.press.make_key(MBO, name="ROC Lijnland").json
        assert self.examiner.post(f"/v1/issuer-keys/{made['id']}/approval").status_code == 201
        return self

    def ready(self, **changes: object) -> str:
        """Give a trajectory that the board can issue."""
        found = self.press.ready(**OF_MBO_DONE | changes)
        self.press.bring_to_intake("trajectory_started")
        return found

    def dossiers(self) -> list[dict[str, Any]]:
        return list(self.examiner.get("/v1/dossiers").json or [])

    def issued(self) -> dict[str, object]:
        item = self.press.issue(self.ready(), client=self.examiner).json["items"][0]
        return dict(self.examiner.get(f"/v1/certificates/{item['certificate_id']}").json or {})


@pytest.fixture
def board(press: Press) -> Board:
    return Board(press).with_key()


def test_the_board_sees_what_it_issues_and_issues_it_under_its_own_number(board: Board):
    ready = board.ready()

    assert [each["id"] for each in board.examiner.get("/v1/trajectories").json] == [ready]
    (dossier,) = board.dossiers()
    assert (dossier["is_ready"], dossier["issuer_id"], dossier["missing"]) == (True, str(MBO), [])
    answer = board.press.issue(ready, client=board.examiner)

    assert answer.status_code == 201, answer.json
    assert answer.json["items"][0]["serial"] == "ROC-2026-00001"
    fact = board.press.database.rows("certification", "SELECT fact FROM certificates")[0]["fact"]
    assert (fact["regime"], fact["issuer"]["code"], fact["holder"]["name"]) == ("mbo", "ROC", "Sanne Bakker")
    assert (fact["begins_on"], fact["ends_on"]) == ("2026-03-02", "2026-11-19")
    told = dict(board.press.database.published("certification"))["certificate_issued"]
    assert (told["regime"], told["issuer_id"]) == ("mbo", str(MBO))


def test_what_the_school_gives_is_not_the_boards_to_see_or_to_give(board: Board):
    own = board.press.ready()

    assert board.examiner.get("/v1/trajectories").json == []
    assert board.examiner.get("/v1/dossiers").json == []
    assert board.press.issue(own, client=board.examiner).status_code == 404
    found = board.press.issue(own).json["items"][0]["certificate_id"]
    assert board.examiner.get(f"/v1/certificates/{found}").status_code == 404
    assert board.examiner.post("/v1/trajectories", json={}).status_code == 403


def test_another_mbo_school_and_somebody_of_none_see_and_do_nothing(board: Board):
    ready, nobodys = (
        board.ready(),
        board.press.database.client("certification", replace(STRANGER, organisation_id=None)),
    )

    for client in (board.stranger, nobodys):
        assert client.get("/v1/trajectories").json == []
        assert client.get(f"/v1/trajectories/{ready}/preview").status_code == 404
        assert board.press.issue(ready, client=client).status_code == 404
        assert client.get("/v1/issuer-keys").json == []


def test_the_school_of_the_young_person_does_not_give_it_with_its_own_key(board: Board):
    assert rule(board.press.issue(board.ready())) == "OnlyTheIssuerIssues"


def test_a_key_of_the_mbo_school_needs_two_persons_and_one_of_its_own(press: Press):
    board = Board(press)
    made = press.make_key(MBO, name="ROC Lijnland").json
    ready = board.ready()
    items = {each["item"] for each in board.dossiers()[0]["missing"]}

    assert items == {"key_approval"}
    assert rule(press.issue(ready, client=board.examiner)) == "NothingIssued"
    assert board.stranger.post(f"/v1/issuer-keys/{made['id']}/approval").status_code == 404
    assert press.teacher.post(f"/v1/issuer-keys/{made['id']}/approval").status_code == 404
    assert board.examiner.post(f"/v1/issuer-keys/{made['id']}/approval").status_code == 201
    assert [each["code"] for each in board.examiner.get("/v1/issuer-keys").json] == ["ROC"]
    assert press.issue(ready, client=board.examiner).status_code == 201


def test_while_the_period_runs_it_is_named_who_waits_and_nothing_is_given(board: Board):
    running = board.ready(**TRAJECTORY_DAYS | OF_MBO)

    (dossier,) = board.dossiers()
    assert [(each["item"], each["owed_by"]) for each in dossier["missing"]] == [("period_runs", "mbo_school")]
    answer = board.press.issue(running, client=board.examiner)
    assert "nog niet voorbij" in answer.json["errors"][0]["reason"]
    assert "certificate_ready" not in dict(board.press.database.published("certification"))


def test_a_gap_in_the_recognition_stops_it_and_names_who_sees_to_it(board: Board):
    ready = board.ready()
    over = "UPDATE certification.recognitions SET valid_until = '2026-05-01' WHERE company_id = :it"
    board.press.database.execute_as_admin(over, it=company_id_of("SBB1"))

    (dossier,) = board.dossiers()

    assert [(each["item"], each["owed_by"]) for each in dossier["missing"]] == [("recognition_throughout", "school")]
    assert "niet de hele periode erkend" in board.press.issue(ready, client=board.examiner).json["errors"][0]["reason"]


def test_a_name_that_the_covenant_does_not_open_is_no_document(board: Board):
    ready = board.press.ready(**OF_MBO_DONE)  # intake never heard who issues

    answer = board.press.issue(ready, client=board.examiner)

    assert rule(answer) == "NothingIssued"
    assert "naam" in answer.json["errors"][0]["reason"]


def test_a_preview_and_the_paper_say_who_gives_it(board: Board):
    ready = board.ready()

    assert board.examiner.get(f"/v1/trajectories/{ready}/preview").json["pdf"].startswith("JVBERi0")
    issued = board.press.issue(ready, client=board.examiner).json["items"][0]["certificate_id"]
    assert board.press.print_all() == 1
    assert board.examiner.get(f"/v1/certificates/{issued}/paper").json["pdf"].startswith("JVBERi0")
    assert board.examiner.get(f"/v1/certificates/{issued}/credential").json["serial"] == "ROC-2026-00001"


def test_everybody_verifies_it_and_two_of_the_board_revoke_it(board: Board):
    found = board.issued()
    checked = board.press.check(code_of(found), surname="Bakker").json
    assert (checked["state"], checked["regime"], checked["issuer"], checked["name"]) == (
        "valid",
        "mbo",
        "ROC Lijnland",
        "Sanne Bakker",
    )
    path = f"/v1/certificates/{found['id']}/revocation"

    assert board.examiner.post(path, json=WHY).status_code == 201
    assert rule(board.examiner.post(f"{path}/approval")) == "ProposerDoesNotRevoke"
    assert rule(board.press.colleague.post(f"{path}/approval")) == "OnlyTheIssuerRevokes"
    assert board.stranger.post(f"{path}/approval").status_code == 404
    assert board.colleague.post(f"{path}/approval").status_code == 201

    assert board.press.check(code_of(found)).json["state"] == "revoked"
    status = board.press.portal.get("/v1/issuers/ROC/status-lists/1")
    assert status.status_code == 200
    assert board.press.portal.get("/v1/issuers/ROC/did").status_code == 200
    told = dict(board.press.database.published("certification"))["certificate_revoked"]
    assert (told["issuer_id"], told["pupil_id"]) == (str(MBO), str(PUPIL))
    again = board.press.issue(str(found["trajectory_id"]), client=board.examiner).json["items"][0]
    assert again["serial"] == "ROC-2026-00002"


def test_numbers_of_two_issuers_do_not_touch(board: Board):
    board.issued()

    assert board.press.issued()["serial"] == "99AA-2026-00001"


def test_both_regimes_of_one_young_person_stay_two_documents(board: Board):
    ready, own = board.ready(), board.press.ready()

    together = board.press.issue(ready, own, client=board.examiner)

    assert together.status_code == 404
    assert board.press.database.rows("certification", "SELECT * FROM certificates") == []
