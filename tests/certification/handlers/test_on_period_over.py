from datetime import timedelta

from services.certification.service import CertificationService
from tests.certification.people import MBO, PUPIL
from tests.certification.signing import sign_all
from tests.certification.town import OF_MBO

LAST_DAY = timedelta(days=98)  # after the day of these tests: the 26th of February


def ring(town, after: timedelta = LAST_DAY) -> None:
    town.database.fire(CertificationService, now=town.database.now + after)


def test_an_mbo_school_hears_on_the_last_day_that_it_can_issue_and_once(town):
    started = town.starts(**OF_MBO)["id"]
    sign_all(town.database, started)

    ring(town, LAST_DAY - timedelta(days=1))
    assert town.told("certificate_ready") == []
    for _ in range(2):
        ring(town)

    (told,) = town.told("certificate_ready")
    assert (told["trajectory_id"], told["issuer_id"], told["ready_on"]) == (started, str(MBO), "2027-02-26")


def test_of_what_nobody_signed_nothing_is_told(town):
    town.starts(**OF_MBO)

    ring(town)

    assert town.told("certificate_ready") == []


def test_a_recognition_that_ended_in_the_period_lets_nothing_be_told(town):
    sign_all(town.database, town.starts(**OF_MBO)["id"])
    town.database.execute_as_admin("UPDATE certification.recognitions SET valid_until = '2027-01-31'")

    ring(town)

    assert town.told("certificate_ready") == []


def test_a_file_that_was_destroyed_rings_no_clock(town):
    sign_all(town.database, town.starts(**OF_MBO)["id"])
    town.hear("intake", "pupil_erased", {"pupil_id": PUPIL, "erased_on": "2026-11-20"}, f"pupil/{PUPIL}")

    ring(town)

    assert town.told("certificate_ready") == []
    assert [row["state"] for row in town.database.rows("certification", "SELECT state FROM timers")] == ["cancelled"]
