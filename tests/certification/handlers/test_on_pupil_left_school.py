from datetime import date

from tests.certification.people import PUPIL, SCHOOL

LEFT = {"pupil_id": PUPIL, "school_id": SCHOOL, "left_on": date(2026, 7, 17)}


def test_a_trajectory_goes_on_after_leaving_and_one_can_still_be_started(town):
    started = town.starts()["id"]

    for sequence in (2, 2):
        town.hear("intake", "pupil_left_school", LEFT, f"pupil/{PUPIL}", sequence=sequence)

    assert town.teacher.get(f"/v1/trajectories/{started}").status_code == 200
    assert town.starts()["id"] != started
    found = town.database.rows("certification", "SELECT left_on FROM pupils WHERE pupil_id = :it", it=PUPIL)
    assert found == [{"left_on": LEFT["left_on"]}]
