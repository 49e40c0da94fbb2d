from datetime import date

from services.aftercare.service import AftercareService
from tests.aftercare.catalogue import LOGISTIEK, offer
from tests.aftercare.examples import PUPIL

JUDGED = {
    "pupil_id": PUPIL,
    "crebo": "25254",
    "work_process": "B1-K1-W1",
    "judgement": "with_help",
    "judged_on": date(2026, 11, 20),
}


def judged(town, sequence=None, **changes: object):
    event = ("work_process_judged", JUDGED | changes)
    return town.database.hear(AftercareService, "certification", event, subject=f"pupil/{PUPIL}", sequence=sequence)


def test_hearing_it_twice_changes_nothing_and_the_newest_counts(town):
    assert judged(town) == "done"
    judged(town, sequence=1)
    judged(town, judgement="alone")

    found = town.database.rows("aftercare", "SELECT work_process, judgement FROM earned_work_processes")
    assert found == [{"work_process": "25254/B1-K1-W1", "judgement": "alone"}]


def test_what_a_trainer_signed_counts_when_a_next_step_is_sought(town):
    town.works()
    offer(town, logistiek=LOGISTIEK)
    judged(town)
    path = f"/v1/cases/{town.case()['case_id']}/match"

    def has():
        found = town.client("job_coach", town.case()["job_coach_id"]).get(path).json
        (line,) = [each for each in found["leerlijnen"] if each["code"] == "logistiek"]
        return [each["code"] for each in line["has"]], [each["judgement"] for each in found["earned"]]

    assert has() == (["B1-K1-W1"], ["with_help"])

    judged(town, judgement="not_yet")

    assert has() == ([], ["not_yet"])
