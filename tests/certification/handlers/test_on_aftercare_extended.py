from datetime import date

from tests.certification.people import CASE

CLOSED = {"case_id": CASE, "closed_on": date(2026, 11, 20)}
OPEN = {"case_id": CASE, "ends_on": date(2027, 1, 1), "reason": "leaving_corrected"}


def test_the_job_coach_of_a_case_that_is_open_again_sees_it_again(town):
    started = town.starts()["id"]
    town.hear("aftercare", "aftercare_closed", CLOSED, f"case/{CASE}")

    for sequence in (3, 3):
        town.hear("aftercare", "aftercare_extended", OPEN, f"case/{CASE}", sequence)

    assert town.coach.get(f"/v1/trajectories/{started}").status_code == 200


def test_one_that_stays_over_gives_nothing_back(town):
    started = town.starts()["id"]
    town.hear("aftercare", "aftercare_closed", CLOSED, f"case/{CASE}")

    town.hear("aftercare", "aftercare_extended", OPEN | {"ends_on": date(2026, 10, 1)}, f"case/{CASE}")

    assert town.coach.get(f"/v1/trajectories/{started}").status_code == 404
