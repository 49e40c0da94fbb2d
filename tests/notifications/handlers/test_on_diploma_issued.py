from tests.notifications.town import COACH, OTHER_STAFF, PUPIL, SCHOOL, STAFF

ISSUED = {"certificate_id": PUPIL, "pupil_id": PUPIL, "school_id": SCHOOL, "issued_on": "2026-07-10"}


def test_colleagues_and_the_job_coach_should_know_and_whoever_gave_it_knows_already(town):
    town.open_case()

    town.hear("certification", "diploma_issued", ISSUED, actor=f"person/{STAFF}")

    assert town.told("diploma_issued") == {OTHER_STAFF: "know", COACH: "know"}


def test_hearing_it_twice_changes_nothing(town):
    town.hear("certification", "diploma_issued", ISSUED, sequence=1)
    town.hear("certification", "diploma_issued", ISSUED, sequence=1)

    assert town.count("notifications") == 2
