from datetime import date

from services.aftercare.service import AftercareService
from tests.aftercare.catalogue import LOGISTIEK, offer, period_of
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


def test_what_the_young_person_has_and_wants_goes_and_his_place_is_free(town):
    offer(town, logistiek=LOGISTIEK)
    town.loses_work()
    case_id, consulent = town.case()["case_id"], town.client("werkconsulent")
    point = {"work_processes": [], "leerlijnen": ["logistiek"], "municipalities": []}
    consulent.put(f"/v1/cases/{case_id}/starting-point", json=point)
    choice = {"period_id": period_of(town, "logistiek")["id"], "choice_reason": "Dit wil hij graag."}
    consulent.post(f"{town.talk_path()}/outcome", json={"held_on": "2026-11-20", "next_step": "leerlijn"} | choice)

    assert erase(town) == "done"

    assert town.database.rows("aftercare", "SELECT * FROM starting_points") == []
    assert town.conversation()["choice_reason"] is None
    assert period_of(town, "logistiek")["free"] == 1
    assert town.conversation()["leerlijn"] == "logistiek"
