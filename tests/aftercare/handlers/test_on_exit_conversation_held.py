"""What was advised in the last school year is known to whoever helps later."""

from datetime import date
from uuid import UUID

from services.aftercare.service import AftercareService
from tests.aftercare.examples import PUPIL

HELD = {
    "pupil_id": PUPIL,
    "conversation_id": UUID(int=0x77),
    "held_on": date(2026, 1, 18),
    "advice": "leerlijn",
    "leerlijn": "logistiek",
}


def held(town, sequence=None, **changes: object):
    event = ("exit_conversation_held", HELD | changes)
    return town.database.hear(AftercareService, "intake", event, subject=f"exit/{PUPIL}", sequence=sequence)


def advised(town):
    found = town.database.rows("aftercare", "SELECT advice, leerlijn FROM exit_advices")
    return [tuple(row.values()) for row in found]


def test_hearing_it_twice_changes_nothing(town):
    assert held(town) == "done"
    held(town, sequence=1)

    assert advised(town) == [("leerlijn", "logistiek")]


def test_a_later_school_year_counts_and_an_earlier_one_does_not(town):
    held(town)
    held(town, advice="mbo", leerlijn=None, held_on=date(2026, 3, 1))
    held(town, advice="work", leerlijn=None, held_on=date(2025, 3, 1))

    assert advised(town) == [("mbo", None)]


def test_the_job_coach_sees_it_with_the_case_that_opens_after_it(town):
    held(town)
    town.leaves()

    case = town.case()
    shown = town.client("job_coach", case["job_coach_id"]).get(f"/v1/cases/{case['case_id']}").json

    assert shown["exit_advice"] == {"held_on": "2026-01-18", "advice": "leerlijn", "leerlijn": "logistiek"}
