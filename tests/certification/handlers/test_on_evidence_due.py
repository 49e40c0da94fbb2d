from datetime import timedelta

from services.certification.service import CertificationService
from tests.certification.people import CASE, COACH
from tests.certification.signing import sign_all

DUE = timedelta(days=127)  # after the day of these tests: past the 26th of March


def ring(town) -> None:
    town.database.fire(CertificationService, now=town.database.now + DUE)


def test_the_coordinator_hears_once_what_is_too_late(town):
    started = town.starts()["id"]
    town.leaves()

    town.database.fire(CertificationService, now=town.database.now + DUE - timedelta(days=2))
    assert town.told("evidence_overdue") == []
    for _ in range(2):
        ring(town)

    (told,) = town.told("evidence_overdue")
    assert (told["trajectory_id"], told["case_id"], told["owner_id"]) == (started, str(CASE), str(COACH.person_id))
    assert (told["work_processes"], told["due_on"]) == (["B1-K1-W1", "B1-K1-W2"], "2027-03-26")


def test_what_is_supplied_in_time_is_never_told_late(town):
    started = town.starts()["id"]
    town.leaves()
    sign_all(town.database, started)

    ring(town)

    assert town.told("evidence_overdue") == []
    assert [row["state"] for row in town.database.rows("certification", "SELECT state FROM timers")] == ["cancelled"]


def test_a_file_that_was_destroyed_rings_no_clock(town):
    town.starts()
    town.leaves()
    told = {"pupil_id": town.told("evidence_owed")[0]["pupil_id"], "erased_on": "2026-11-20"}
    town.hear("intake", "pupil_erased", told, f"pupil/{told['pupil_id']}")

    ring(town)

    assert town.told("evidence_overdue") == []
    assert [row["state"] for row in town.database.rows("certification", "SELECT state FROM timers")] == ["cancelled"]
