from uuid import UUID

from tests.notifications.town import APPOINTMENT, COACH, CONSULENT

NEW_COACH = UUID(int=25)
CHANGED = APPOINTMENT | {"ics_sequence": 1, "participant_ids": [CONSULENT, NEW_COACH]}


def change(town, *, by=NEW_COACH):
    town.open_case()
    town.tell("career_conversation_scheduled", APPOINTMENT, by=CONSULENT)
    town.tell("career_conversation_participants_changed", CHANGED, by=by)


def test_the_colleague_who_came_in_gets_the_same_appointment_in_his_calendar(town):
    change(town)

    invitation = town.mail("career_conversation_participants_changed", NEW_COACH)["invitation"]
    assert (invitation["method"], invitation["sequence"]) == ("REQUEST", 1)
    assert invitation["conversation_id"] == str(APPOINTMENT["conversation_id"])
    assert invitation["starts_at"] == APPOINTMENT["starts_at"]


def test_who_gave_the_case_away_gets_it_out_of_his_calendar(town):
    change(town)

    assert town.mailed("career_conversation_released") == {COACH}
    invitation = town.mail("career_conversation_released", COACH)["invitation"]
    assert (invitation["method"], invitation["sequence"]) == ("CANCEL", 1)


def test_who_takes_part_still_hears_of_the_other_colleague(town):
    change(town)

    assert town.told("career_conversation_participants_changed")[CONSULENT] == "act"
    assert town.mail("career_conversation_participants_changed", CONSULENT)["invitation"]["sequence"] == 1


def test_hearing_it_twice_changes_nothing(town):
    change(town)
    before = town.count("deliveries")

    town.tell("career_conversation_participants_changed", CHANGED, by=NEW_COACH, sequence=3)

    assert town.count("deliveries") == before
