from datetime import date

from tests.certification.people import CASE


def test_the_job_coach_sees_it_no_more_and_the_school_does(town):
    started = town.starts()["id"]

    for sequence in (2, 2):
        told = {"case_id": CASE, "closed_on": date(2026, 11, 20)}
        town.hear("aftercare", "aftercare_closed", told, f"case/{CASE}", sequence)

    assert town.coach.get(f"/v1/trajectories/{started}").status_code == 404
    assert town.teacher.get(f"/v1/trajectories/{started}").status_code == 200
