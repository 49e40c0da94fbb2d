from datetime import date

from tests.notifications.town import CASE, CONSULENT, CONVERSATION, PUPIL, STAFF

NEAR = {
    "case_id": CASE,
    "pupil_id": PUPIL,
    "process": "career_conversation",
    "item_id": CONVERSATION,
    "due_on": "2026-12-04",
    "owner_id": CONSULENT,
    "tell_ids": [CONSULENT],
    "rung": "owner",
}


def test_only_whoever_is_named_is_reminded_with_the_day(town):
    town.open_case()

    town.tell("deadline_approaching", NEAR)

    assert town.told("deadline_approaching") == {CONSULENT: "act"}
    mail = town.mail("deadline_approaching", CONSULENT)
    assert (mail["due_on"], mail["action_path"]) == (date(2026, 12, 4), f"/gesprekken/{CONVERSATION}")
    assert STAFF not in town.told("deadline_approaching")


def test_a_deadline_of_another_process_leads_to_the_young_person(town):
    town.open_case()

    town.tell("deadline_approaching", NEAR | {"process": "job_coach_assignment", "item_id": CASE})

    assert town.line("deadline_approaching", CONSULENT)["action_path"] == f"/jongeren/{PUPIL}"
