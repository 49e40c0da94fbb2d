from tests.certification.people import CASE, PUPIL


def test_the_job_coach_sees_it_no_more_however_often_it_is_heard(town):
    started = town.starts()["id"]

    for sequence in (2, 2):
        town.hear("aftercare", "job_coach_released", {"case_id": CASE, "pupil_id": PUPIL}, f"case/{CASE}", sequence)

    assert town.coach.get(f"/v1/trajectories/{started}").status_code == 404
