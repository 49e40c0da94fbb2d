from tests.notifications.town import CASE, COACH, COORDINATOR, PUPIL, SUBSTITUTE

ENDING = {
    "case_id": CASE,
    "pupil_id": PUPIL,
    "contract_id": PUPIL,
    "ends_on": "2027-03-31",
    "days_left": 90,
    "answer_by": "2027-01-30",
    "job_coach_id": COACH,
}


def test_the_job_coach_must_answer_before_the_next_question(town):
    town.open_case()

    town.tell("contract_ending_soon", ENDING)

    assert town.told("contract_ending_soon") == {COACH: "act"}
    mail = town.mail("contract_ending_soon", COACH)
    assert (str(mail["due_on"]), mail["action_path"]) == ("2027-01-30", f"/jongeren/{PUPIL}")


def test_whoever_stands_in_is_asked_too(town):
    town.open_case()
    town.away(COACH, SUBSTITUTE)

    town.tell("contract_ending_soon", ENDING)

    assert town.mailed("contract_ending_soon") == {COACH, SUBSTITUTE}


def test_without_a_job_coach_the_coordinator_finds_somebody(town):
    town.open_case(coach=None)

    town.tell("contract_ending_soon", ENDING | {"job_coach_id": None})

    assert town.told("owner_missing") == {COORDINATOR: "act"}


def test_hearing_it_twice_changes_nothing(town):
    town.open_case()
    town.tell("contract_ending_soon", ENDING, sequence=3)
    town.tell("contract_ending_soon", ENDING, sequence=3)

    assert town.mailed("contract_ending_soon") == {COACH}
