from services.aftercare.service import AftercareService
from tests.aftercare.handlers.test_on_contract_started import moments, with_a_template


def test_a_conversation_is_contact_and_brings_its_own_contact_moments(town):
    with_a_template(town, "left_school-20-weeks", "conversation_held-3-months")
    town.loses_work()
    assert moments(town) == [("left_school", "2026-11-27")]

    town.holds("2026-11-20")
    town.hear_own()

    case = town.client("coordinator").get(f"/v1/cases/{town.case()['case_id']}").json
    assert case["last_contact_on"] == "2026-11-20"
    assert moments(town) == [("left_school", "2026-11-27"), ("conversation_held", "2027-02-22")]
    assert case["contact_by"] == "2027-02-22"


def test_hearing_it_twice_changes_nothing(town):
    town.loses_work()
    town.holds("2026-11-20")
    town.hear_own()
    before = moments(town)

    event = ("career_conversation_held", {"case_id": town.case()["case_id"], "held_on": "2026-11-20"})
    town.database.hear(AftercareService, "aftercare", event, subject=f"case/{town.case()['case_id']}", sequence=4)

    assert moments(town) == before
