from sqlalchemy import text

from tests.notifications.town import CASE, COACH, COORDINATOR, FAR_COORDINATOR, OTHER_STAFF, PUPIL, STAFF, SUBSTITUTE

ENDED = {"case_id": CASE, "pupil_id": PUPIL, "job_coach_id": COACH, "ended_on": "2026-11-20", "reason": "not_renewed"}


def test_the_job_coach_must_act_and_the_school_should_know(town):
    town.open_case()

    town.tell("contract_ended", ENDED, by=STAFF)

    assert town.told("contract_ended") == {COACH: "act", OTHER_STAFF: "know"}
    assert town.mailed("contract_ended") == {COACH}


def test_without_a_job_coach_the_coordinator_of_that_area_must_find_one(town):
    town.open_case(coach=None)

    town.tell("contract_ended", ENDED | {"job_coach_id": None})

    assert town.told("owner_missing") == {COORDINATOR: "act"}
    assert FAR_COORDINATOR not in town.mailed("owner_missing")
    assert set(town.told("contract_ended")) == {STAFF, OTHER_STAFF}


def test_a_job_coach_who_left_since_is_not_told_to_act(town):
    town.open_case(coach=COACH)

    town.tell("contract_ended", ENDED | {"job_coach_id": None})

    assert COACH not in town.told("contract_ended")
    assert town.told("owner_missing") == {COORDINATOR: "act"}


def test_an_absent_job_coach_and_his_substitute_are_both_told(town):
    town.open_case()
    town.away(COACH, SUBSTITUTE)

    town.tell("contract_ended", ENDED)

    assert town.mailed("contract_ended") == {COACH, SUBSTITUTE}


def test_hearing_it_twice_changes_nothing(town):
    town.open_case()
    town.tell("contract_ended", ENDED, sequence=3)
    town.tell("contract_ended", ENDED, sequence=3)

    assert town.count("deliveries") == 2


def test_even_an_inbox_that_forgot_everything_tells_nobody_twice(town):
    town.open_case()
    town.tell("contract_ended", ENDED, sequence=3)
    with town.database.engine("notifications").begin() as connection:
        connection.execute(text("DELETE FROM inbox WHERE subject LIKE 'case/%'"))
        connection.execute(text("UPDATE cursors SET sequence = 2 WHERE subject LIKE 'case/%'"))

    assert town.tell("contract_ended", ENDED, sequence=3) == "done"

    assert town.mailed("contract_ended") == {COACH}
    assert set(town.told("contract_ended")) == {COACH, STAFF, OTHER_STAFF}
