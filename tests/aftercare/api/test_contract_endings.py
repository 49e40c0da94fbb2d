"""What comes after a contract that ends: asked in time, answered in one request."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.aftercare.examples import COACH, OTHER_COACH, TODAY
from tests.aftercare.town import plain

ENDS_ON = "2027-03-31"
ASKED = datetime(2027, 1, 5, 9, tzinfo=UTC)


@pytest.fixture
def contract_id(town):
    contract_id = town.works(ends_on=ENDS_ON)
    town.clock(ASKED)
    town.news()
    return contract_id


def answer(town, contract_id, who=COACH, role="job_coach", **body: object):
    client = town.client(role, who)
    return client.post(f"/v1/contracts/{contract_id}/ending-answer", json={"about": ENDS_ON} | body)


def work(town, who=COACH):
    return [one for one in town.client("job_coach", who).get("/v1/worklist").json if one["contract_id"]]


def test_the_question_stands_in_the_worklist_with_what_an_extension_would_be(town, contract_id):
    (item,) = work(town)

    assert (item["kind"], item["due_on"]) == ("answer_contract_ending", "2027-01-30")
    assert (item["contract_id"], item["contract_ends_on"]) == (contract_id, ENDS_ON)
    assert item["contract_extends_to"] > ENDS_ON


@pytest.mark.parametrize("said", ["ends", "unknown"])
def test_one_request_answers_it(town, contract_id, said):
    found = answer(town, contract_id, answer=said)

    assert (found.status_code, found.json["ending"]["answer"]) == (200, said)
    assert found.json["ending"]["answered_by_id"] == plain(COACH)
    assert work(town) == []
    (told,) = town.news_of("contract_ending_answered")
    assert told["answer"] == said


def test_an_extension_is_an_answer_and_moves_the_clocks(town, contract_id):
    found = answer(town, contract_id, answer="extended", ends_on="2028-03-31")

    assert (found.status_code, found.json["ends_on"]) == (200, "2028-03-31")
    assert [name for name, _ in town.news()] == ["contract_extended"]
    assert town.timers()["contract_end"]["rule"].startswith("end of 2028-03-31")


def test_a_contract_that_becomes_permanent_is_an_answer(town, contract_id):
    assert answer(town, contract_id, answer="extended", ends_on=None).json["ends_on"] is None


def test_that_it_ends_is_still_followed_by_the_end_itself_and_a_conversation(town, contract_id):
    answer(town, contract_id, answer="ends")
    town.news()

    town.clock(datetime(2027, 4, 1, 9, tzinfo=UTC))

    assert {"contract_ended", "career_conversation_requested"} <= {name for name, _ in town.news()}


def test_whoever_answers_an_old_page_is_told_and_nothing_changes(town, contract_id):
    answer(town, contract_id, answer="extended", ends_on="2028-03-31")
    town.news()

    late = answer(town, contract_id, answer="ends")

    assert (late.status_code, late.json["type"]) == (409, "urn:doorlijn:rule:LastDayMoved")
    assert town.news() == []


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"answer": "soon"}, "answer"),
        ({"answer": "extended"}, "ends_on"),
        ({"answer": "ends", "ends_on": "2028-03-31"}, "ends_on"),
        ({"answer": "ends", "about": "x"}, "about"),
        ({"answer": "extended", "ends_on": "1999-01-01"}, "ends_on"),
        ({}, "answer"),
    ],
)
def test_what_is_wrong_is_named(town, contract_id, body, field):
    found = answer(town, contract_id, **body)

    assert found.status_code == 400
    assert field in {error["field"] for error in found.json["errors"]}


def test_an_extension_that_ends_earlier_is_refused_with_the_reason(town, contract_id):
    found = answer(town, contract_id, answer="extended", ends_on="2027-02-01")

    assert (found.status_code, found.json["type"]) == (409, "urn:doorlijn:rule:ExtensionIsLater")


def test_the_contract_of_somebody_elses_case_does_not_exist(town, contract_id):
    assert answer(town, contract_id, OTHER_COACH, answer="ends").status_code == 404


def test_the_school_does_not_answer_for_the_job_coach(town, contract_id):
    assert answer(town, contract_id, None, "school_staff", answer="ends").status_code == 403


def test_a_substitute_answers_in_the_name_of_who_is_away_and_gives_it_back(town, contract_id):
    town.away(COACH, OTHER_COACH, date(2027, 1, 8))
    (item,) = work(town, OTHER_COACH)
    assert item["for_person_id"] == plain(COACH)

    assert answer(town, contract_id, OTHER_COACH, answer="unknown").status_code == 200

    (row,) = town.database.rows(
        "aftercare", "SELECT person_id, for_persons FROM audit_log WHERE action LIKE '%ending-answer'"
    )
    assert (row["person_id"], row["for_persons"]) == (OTHER_COACH, [COACH])
    town.clock(ASKED + timedelta(days=5))
    assert answer(town, contract_id, OTHER_COACH, answer="ends").status_code == 404


def test_a_placement_has_a_company_at_sbb_and_a_probation(town):
    town.leaves()
    case_id = town.case()["case_id"]
    body = {
        "employer": "Kwekerij De Linde",
        "kind": "trial_placement",
        "begins_on": str(TODAY),
        "ends_on": "2027-01-20",
        "hours": 24,
        "sbb_id": "SBB20417",
        "probation_ends_on": "2026-12-20",
    }

    created = town.client("job_coach").post(f"/v1/cases/{case_id}/contracts", json=body)

    assert created.status_code == 201
    assert (created.json["sbb_id"], created.json["probation_ends_on"]) == ("SBB20417", "2026-12-20")


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"sbb_id": "a b"}, 400),
        ({"sbb_id": "1" * 21}, 400),
        ({"probation_ends_on": "2026-11-01"}, 409),
        ({"probation_ends_on": "2027-02-01"}, 409),
        ({"ends_on": "2026-11-01"}, 409),
    ],
)
def test_a_placement_that_cannot_be_is_refused_and_nothing_is_kept(town, changes, status):
    town.leaves()
    case_id = town.case()["case_id"]
    body = {"employer": "x", "begins_on": str(TODAY), "ends_on": "2027-01-20"} | changes

    assert town.client("job_coach").post(f"/v1/cases/{case_id}/contracts", json=body).status_code == status
    assert town.database.rows("aftercare", "SELECT * FROM contracts") == []


def test_a_last_day_that_comes_earlier_takes_the_probation_along(town):
    town.leaves()
    case_id = town.case()["case_id"]
    body = {"employer": "x", "begins_on": str(TODAY), "ends_on": "2027-06-30", "probation_ends_on": "2027-01-20"}
    created = town.client("job_coach").post(f"/v1/cases/{case_id}/contracts", json=body)

    moved = town.client("job_coach").put(f"/v1/contracts/{created.json['id']}/last-day", json={"ends_on": "2026-12-31"})

    assert (moved.status_code, moved.json["probation_ends_on"]) == (200, "2026-12-31")


def test_two_contracts_at_once_and_days_without_one_are_shown(town):
    contract_id = town.works(ends_on="2026-12-31")
    case_id = town.case()["case_id"]
    town.client("job_coach").post(
        f"/v1/cases/{case_id}/contracts", json={"employer": "Tweede", "begins_on": "2026-12-01"}
    )

    case = town.client("job_coach").get(f"/v1/cases/{case_id}").json

    (overlap,) = case["overlaps"]
    assert (overlap["begins_on"], overlap["ends_on"]) == ("2026-12-01", "2026-12-31")
    assert contract_id in overlap["contract_ids"]
    assert case["without_work"][0]["begins_on"] == "2026-07-11"
