from uuid import UUID, uuid4

import pytest

from tests.aftercare.examples import OTHER_COACH, TODAY
from tests.aftercare.town import plain

BAKERY = {
    "employer": "Bakkerij Zon",
    "kind": "regular",
    "begins_on": "2026-08-01",
    "ends_on": "2027-01-31",
    "hours": 24.5,
}


@pytest.fixture
def contracts_path(town):
    town.leaves()
    return f"/v1/cases/{town.case()['case_id']}/contracts"


@pytest.fixture
def end_path(town):
    return f"/v1/contracts/{town.works()}/end"


def test_a_contract_is_registered(town, contracts_path):
    answer = town.client("job_coach").post(contracts_path, json=BAKERY)

    assert answer.status_code == 201
    assert BAKERY.items() <= answer.json.items()
    assert (answer.json["ended_on"], answer.json["reason"]) == (None, None)


def test_a_contract_sent_twice_is_one_contract(town, contracts_path):
    answers = [town.client("job_coach").post(contracts_path, json=BAKERY) for _ in range(2)]

    assert answers[0].json == answers[1].json
    assert len(town.news_of("contract_started")) == 1


def test_a_contract_sent_again_with_a_later_end_is_prolonged(town, contracts_path):
    client = town.client("job_coach")
    first = client.post(contracts_path, json=BAKERY)

    second = client.post(contracts_path, json=BAKERY | {"ends_on": "2027-07-31"})

    assert (second.json["id"], second.json["ends_on"]) == (first.json["id"], "2027-07-31")
    assert town.timers()["contract_end"]["rule"] == "end of 2027-07-31, last day of the contract"


WRONG: tuple[tuple[dict[str, object], set[str]], ...] = (
    (
        {"employer": "", "begins_on": "31-02-2026", "hours": 100, "kind": "x"},
        {"employer", "begins_on", "hours", "kind"},
    ),
    ({"employer": "a" * 201}, {"employer"}),
    ({"employer": "Zon\nMaan"}, {"employer"}),
    ({"employer": 7}, {"employer"}),
    ({"hours": "veel"}, {"hours"}),
    ({"hours": 10**400}, {"hours"}),
    ({"hours": True}, {"hours"}),
    ({"begins_on": "1999-12-31"}, {"begins_on"}),
    ({"ends_on": "2100-01-02"}, {"ends_on"}),
    ({"bsn": "x"}, {"bsn"}),
)


def test_everything_that_is_wrong_is_named_at_once(town, contracts_path):
    for change, fields in WRONG:
        answer = town.client("job_coach").post(contracts_path, json=BAKERY | change)
        assert answer.status_code == 400, change
        assert {error["field"] for error in answer.json["errors"]} == fields
    assert town.database.rows("aftercare", "SELECT 1 FROM contracts") == []


def test_a_body_that_is_no_object_is_a_clear_problem(town, contracts_path):
    for body in ([], "x", 5, None, [[]]):
        assert town.client("job_coach").post(contracts_path, json=body).status_code == 400, body


def test_a_body_that_is_no_json_is_a_clear_problem(town, contracts_path):
    client = town.client("job_coach")

    assert client.post(contracts_path, data="{", content_type="application/json").status_code == 400
    assert client.post(contracts_path, data="x", content_type="text/plain").status_code == 415


def test_a_contract_that_ends_before_it_begins_is_refused(town, contracts_path):
    answer = town.client("job_coach").post(contracts_path, json=BAKERY | {"ends_on": "2026-07-31"})

    assert (answer.status_code, answer.json["type"]) == (409, "urn:doorlijn:rule:ContractEndsAfterItBegins")


def test_a_contract_of_somebody_elses_case_does_not_exist(town, contracts_path):
    stranger = town.client("job_coach", OTHER_COACH)

    assert stranger.post(contracts_path, json=BAKERY).status_code == 404


def test_a_school_registers_no_contracts(town, contracts_path):
    assert town.client("school_staff").post(contracts_path, json=BAKERY).status_code == 403


def test_an_end_is_reported_with_its_day_and_reason(town, end_path):
    town.news()

    answer = town.client("job_coach").post(end_path, json={"ended_on": str(TODAY), "reason": "dismissed"})

    assert answer.status_code == 200
    assert (answer.json["ended_on"], answer.json["reason"]) == ("2026-11-20", "dismissed")
    (ended,) = town.news_of("contract_ended")
    assert (ended["contract_id"], ended["reported_on"]) == (answer.json["id"], "2026-11-20")


def test_reporting_the_same_end_twice_is_harmless(town, end_path):
    body = {"ended_on": str(TODAY), "reason": "dismissed"}

    answers = [town.client("job_coach").post(end_path, json=body) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert len(town.news_of("contract_ended")) == 1


def test_an_end_that_cannot_be_is_refused_by_name(town, end_path):
    for ended_on, rule in (("2026-11-21", "EndLiesInTheFuture"), ("2026-07-31", "ContractEndsAfterItBegins")):
        answer = town.client("job_coach").post(end_path, json={"ended_on": ended_on, "reason": "resigned"})
        assert (answer.status_code, answer.json["type"]) == (409, f"urn:doorlijn:rule:{rule}")
    assert town.contract()["ended_on"] is None


def test_two_people_who_say_different_things_are_not_both_right(town, end_path):
    town.client("job_coach").post(end_path, json={"ended_on": "2026-11-19", "reason": "resigned"})

    other_day = town.client("coordinator").post(end_path, json={"ended_on": "2026-11-18", "reason": "resigned"})
    other_reason = town.client("coordinator").post(end_path, json={"ended_on": "2026-11-19", "reason": "other"})

    assert other_day.json["type"] == "urn:doorlijn:rule:ContractEndedOnAnotherDay"
    assert other_reason.json["type"] == "urn:doorlijn:rule:ContractEndedForAnotherReason"


def test_both_fields_of_an_end_are_named(town, end_path):
    for body in ({}, {"ended_on": "x", "reason": "y"}):
        answer = town.client("job_coach").post(end_path, json=body)
        assert {error["field"] for error in answer.json["errors"]} == {"ended_on", "reason"}


def test_the_contract_of_somebody_elses_case_does_not_exist(town, end_path):
    body = {"ended_on": str(TODAY), "reason": "dismissed"}

    assert town.client("job_coach", OTHER_COACH).post(end_path, json=body).status_code == 404
    assert town.client("school_staff", organisation_id=UUID(int=3)).post(end_path, json=body).status_code == 404
    assert town.client("coordinator").post(f"/v1/contracts/{uuid4()}/end", json=body).status_code == 404


def test_the_contract_at_leaving_can_be_ended_too(town):
    town.leaves(contract={"contract_ref": UUID(int=61), "begins_on": "2026-08-01", "ends_on": None})
    path = f"/v1/contracts/{town.contract()['contract_id']}/end"

    answer = town.client("school_staff").post(path, json={"ended_on": str(TODAY), "reason": "resigned"})

    assert answer.json["contract_ref"] == plain(UUID(int=61))
