"""Cases go to another job coach: all or none, and told as an event."""

from uuid import UUID

import pytest

from tests.aftercare.examples import COACH, COORDINATOR, OTHER_COACH, PUPIL
from tests.aftercare.town import plain

PATH = "/v1/case-reassignments"


def move(town, *case_ids: object, to=OTHER_COACH, seen=COACH, reason="absence", role="coordinator", key="a-key"):
    body = {"case_ids": [str(one) for one in case_ids], "job_coach_id": str(to), "reason": reason}
    body |= {"from_job_coach_id": seen and str(seen)}
    return town.client(role).post(PATH, json=body, headers={"Idempotency-Key": key})


def two_cases(town):
    town.leaves()
    town.leaves(UUID(int=101))
    town.news()
    return [case["case_id"] for case in town.cases()]


def test_all_cases_go_to_the_other_job_coach_who_must_accept_them(town):
    case_ids = two_cases(town)
    town.client("job_coach").post(f"/v1/cases/{case_ids[0]}/acceptance")

    answer = move(town, *case_ids)

    assert answer.status_code == 200, answer.json
    assert {case["job_coach_id"] for case in answer.json} == {plain(OTHER_COACH)}
    assert {case["accepted_at"] for case in answer.json} == {None}
    told = town.news_of("job_coach_assigned")
    assert [(one["previous_job_coach_id"], one["because"]) for one in told] == [(plain(COACH), "absence")] * 2
    assert len(town.client("job_coach").get("/v1/cases").json) == 0


def test_one_case_that_cannot_go_keeps_all_where_they_are(town):
    case_ids = two_cases(town)

    answer = move(town, *case_ids, UUID(int=999))

    assert answer.status_code == 404
    assert {case["job_coach_id"] for case in town.cases()} == {COACH}
    assert town.news() == []


def test_doing_it_twice_changes_nothing(town):
    case_ids = two_cases(town)
    move(town, *case_ids)
    town.news()

    again = move(town, *case_ids)
    anew = move(town, *case_ids, key="another-key")

    assert (again.status_code, anew.status_code) == (200, 200)
    assert town.news() == []


def test_somebody_who_is_no_job_coach_gets_no_cases(town):
    (case_id, _other) = two_cases(town)

    answer = move(town, case_id, to=COORDINATOR)

    assert (answer.status_code, answer.json["type"]) == (409, "urn:doorlijn:rule:PersonIsNoJobCoach")


def test_only_the_coordinator_hands_over(town):
    (case_id, _other) = two_cases(town)

    for role in ("job_coach", "werkconsulent", "school_staff", "admin"):
        assert move(town, case_id, role=role).status_code == 403


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"case_ids": [], "job_coach_id": "x", "from_job_coach_id": "x", "reason": "y"},
        {"case_ids": "z", "job_coach_id": 1, "from_job_coach_id": 1, "reason": None},
    ],
)
def test_everything_that_is_wrong_is_said_at_once(town, body):
    answer = town.client("coordinator").post(PATH, json=body)

    assert answer.status_code == 400
    assert {error["field"] for error in answer.json["errors"]} == {
        "case_ids",
        "job_coach_id",
        "from_job_coach_id",
        "reason",
    }


def test_what_the_coordinator_did_stands_in_the_story(town):
    town.leaves()
    case_id = town.case()["case_id"]
    move(town, case_id, reason="request")

    story = town.client("coordinator").get(f"/v1/cases/{case_id}/timeline").json

    assert (story[-1]["kind"], story[-1]["because"], story[-1]["pupil_id"]) == (
        "job_coach_assigned",
        "request",
        str(PUPIL),
    )
