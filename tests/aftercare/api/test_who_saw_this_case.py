"""Aftercare writes down who read or changed a case, and for which absent colleague."""

from datetime import date
from uuid import UUID

import pytest

from tests.aftercare.examples import COACH, OTHER_COACH, PUPIL
from tests.aftercare.town import plain


@pytest.fixture
def case_id(town):
    town.leaves(contract={"contract_ref": UUID(int=61), "begins_on": "2026-08-01", "ends_on": "2027-01-31"})
    return town.case()["case_id"]


def log(town):
    return town.database.rows("aftercare", "SELECT * FROM audit_log ORDER BY at")


def test_every_way_to_a_case_is_written_down(town, case_id):
    client = town.client("job_coach")
    for path in ("/v1/cases", f"/v1/cases/{case_id}", f"/v1/cases/{case_id}/timeline", "/v1/worklist"):
        assert client.get(path).status_code == 200

    assert [case_id in row["objects"] for row in log(town)] == [True] * 4
    assert {(row["purpose"], row["basis"]) for row in log(town)} == {("aftercare", "legal_obligation")}


def test_a_change_stands_in_the_log_with_what_it_was_about(town, case_id):
    contract_id = town.client("job_coach").get(f"/v1/cases/{case_id}").json["contracts"][0]["id"]

    town.client("job_coach").post(
        f"/v1/contracts/{contract_id}/end", json={"ended_on": "2026-11-19", "reason": "dismissed"}
    )

    row = log(town)[-1]
    assert row["action"] == "POST /v1/contracts/<uuid:contract_id>/end"
    assert {UUID(contract_id), case_id} <= set(row["objects"])


def test_a_substitute_works_for_the_absent_colleague(town, case_id):
    town.away(COACH, OTHER_COACH, date(2026, 12, 24))
    client = town.client("job_coach", person_id=OTHER_COACH)

    client.get(f"/v1/cases/{case_id}")
    client.post(f"/v1/cases/{case_id}/acceptance")

    assert [(row["person_id"], row["for_persons"]) for row in log(town)] == [(OTHER_COACH, [COACH])] * 2


def test_a_broken_rule_is_written_down_as_refused(town, case_id):
    town.client("coordinator").post(f"/v1/cases/{UUID(int=404)}/acceptance")

    assert [(row["outcome"], row["objects"]) for row in log(town)] == [("refused", [UUID(int=404)])]


def test_asking_for_the_pupil_finds_what_was_done_to_the_parts_of_the_file(town, case_id):
    contract_id = town.client("job_coach").get(f"/v1/cases/{case_id}").json["contracts"][0]["id"]
    town.client("job_coach").post(
        f"/v1/contracts/{contract_id}/end", json={"ended_on": "2026-11-19", "reason": "dismissed"}
    )

    found = town.client("admin").get(f"/v1/audit?object={plain(PUPIL)}").json

    assert [row["action"].split()[0] for row in found] == ["POST", "GET"]
