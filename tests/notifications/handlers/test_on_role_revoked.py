from uuid import UUID

from tests.notifications.town import OTHER_STAFF, PUPIL, SCHOOL, STAFF


def test_whoever_left_the_school_is_not_told_any_more(town):
    town.hear("directory", "role_revoked", {"role_id": UUID(int=100), "person_id": STAFF}, subject=f"person/{STAFF}")

    town.hear("intake", "pupil_left_school", {"pupil_id": PUPIL, "school_id": SCHOOL})

    assert town.told("pupil_left_school") == {OTHER_STAFF: "know"}
