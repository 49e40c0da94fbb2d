from uuid import UUID

from access.actor import Actor
from tests.certification.people import CASE, COACH, PUPIL


def test_the_new_job_coach_sees_it_and_the_former_no_more(town):
    started = town.starts()["id"]
    colleague = Actor(UUID(int=0xC99), "job_coach", COACH.organisation_id)
    told = {"case_id": CASE, "pupil_id": PUPIL, "job_coach_id": colleague.person_id}

    for sequence in (2, 2):
        town.hear("aftercare", "job_coach_assigned", told, f"case/{CASE}", sequence=sequence)

    path = f"/v1/trajectories/{started}"
    assert town.database.client("certification", colleague).get(path).status_code == 200
    assert town.coach.get(path).status_code == 404
