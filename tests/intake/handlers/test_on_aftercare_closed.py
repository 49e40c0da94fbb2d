"""Aftercare is over: who read the pupil because of the case, meets a wall at the next request."""

from datetime import date
from uuid import UUID

import pytest

from services.intake.domain.row import Row
from services.intake.handlers.on_aftercare_closed import AftercareClosed
from services.intake.handlers.on_career_conversation_requested import CareerConversationRequested
from services.intake.handlers.on_substitute_named import SubstituteNamed
from services.intake.service import IntakeService
from tests.intake.leavers import cells

CASE, OTHER, FATIMA, WIM, DAAN = (UUID(int=number) for number in range(1, 6))
CLOSED_ON = date(2026, 11, 20)


def hear(database, told, **envelope: object):
    return database.hear(IntakeService, "aftercare", told, subject=f"case/{told.case_id}", **envelope)


@pytest.fixture
def noor(region, report):
    """A pupil with a case, whose job coach is away today."""
    pupil_id = report([Row(2, cells())]).pupils[0].pupil_id
    hear(region, CareerConversationRequested(CASE, pupil_id, FATIMA, WIM))
    away = SubstituteNamed(FATIMA, DAAN, date(2027, 1, 1))
    region.hear(IntakeService, "directory", away, subject=f"person/{FATIMA}")
    return pupil_id


@pytest.mark.parametrize(("role", "person_id"), [("job_coach", FATIMA), ("job_coach", DAAN), ("werkconsulent", WIM)])
def test_whoever_served_the_case_reads_no_more(region, signed_in, noor, role, person_id):
    client = signed_in(role, person_id)
    assert client.get(f"/v1/pupils/{noor}").status_code == 200

    assert hear(region, AftercareClosed(CASE, CLOSED_ON)) == "done"

    assert client.get(f"/v1/pupils/{noor}").status_code == 404
    assert client.get("/v1/pupils").json == []
    assert client.post("/v1/pupil-searches", json={"text": "noor"}).json["items"] == []


def test_school_and_coordinator_read_on(region, signed_in, noor):
    hear(region, AftercareClosed(CASE, CLOSED_ON))

    assert signed_in("school_staff").get(f"/v1/pupils/{noor}").status_code == 200
    assert signed_in("coordinator").get(f"/v1/pupils/{noor}").status_code == 200


def test_a_right_that_comes_from_another_case_stays(region, signed_in, noor):
    hear(region, CareerConversationRequested(OTHER, noor, FATIMA, None))

    hear(region, AftercareClosed(CASE, CLOSED_ON))

    assert signed_in("job_coach", FATIMA).get(f"/v1/pupils/{noor}").status_code == 200


def test_hearing_it_twice_changes_nothing(region, noor):
    hear(region, AftercareClosed(CASE, CLOSED_ON), sequence=2)
    hear(region, AftercareClosed(CASE, date(2026, 11, 21)), sequence=2)

    ended = region.rows("intake", "SELECT DISTINCT ended_on FROM readers")
    assert ended == [{"ended_on": CLOSED_ON}]
