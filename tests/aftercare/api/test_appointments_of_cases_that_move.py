"""A case that goes to a colleague takes its appointment along: the same one in the calendars, with other guests."""

from datetime import UTC, datetime

import pytest

from tests.aftercare.examples import COACH, HERE, OTHER_COACH, OTHER_WERKCONSULENT, THERE, WERKCONSULENT
from tests.aftercare.town import plain

STARTS_AT = "2026-11-30T10:00:00+01:00"
CHANGED = "career_conversation_participants_changed"


@pytest.fixture
def case(town):
    """A conversation is planned with the job coach who has the case."""
    town.loses_work()
    town.accepted()
    town.plans(STARTS_AT)
    town.news()
    return f"/v1/cases/{town.case()['case_id']}"


def transfer(town, case):
    town.client("job_coach").post(f"{case}/transfer", json={"to_id": str(OTHER_COACH), "reason": "caseload"})
    return town.client("job_coach", OTHER_COACH).post(f"{case}/transfer/acceptance")


def test_the_new_job_coach_comes_in_the_place_of_the_former_one(town, case):
    before = town.conversation()

    assert transfer(town, case).status_code == 200

    (changed,) = town.news_of(CHANGED)
    assert set(changed["participant_ids"]) == {plain(OTHER_COACH), plain(WERKCONSULENT)}
    assert changed["ics_sequence"] == before["ics_sequence"] + 1
    assert changed["conversation_id"] == plain(before["conversation_id"])
    assert town.conversation()["starts_at"] == before["starts_at"]


def test_taking_over_twice_changes_the_guests_once(town, case):
    transfer(town, case)
    town.news()

    again = town.client("job_coach", OTHER_COACH).post(f"{case}/transfer/acceptance")

    assert (again.status_code, town.news_of(CHANGED)) == (200, [])


def test_a_coordinator_who_moves_the_case_moves_the_appointment_too(town, case):
    body = {"case_ids": [str(town.case()["case_id"])], "job_coach_id": str(OTHER_COACH), "reason": "caseload"}

    answer = town.client("coordinator").post("/v1/case-reassignments", json=body | {"from_job_coach_id": str(COACH)})

    assert answer.status_code == 200, answer.json
    (changed,) = town.news_of(CHANGED)
    assert plain(OTHER_COACH) in changed["participant_ids"]


def test_a_werkconsulent_who_leaves_makes_place_for_the_colleague(town, case):
    town.grant(OTHER_WERKCONSULENT, "werkconsulent", [HERE, THERE])
    town.news()

    town.revoke(WERKCONSULENT, "werkconsulent")

    (changed,) = town.news_of(CHANGED)
    assert set(changed["participant_ids"]) == {plain(COACH), plain(OTHER_WERKCONSULENT)}


def test_an_appointment_of_before_stays_as_it_was(town, case):
    town.database.now = datetime(2026, 12, 1, 9, tzinfo=UTC)

    transfer(town, case)

    assert town.news_of(CHANGED) == []


def test_without_an_appointment_nobody_is_invited(town):
    town.loses_work()
    town.accepted()
    town.news()

    transfer(town, f"/v1/cases/{town.case()['case_id']}")

    assert town.news_of(CHANGED) == []


def test_the_agenda_of_the_former_job_coach_is_free_again(town, case):
    transfer(town, case)

    assert set(town.conversation()["participant_ids"]) == {OTHER_COACH, WERKCONSULENT}
