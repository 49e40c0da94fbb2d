from datetime import UTC, datetime
from uuid import UUID

import pytest

from tests.aftercare.examples import COACH, OTHER_COACH
from tests.aftercare.town import plain

CALL = {"made_on": "2026-11-20", "channel": "phone", "is_reached": True}


@pytest.fixture
def path(town):
    town.leaves()
    case_id = town.case()["case_id"]
    town.client("job_coach").post(f"/v1/cases/{case_id}/acceptance")
    town.news()
    return f"/v1/cases/{case_id}/contact-attempts"


def task(town):
    (item,) = town.client("job_coach").get("/v1/worklist").json
    return item["kind"], item["due_on"], item["is_overdue"]


def test_contact_is_kept_with_who_how_and_what_came_of_it(town, path):
    answer = town.client("job_coach").post(path, json=CALL | {"result": "going_well", "note": "Belt vrijdag terug."})

    assert answer.status_code == 201
    assert (answer.json["made_by_id"], answer.json["note"]) == (plain(COACH), "Belt vrijdag terug.")
    assert town.client("werkconsulent").get(path).status_code == 404
    assert town.client("job_coach").get(path).json == [answer.json]


def test_what_was_written_is_in_no_event(town, path):
    town.client("job_coach").post(path, json=CALL | {"result": "going_well", "note": "Belt vrijdag terug."})

    (told,) = town.news()
    assert told[0] == "check_in_done"
    assert "Belt" not in str(told[1])
    assert (told[1]["result"], told[1]["next_on"]) == ("going_well", "2027-01-11")


def test_a_contact_moment_that_passed_stays_and_is_late_until_somebody_was_reached(town, path):
    town.database.now = datetime(2027, 1, 15, 9, tzinfo=UTC)
    assert task(town) == ("check_in", "2027-01-11", True)

    town.client("job_coach").post(path, json=CALL | {"made_on": "2027-01-15"})

    assert task(town) == ("check_in", "2027-07-12", False)


def test_who_was_reached_shortly_before_the_moment_need_not_be_called_again(town, path):
    town.database.now = datetime(2026, 12, 30, 9, tzinfo=UTC)

    town.client("job_coach").post(path, json=CALL | {"made_on": "2026-12-30"})

    assert task(town) == ("check_in", "2027-07-12", False)


def test_who_was_not_reached_is_tried_again_after_three_working_days(town, path):
    town.client("job_coach").post(path, json=CALL | {"is_reached": False})

    assert task(town) == ("check_in", "2026-11-25", False)
    assert town.news_of("check_in_missed")[0]["next_on"] == "2026-11-25"
    town.client("job_coach").post(path, json=CALL)
    assert task(town) == ("check_in", "2027-01-11", False)


def test_an_attempt_that_failed_is_not_hidden_by_other_work(town):
    town.loses_work()
    path = f"/v1/cases/{town.case()['case_id']}/contact-attempts"

    town.client("job_coach").post(path, json=CALL | {"is_reached": False})

    kinds = {item["kind"] for item in town.client("job_coach").get("/v1/worklist").json}
    assert {"plan_conversation", "check_in"} <= kinds


def test_the_school_logs_contact_too_and_reads_no_notes_of_others(town, path):
    town.client("job_coach").post(path, json=CALL | {"note": "Belt vrijdag terug."})
    school = town.client("school_staff")

    assert school.post(path, json=CALL).status_code == 201
    assert [one["note"] for one in school.get(path).json] == [None, None]


def test_everything_that_is_wrong_is_named_at_once(town, path):
    wrong = {"made_on": "x", "channel": "duif", "is_reached": "misschien", "result": "ziek", "note": "a" * 501}

    answer = town.client("job_coach").post(path, json=wrong)

    assert answer.status_code == 400
    assert {error["field"] for error in answer.json["errors"]} == set(wrong)


def test_contact_on_a_day_that_cannot_be_is_refused_by_name(town, path):
    for made_on, rule in (("2026-11-21", "ContactHasHappened"), ("2026-07-09", "ContactIsAfterLeaving")):
        answer = town.client("job_coach").post(path, json=CALL | {"made_on": made_on})
        assert (answer.status_code, answer.json["type"]) == (409, f"urn:doorlijn:rule:{rule}")


def test_the_contacts_of_somebody_elses_case_do_not_exist(town, path):
    for client in (town.client("job_coach", OTHER_COACH), town.client("school_staff", organisation_id=UUID(int=3))):
        assert client.get(path).status_code == 404
        assert client.post(path, json=CALL).status_code == 404


def test_sent_twice_with_one_key_it_is_one_attempt(town, path):
    for _ in range(2):
        town.client("job_coach").post(path, json=CALL, headers={"Idempotency-Key": "one"})

    assert len(town.client("job_coach").get(path).json) == 1
