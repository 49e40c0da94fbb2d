from uuid import UUID

from tests.notifications.town import CASE, COACH, COORDINATOR, FAR_COORDINATOR, OTHER_STAFF, PUPIL, SCHOOL, STAFF

ROC, EXAMINER, TRANSFER = UUID(int=0xE5E), UUID(int=0xE50), UUID(int=0xE5A)
IDS = {"transfer_id": TRANSFER, "trajectory_id": TRANSFER, "pupil_id": PUPIL, "school_id": SCHOOL, "to_id": ROC}


def hear(town, **fields: object):
    town.grant(UUID(int=0xE51), EXAMINER, "mbo_staff", ROC, [])
    town.hear("certification", "trajectory_transfer_overdue", IDS | {"owner_id": COACH} | fields, sequence=1)


FIELDS = {"case_id": None, "answer_by": "2026-12-04"}


def test_coordinator_and_mbo_school_see_to_it_and_the_others_should_know(town):
    town.open_case()

    hear(town, **FIELDS | {"case_id": CASE})

    know = dict.fromkeys((COACH, STAFF, OTHER_STAFF), "know")
    assert town.told("trajectory_transfer_overdue") == {COORDINATOR: "act", EXAMINER: "act"} | know


def test_without_a_case_every_coordinator_sees_to_it(town):
    hear(town, **FIELDS)

    told = town.told("trajectory_transfer_overdue")
    assert [told[each] for each in (COORDINATOR, FAR_COORDINATOR)] == ["act", "act"]


def test_hearing_it_twice_changes_nothing(town):
    for _ in range(2):
        town.hear("certification", "trajectory_transfer_overdue", IDS | {"owner_id": COACH} | FIELDS, sequence=1)

    assert town.count("notifications") == 5
