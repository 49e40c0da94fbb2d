from tests.notifications.town import CASE, COACH, CONSULENT, COORDINATOR, OTHER_STAFF, PUPIL, STAFF

WITHDRAWN = {"case_id": CASE, "pupil_id": PUPIL, "reason": "still_works", "was_planned": False}


def test_whoever_was_told_of_the_end_hears_that_it_was_a_mistake(town):
    town.owe_conversation()

    town.tell("contract_end_withdrawn", WITHDRAWN, by=COACH)

    assert town.told("contract_end_withdrawn") == {CONSULENT: "act", STAFF: "know", OTHER_STAFF: "know"}
    assert town.mailed("contract_end_withdrawn") == {CONSULENT}


def test_with_an_appointment_the_mail_that_cancels_it_is_the_only_one(town):
    town.owe_conversation()

    town.tell("contract_end_withdrawn", WITHDRAWN | {"was_planned": True}, by=COACH)

    assert town.told("contract_end_withdrawn")[CONSULENT] == "know"
    assert town.mailed("contract_end_withdrawn") == set()


def test_without_a_job_coach_the_coordinator_hears_it(town):
    town.open_case(coach=None)

    town.tell("contract_end_withdrawn", WITHDRAWN)

    assert town.told("contract_end_withdrawn")[COORDINATOR] == "act"


def test_hearing_it_twice_changes_nothing(town):
    town.owe_conversation()

    for _ in range(2):
        town.tell("contract_end_withdrawn", WITHDRAWN, by=COACH, sequence=4)

    assert town.mailed("contract_end_withdrawn") == {CONSULENT}
