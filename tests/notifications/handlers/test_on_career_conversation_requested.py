from datetime import date

from tests.notifications.town import (
    COACH,
    CONSULENT,
    CONVERSATION,
    COORDINATOR,
    OTHER_STAFF,
    REQUESTED,
    STAFF,
)


def test_the_werkconsulent_must_plan_it_before_a_day_and_the_others_should_know(town):
    town.open_case()

    town.tell("career_conversation_requested", REQUESTED)

    assert town.told("career_conversation_requested") == {
        CONSULENT: "act",
        COACH: "know",
        STAFF: "know",
        OTHER_STAFF: "know",
    }
    mail = town.mail("career_conversation_requested", CONSULENT)
    assert (mail["due_on"], mail["action_path"]) == (date(2026, 12, 4), f"/gesprekken/{CONVERSATION}")


def test_without_a_werkconsulent_the_job_coach_must_plan_it(town):
    town.open_case()

    town.tell("career_conversation_requested", REQUESTED | {"werkconsulent_id": None})

    assert town.mailed("career_conversation_requested") == {COACH}


def test_a_werkconsulent_who_left_since_is_not_asked_to_plan_the_next_one(town):
    town.open_case()
    town.tell("career_conversation_requested", REQUESTED)

    town.tell("career_conversation_requested", REQUESTED | {"werkconsulent_id": None})

    assert town.mailed("career_conversation_requested") == {CONSULENT, COACH}


def test_without_anybody_the_coordinator_must_find_somebody(town):
    town.open_case(coach=None)

    town.tell("career_conversation_requested", REQUESTED | {"werkconsulent_id": None, "job_coach_id": None})

    assert town.mailed("owner_missing") == {COORDINATOR}
