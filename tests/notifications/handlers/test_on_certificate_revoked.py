from tests.notifications.town import COACH, OTHER_STAFF, PUPIL, SCHOOL, STAFF

REVOKED = {
    "certificate_id": PUPIL,
    "pupil_id": PUPIL,
    "school_id": SCHOOL,
    "issuer_id": SCHOOL,
    "reason": "wrong_data",
    "revoked_on": "2026-11-20",
}


def test_the_school_tells_the_young_person_and_the_job_coach_should_know(town):
    town.open_case()

    town.hear("certification", "certificate_revoked", REVOKED)

    assert town.told("certificate_revoked") == {STAFF: "act", OTHER_STAFF: "act", COACH: "know"}


def test_hearing_it_twice_changes_nothing(town):
    town.hear("certification", "certificate_revoked", REVOKED, sequence=1)
    town.hear("certification", "certificate_revoked", REVOKED, sequence=1)

    assert town.count("notifications") == 2
