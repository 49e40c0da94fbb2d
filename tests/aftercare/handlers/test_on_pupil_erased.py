from datetime import date

from services.aftercare.service import AftercareService
from tests.aftercare.examples import PUPIL, TODAY


def erase(town, sequence=None):
    told = {"pupil_id": PUPIL, "erased_on": date(2028, 7, 18)}
    return town.database.hear(
        AftercareService, "intake", ("pupil_erased", told), subject=f"pupil/{PUPIL}", sequence=sequence
    )


def test_words_go_and_days_and_codes_stay_for_the_figures(town):
    town.works()
    town.loses_work()
    town.plans("2026-11-24T14:00:00+01:00")

    assert erase(town) == "done"

    assert town.contract()["employer"] is None
    assert (town.conversation()["place"], town.conversation()["remark"]) == (None, None)
    assert town.contract()["ended_on"] == TODAY


def test_the_case_is_closed_and_no_clock_rings_any_more(town):
    town.works()
    town.loses_work()

    erase(town)

    assert (town.case()["state"], town.case()["closed_on"]) == ("closed", date(2028, 7, 18))
    states = town.database.rows("aftercare", "SELECT DISTINCT state FROM timers")
    assert [row["state"] for row in states] == ["cancelled"]


def test_a_pupil_without_a_case_is_no_trouble(town):
    assert erase(town) == "done"


def test_hearing_it_twice_changes_nothing(town):
    town.works()
    erase(town, sequence=9)
    before = town.case()

    erase(town, sequence=9)

    assert town.case() == before
