from tests.notifications.town import CASE, COACH, CONSULENT, CONVERSATION, PUPIL

PROMISED = {
    "case_id": CASE,
    "pupil_id": PUPIL,
    "conversation_id": CONVERSATION,
    "follow_up_id": CONVERSATION,
    "what": "contact_employer",
    "owner_id": COACH,
    "due_on": "2026-12-04",
}


def test_whoever_must_do_it_hears_so_with_the_last_day(town):
    town.open_case()

    town.tell("follow_up_agreed", PROMISED, by=CONSULENT)

    assert town.told("follow_up_agreed") == {COACH: "act"}
    assert str(town.line("follow_up_agreed", COACH)["due_on"]) == "2026-12-04"


def test_who_promised_it_himself_knows(town):
    town.open_case()

    town.tell("follow_up_agreed", PROMISED, by=COACH)

    assert town.told("follow_up_agreed") == {}
