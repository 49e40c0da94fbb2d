"""The plan of contact moments over HTTP: to see, and to move by hand."""

from uuid import UUID

import pytest

from tests.aftercare.examples import COACH, OTHER_COACH
from tests.aftercare.town import plain

MOVED = {"due_on": "2027-01-18", "reason": "agreed"}


@pytest.fixture
def path(town):
    town.leaves()
    town.news()
    return f"/v1/cases/{town.case()['case_id']}/check-ins"


def move(client, path, body, **headers: str):
    seen = client.get(path).headers["ETag"]
    return client.put(path, json=body, headers={"If-Match": seen} | headers)


def test_the_plan_lists_each_moment_with_where_it_comes_from(town, path):
    found = town.client("job_coach").get(path).json

    assert [(one["anchor"], one["amount"], one["unit"], one["due_on"]) for one in found] == [
        ("left_school", 6, "months", "2027-01-11"),
        ("left_school", 12, "months", "2027-07-12"),
        ("reference_day", 2, "years", "2027-11-01"),
        ("left_school", 18, "months", "2028-01-10"),
        ("left_school", 24, "months", "2028-07-10"),
    ]
    assert {one["state"] for one in found} == {"planned"}


def test_a_moment_is_moved_with_a_reason_and_its_clock_with_it(town, path):
    answer = move(town.client("job_coach"), f"{path}/left_school-6-months", MOVED)

    assert (answer.status_code, answer.json["due_on"], answer.json["moved_because"]) == (200, "2027-01-18", "agreed")
    assert answer.json["moved_by_id"] == plain(COACH)
    assert town.news_of("check_in_moved")[0]["previous_due_on"] == "2027-01-11"
    assert town.timers()["check_in_due"]["rule"] == "some working days before 2027-01-18"
    assert town.client("job_coach").get("/v1/worklist").json[0]["kind"] == "accept_case"


def test_moved_twice_to_the_same_day_is_told_once(town, path):
    for _ in range(2):
        assert move(town.client("job_coach"), f"{path}/left_school-6-months", MOVED).status_code == 200

    assert len(town.news_of("check_in_moved")) == 1


def test_whoever_knows_another_version_moves_nothing(town, path):
    client = town.client("job_coach")

    assert move(client, f"{path}/left_school-6-months", MOVED, **{"If-Match": '"x"'}).status_code == 412


@pytest.mark.parametrize(
    ("due_on", "rule"), [("2026-11-19", "CheckInMovesAhead"), ("2028-07-11", "CheckInStaysWithinTheTwoYears")]
)
def test_a_day_that_cannot_be_is_refused_by_name(town, path, due_on, rule):
    answer = move(town.client("job_coach"), f"{path}/left_school-6-months", MOVED | {"due_on": due_on})

    assert (answer.status_code, answer.json["type"]) == (409, f"urn:doorlijn:rule:{rule}")


def test_everything_that_is_wrong_is_named_at_once(town, path):
    answer = move(town.client("job_coach"), f"{path}/left_school-6-months", {"due_on": "x", "reason": "zomaar"})

    assert answer.status_code == 400
    assert {error["field"] for error in answer.json["errors"]} == {"due_on", "reason"}


@pytest.mark.parametrize("moment", ["left_school-1-weeks", "x", "left_school-x-y"])
def test_a_moment_that_is_not_there_is_not_found(town, path, moment):
    assert town.client("job_coach").get(f"{path}/{moment}").status_code == 404


def test_the_plan_of_somebody_elses_case_does_not_exist(town, path):
    for client in (town.client("job_coach", OTHER_COACH), town.client("school_staff", organisation_id=UUID(int=3))):
        assert client.get(path).status_code == 404
        assert client.get(f"{path}/left_school-6-months").status_code == 404


def test_the_own_school_sees_the_plan_and_moves_nothing(town, path):
    school = town.client("school_staff")

    assert len(school.get(path).json) == 5
    assert school.put(f"{path}/left_school-6-months", json=MOVED, headers={"If-Match": "*"}).status_code == 403
