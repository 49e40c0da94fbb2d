from datetime import UTC, datetime

from services.aftercare.service import AftercareService
from tests.aftercare.town import Town


def with_a_template(town: Town, *steps: str) -> Town:
    statement = "UPDATE aftercare.contact_templates SET steps = CAST(:steps AS text[])"
    town.database.execute_as_admin(statement, steps=list(steps))
    return town


def moments(town):
    answer = town.client("coordinator").get(f"/v1/cases/{town.case()['case_id']}/check-ins")
    return [(one["anchor"], one["due_on"]) for one in answer.json]


def test_work_that_begins_brings_its_contact_moments(town):
    with_a_template(town, "contract_start-6-months")
    town.works()
    assert moments(town) == []

    town.hear_own()

    assert moments(town) == [("contract_start", "2027-02-01")]
    assert town.timers()["check_in_due"]["due_at"] == datetime(2027, 1, 25, 7, tzinfo=UTC)


def test_hearing_it_twice_changes_nothing(town):
    with_a_template(town, "contract_start-6-months")
    town.works()
    town.hear_own()
    before = town.timers()

    event = ("contract_started", {"case_id": town.case()["case_id"]})
    town.database.hear(AftercareService, "aftercare", event, subject=f"case/{town.case()['case_id']}", sequence=3)

    assert (moments(town), town.timers()) == ([("contract_start", "2027-02-01")], before)
