from datetime import timedelta

from services.certification.service import CertificationService
from tests.certification.people import CASE, COACH, EXAMINER, MBO

ASKED = {"to_id": str(MBO), "ended_on": "2026-11-13"}
LATER = timedelta(days=16)  # two weeks to answer


def ask(town) -> str:
    path = f"/v1/trajectories/{town.starts()['id']}/transfers"
    return town.coach.post(path, json=ASKED).json["id"]


def ring(town, after: timedelta = LATER) -> None:
    town.database.fire(CertificationService, now=town.database.now + after)


def test_the_coordinator_hears_once_that_an_mbo_school_did_not_answer(town):
    asked = ask(town)

    ring(town, timedelta(days=13))
    assert town.told("trajectory_transfer_overdue") == []
    for _ in range(2):
        ring(town)

    (told,) = town.told("trajectory_transfer_overdue")
    assert (told["transfer_id"], told["case_id"], told["owner_id"]) == (asked, str(CASE), str(COACH.person_id))
    assert told["answer_by"] == "2026-12-04"


def test_an_answer_in_time_is_never_told_late(town):
    asked = ask(town)
    examiner = town.database.client("certification", EXAMINER)
    assert examiner.post(f"/v1/trajectory-transfers/{asked}/acceptance").status_code == 204

    ring(town)

    assert town.told("trajectory_transfer_overdue") == []


def test_a_file_that_was_destroyed_rings_no_clock(town):
    ask(town)
    town.database.execute_as_admin("DELETE FROM certification.trajectory_transfers")

    ring(town)

    assert town.told("trajectory_transfer_overdue") == []
