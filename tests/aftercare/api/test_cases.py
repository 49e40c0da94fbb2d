from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from tests.aftercare.examples import COACH, COORDINATOR, NOWHERE, OTHER_COACH, PUPIL, SCHOOL, THERE, TODAY
from tests.aftercare.town import plain

PARTS = ("", "/timeline")


@pytest.fixture
def case_id(town):
    town.leaves(contract={"contract_ref": UUID(int=61), "begins_on": "2026-08-01", "ends_on": "2027-01-31"})
    return town.case()["case_id"]


def test_a_case_shows_its_contracts_and_what_must_happen_next(town, case_id):
    case = town.client("job_coach").get(f"/v1/cases/{case_id}").json

    assert {
        name: case[name] for name in ("id", "pupil_id", "left_on", "ends_on", "state", "job_coach_id", "destination")
    } == {
        "id": str(case_id),
        "pupil_id": plain(PUPIL),
        "left_on": "2026-07-10",
        "ends_on": "2028-07-10",
        "state": "open",
        "job_coach_id": plain(COACH),
        "destination": "not_recently_confirmed",
    }
    assert [(one["begins_on"], one["ends_on"], one["contract_ref"]) for one in case["contracts"]] == [
        ("2026-08-01", "2027-01-31", plain(UUID(int=61)))
    ]
    assert case["next_action"] == {
        "what": "accept_case",
        "owner_id": plain(COACH),
        "due_on": "2026-11-27",
        "is_overdue": False,
        "starts_at": None,
        "conversation_id": None,
        "contract_id": None,
        "promise_id": None,
        "promised": None,
    }


TAKE_PART = (
    ("job_coach", {"person_id": COACH}),
    ("coordinator", {}),
    ("school_staff", {"organisation_id": SCHOOL}),
)
TAKE_NO_PART = (
    ("job_coach", {"person_id": OTHER_COACH}),
    ("werkconsulent", {}),  # no conversation is owed
    ("school_staff", {"organisation_id": UUID(int=3)}),
    ("mbo_staff", {"organisation_id": SCHOOL}),
    ("admin", {}),
    ("placement_advisor", {}),
    ("system", {}),
)


def test_whoever_takes_part_sees_the_case(town, case_id):
    for role, who in TAKE_PART:
        client = town.client(role, **who)
        assert [one["id"] for one in client.get("/v1/cases").json] == [str(case_id)]
        assert [client.get(f"/v1/cases/{case_id}{part}").status_code for part in PARTS] == [200, 200]


def test_for_everybody_else_it_does_not_exist(town, case_id):
    for role, who in TAKE_NO_PART:
        client = town.client(role, **who)
        assert client.get("/v1/cases").json == []
        assert [client.get(f"/v1/cases/{case_id}{part}").status_code for part in PARTS] == [404, 404]


def test_the_werkconsulent_sees_the_case_of_a_conversation(town):
    town.loses_work()

    assert len(town.client("werkconsulent").get("/v1/cases").json) == 1


def test_a_substitute_sees_and_accepts_the_case_of_the_absent_colleague(town, case_id):
    town.away(COACH, OTHER_COACH, TODAY)
    client = town.client("job_coach", OTHER_COACH)

    assert client.post(f"/v1/cases/{case_id}/acceptance").json["accepted_at"]
    town.database.now += timedelta(days=1)
    assert town.client("job_coach", OTHER_COACH).get(f"/v1/cases/{case_id}").status_code == 404


def test_without_a_token_nothing_is_told(town, case_id):
    assert town.database.client("aftercare", None).get(f"/v1/cases/{case_id}").status_code == 401


def test_accepting_twice_is_harmless(town, case_id):
    client = town.client("job_coach")
    town.news()

    answers = [client.post(f"/v1/cases/{case_id}/acceptance") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json["accepted_at"] == answers[1].json["accepted_at"]
    assert [name for name, _ in town.news()] == ["case_accepted"]


def test_a_school_cannot_accept_a_case(town, case_id):
    assert town.client("school_staff").post(f"/v1/cases/{case_id}/acceptance").status_code == 403


def test_a_case_without_job_coach_cannot_be_accepted(town):
    town.leaves(municipality=NOWHERE)

    answer = town.client("coordinator").post(f"/v1/cases/{town.case()['case_id']}/acceptance")

    assert answer.status_code == 409
    assert answer.json["type"] == "urn:doorlijn:rule:CaseNeedsAJobCoach"
    assert "beheerder" in answer.json["detail"]


def test_dropping_out_without_work_opens_a_conversation_and_twice_is_harmless(town):
    town.leaves()
    path = f"/v1/cases/{town.case()['case_id']}/drop-out"
    town.news()

    answers = [town.client("job_coach").post(path, json={"on": str(TODAY), "reason": "other"}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    (ended,) = town.news_of("contract_ended")
    assert (ended["contract_id"], ended["is_drop_out"], ended["reason"]) == (None, True, "other")


def test_a_school_that_hears_of_a_drop_out_may_report_it(town, case_id):
    path = f"/v1/cases/{case_id}/drop-out"

    assert town.client("school_staff").post(path, json={"on": str(TODAY), "reason": "drop_out"}).status_code == 200
    assert town.contract()["end_reason"] == "drop_out"


def test_a_drop_out_tomorrow_is_refused_with_a_rule_that_says_what_to_do(town, case_id):
    answer = town.client("job_coach").post(
        f"/v1/cases/{case_id}/drop-out", json={"on": "2026-11-21", "reason": "drop_out"}
    )

    assert (answer.status_code, answer.content_type) == (409, "application/problem+json")
    assert answer.json["type"] == "urn:doorlijn:rule:EndLiesInTheFuture"


def test_a_closed_case_still_takes_a_drop_out(town, case_id):
    town.database.now = datetime(2028, 9, 1, 9, tzinfo=UTC)
    town.clock(town.database.now)

    town.client("job_coach").post(f"/v1/cases/{case_id}/drop-out", json={"on": "2028-08-31", "reason": "drop_out"})
    town.hear_own()

    assert town.case()["state"] == "open"


def test_the_timeline_tells_what_happened_in_order_and_who_did_it(town, case_id):
    town.client("job_coach").post(f"/v1/cases/{case_id}/acceptance")

    entries = town.client("job_coach").get(f"/v1/cases/{case_id}/timeline").json

    assert [entry["kind"] for entry in entries] == [
        "aftercare_opened",
        "job_coach_assigned",
        "contract_started",
        "case_accepted",
    ]
    accepted = entries[-1]
    assert (accepted["actor_role"], accepted["actor_id"]) == ("job_coach", plain(COACH))
    assert datetime.fromisoformat(accepted["at"]) == town.database.now


def test_what_a_clock_did_was_done_by_the_system(town, case_id):
    town.clock(datetime(2027, 2, 1, 9, tzinfo=UTC))

    entries = town.client("job_coach").get(f"/v1/cases/{case_id}/timeline").json

    ended = next(entry for entry in entries if entry["kind"] == "contract_ended")
    assert (ended["actor_role"], ended["actor_id"]) == ("system", None)


def test_lists_come_in_pages_that_lead_to_one_another(town):
    for number in range(5):
        town.leaves(UUID(int=100 + number))
    client, seen, path = town.client("coordinator"), [], "/v1/cases?limit=2&state=open"

    while path:
        answer = client.get(path)
        seen += [one["pupil_id"] for one in answer.json]
        link = answer.headers.get("Link", "")
        path = link.partition(">")[0].lstrip("<")

    assert sorted(seen) == [plain(UUID(int=100 + number)) for number in range(5)]


def test_a_timeline_comes_in_pages_too(town, case_id):
    client = town.client("job_coach")

    first = client.get(f"/v1/cases/{case_id}/timeline?limit=2")
    second = client.get(first.headers["Link"].partition(">")[0].lstrip("<"))

    assert [entry["kind"] for entry in first.json + second.json] == [
        "aftercare_opened",
        "job_coach_assigned",
        "contract_started",
    ]


def test_cases_are_found_by_pupil_and_by_state(town, case_id):
    town.leaves(UUID(int=7), municipality=THERE)
    client = town.client("coordinator")

    assert [one["id"] for one in client.get(f"/v1/cases?pupil_id={PUPIL}").json] == [str(case_id)]
    assert client.get("/v1/cases?state=closed").json == []


def test_a_query_that_makes_no_sense_is_a_clear_problem(town):
    queries = "pupil_id=x state=half limit=0 limit=a cursor=x cursor=%00 cursor=YWJj limit=99999999999"
    for query in queries.split():
        answer = town.client("coordinator").get(f"/v1/cases?{query}")
        assert (answer.status_code, answer.content_type) == (400, "application/problem+json"), query


def test_a_cursor_of_a_timeline_that_makes_no_sense_is_a_clear_problem(town, case_id):
    for cursor in ("YWJj", "LTE", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OQ"):
        answer = town.client("job_coach").get(f"/v1/cases/{case_id}/timeline?cursor={cursor}")
        assert answer.status_code == 400, cursor


def test_what_does_not_exist_is_not_found(town):
    for path in ("/v1/cases/x", f"/v1/cases/{uuid4()}", f"/v1/cases/{uuid4()}/timeline"):
        assert town.client("coordinator").get(path).status_code == 404, path


WRONG: tuple[tuple[dict[str, object], set[str]], ...] = (
    ({}, {"on", "reason"}),
    ({"on": "gisteren", "reason": "zomaar"}, {"on", "reason"}),
    ({"on": None}, {"on", "reason"}),
    ({"on": "0001-01-01", "reason": "other"}, {"on"}),
    ({"on": "9999-12-31", "reason": "other"}, {"on"}),
    ({"on": str(TODAY)}, {"reason"}),
    ({"on": str(TODAY), "reason": "other", "naam": "x"}, {"naam"}),
    ({"on": 5, "reason": []}, {"on", "reason"}),
)


def test_everything_that_is_wrong_is_named_at_once(town, case_id):
    for body, fields in WRONG:
        answer = town.client("job_coach").post(f"/v1/cases/{case_id}/drop-out", json=body)
        assert answer.status_code == 400, body
        assert {error["field"] for error in answer.json["errors"]} == fields


def test_the_same_request_with_the_same_key_is_done_once(town, case_id):
    client = town.client("job_coach")
    headers = {"Idempotency-Key": "a"}

    answers = [client.post(f"/v1/cases/{case_id}/acceptance", headers=headers) for _ in range(2)]

    assert answers[0].json == answers[1].json
    assert answers[1].headers["Idempotent-Replayed"] == "true"


def test_the_coordinator_is_told_who_owns_a_case_without_job_coach(town):
    town.leaves(municipality=NOWHERE)

    case = town.client("coordinator").get(f"/v1/cases/{town.case()['case_id']}").json

    assert case["next_action"] == {
        "what": "assign_job_coach",
        "owner_id": plain(COORDINATOR),
        "due_on": str(date(2026, 11, 24)),
        "is_overdue": False,
        "starts_at": None,
        "conversation_id": None,
        "contract_id": None,
        "promise_id": None,
        "promised": None,
    }
