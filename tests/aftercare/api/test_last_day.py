from datetime import date, timedelta

import pytest

from tests.aftercare.examples import OTHER_COACH, TODAY

LATER = "2027-06-30"


@pytest.fixture
def contract_id(town):
    contract_id = town.works(ends_on="2026-12-31")
    town.news()
    return contract_id


def moves(town, contract_id, ends_on, role="job_coach", **headers: str):
    client = town.client(role)
    return client.put(f"/v1/contracts/{contract_id}/last-day", json={"ends_on": ends_on}, headers=headers)


def test_an_extended_contract_ends_later_and_its_clock_moves(town, contract_id):
    answer = moves(town, contract_id, LATER)

    assert (answer.status_code, answer.json["ends_on"]) == (200, LATER)
    (extended,) = town.news_of("contract_extended")
    assert (extended["ends_on"], extended["previous_ends_on"]) == (LATER, "2026-12-31")
    assert town.timers()["contract_end"]["rule"] == f"end of {LATER}, last day of the contract"


def test_a_contract_that_becomes_permanent_waits_for_nothing(town, contract_id):
    assert moves(town, contract_id, None).json["ends_on"] is None

    assert town.news_of("contract_extended")[0]["ends_on"] is None
    assert "contract_end" not in town.timers()


def test_the_last_day_of_a_permanent_contract_can_be_known(town):
    contract_id = town.works()
    town.news()

    moves(town, contract_id, "2026-12-31")

    assert town.news_of("contract_end_date_set")[0]["previous_ends_on"] is None
    assert "contract_end" in town.timers()


def test_the_same_day_again_is_harmless(town, contract_id):
    moves(town, contract_id, LATER)
    town.news()

    assert moves(town, contract_id, LATER).status_code == 200
    assert town.news() == []


def test_a_contract_that_ended_by_its_date_goes_on_and_its_conversation_is_not_owed(town):
    contract_id = town.works(ends_on=str(TODAY))
    town.days_pass(1)
    assert town.conversation()["state"] == "requested"
    town.news()

    answer = moves(town, contract_id, LATER)

    assert answer.json["ended_on"] is None
    names = dict(town.news())
    assert list(names) == ["contract_extended", "contract_end_withdrawn"]
    assert names["contract_end_withdrawn"]["reason"] == "extended"
    assert town.conversation()["state"] == "withdrawn"
    assert "conversation_due" not in town.timers()


def test_a_case_that_was_open_only_for_an_end_that_is_taken_back_closes(town):
    contract_id = town.works(ends_on=str(TODAY + timedelta(days=1)), left_on=str(TODAY - timedelta(days=730)))
    town.days_pass(2)
    assert (town.case()["state"], town.conversation()["state"]) == ("open", "requested")

    town.handed_over()
    moves(town, contract_id, LATER)

    assert (town.case()["state"], town.news()[-1][0]) == ("closed", "aftercare_closed")


def test_what_somebody_reported_is_taken_back_first(town, contract_id):
    body = {"ended_on": "2026-11-19", "reason": "dismissed"}
    town.client("job_coach").post(f"/v1/contracts/{contract_id}/end", json=body)

    answer = moves(town, contract_id, LATER)

    assert (answer.status_code, answer.json["type"]) == (409, "urn:doorlijn:rule:ContractEndedOnAnotherDay")
    assert town.contract()["ends_on"] == date(2026, 12, 31)


def test_a_last_day_in_the_past_is_a_report_of_its_own(town, contract_id):
    answer = moves(town, contract_id, "2026-11-19")

    assert (answer.status_code, answer.json["type"]) == (409, "urn:doorlijn:rule:NewLastDayIsPast")


def test_whoever_saw_another_version_is_told(town, contract_id):
    seen = town.client("job_coach").get(f"/v1/contracts/{contract_id}").headers["ETag"]
    moves(town, contract_id, LATER)

    assert moves(town, contract_id, None, **{"If-Match": seen}).status_code == 412
    now = town.client("job_coach").get(f"/v1/contracts/{contract_id}").headers["ETag"]
    assert moves(town, contract_id, None, **{"If-Match": now}).status_code == 200


def test_what_is_wrong_is_named(town, contract_id):
    for ends_on in ("x", "1999-12-31", 7):
        assert moves(town, contract_id, ends_on).json["errors"][0]["field"] == "ends_on"
    answer = town.client("job_coach").put(f"/v1/contracts/{contract_id}/last-day", json={})
    assert answer.status_code == 400


def test_the_contract_of_somebody_elses_case_does_not_exist(town, contract_id):
    stranger = town.client("job_coach", OTHER_COACH)

    assert stranger.get(f"/v1/contracts/{contract_id}").status_code == 404
    assert stranger.put(f"/v1/contracts/{contract_id}/last-day", json={"ends_on": LATER}).status_code == 404
