from uuid import UUID

from tests.notifications.town import CASE, COACH, PUPIL, SUBSTITUTE

OTHER = UUID(int=25)
PROPOSED = {
    "case_id": CASE,
    "pupil_id": PUPIL,
    "job_coach_id": COACH,
    "to_id": OTHER,
    "reason": "caseload",
    "proposed_on": "2026-11-20",
    "answer_by": "2026-11-27",
}


def test_the_colleague_must_answer_before_the_day_and_who_asked_is_not_told(town):
    town.open_case()

    town.tell("case_transfer_proposed", PROPOSED, by=COACH)

    assert town.told("case_transfer_proposed") == {OTHER: "act"}
    assert str(town.mail("case_transfer_proposed", OTHER)["due_on"]) == "2026-11-27"


def test_whoever_stands_in_for_the_colleague_is_told_too(town):
    town.open_case()
    town.away(OTHER, SUBSTITUTE)

    town.tell("case_transfer_proposed", PROPOSED, by=COACH)

    assert town.mailed("case_transfer_proposed") == {OTHER, SUBSTITUTE}


def test_hearing_it_twice_changes_nothing(town):
    town.open_case()
    town.tell("case_transfer_proposed", PROPOSED, sequence=3)
    town.tell("case_transfer_proposed", PROPOSED, sequence=3)

    assert town.mailed("case_transfer_proposed") == {OTHER}
