from tests.notifications.town import CASE, COACH, CONSULENT, CONVERSATION, PUPIL

PROMISED = {
    "case_id": CASE,
    "pupil_id": PUPIL,
    "conversation_id": CONVERSATION,
    "promise_id": CONVERSATION,
    "what": "contact_employer",
    "owner_id": COACH,
    "due_on": "2026-12-04",
}


def test_whoever_must_do_it_hears_so_with_the_last_day(town):
    town.open_case()

    town.tell("promise_made", PROMISED, by=CONSULENT)

    assert town.told("promise_made") == {COACH: "act"}
    assert str(town.line("promise_made", COACH)["due_on"]) == "2026-12-04"


def test_who_promised_it_himself_knows(town):
    town.open_case()

    town.tell("promise_made", PROMISED, by=COACH)

    assert town.told("promise_made") == {}
