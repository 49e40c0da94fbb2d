from datetime import date, timedelta

import pytest

from services.portal.domain.calendar import day
from tests.portal.stage import Stage, typed
from tests.portal.visitor import Visitor


@pytest.fixture
def talk(stage: Stage) -> str:
    """The page of a conversation that is owed."""
    return stage.end_contract(stage.report_leaver())


def planned(stage: Stage, talk: str, on: date | None = None) -> Visitor:
    consultant = stage.sign_in("werkconsulent").open(talk)
    when = on or stage.today + timedelta(days=4)
    return consultant.submit({"day": typed(when), "time": "14.30", "place": "Werkcentrum, kamer 2"}, button="Plannen")


def test_planning_invites_people_and_shows_the_appointment(stage: Stage, talk: str):
    consultant = planned(stage, talk)

    assert "De afspraak staat." in consultant.text
    assert f"{day(stage.today + timedelta(days=4))} om 14:30" in consultant.text
    assert "Werkcentrum, kamer 2" in consultant.text
    assert "Gepland" in consultant.open("/gesprekken").text


def test_who_else_comes_is_chosen_and_shown_and_the_contact_of_the_school_is_named(stage: Stage, talk: str):
    consultant = stage.sign_in("werkconsulent").open(talk)
    assert consultant.form("Plannen").values.get("with_school") == "ja", "by rule, within the two years"
    assert "with_parents" not in consultant.form("Plannen").values

    when = typed(stage.today + timedelta(days=4))
    consultant.submit({"day": when, "time": "14:30", "place": "Kamer 2", "with_parents": "ja"}, button="Plannen")
    stage.deliver()

    shown = " ".join(consultant.open(talk).text.split())
    assert stage.person("school_staff").name in shown
    assert "Ouders of verzorgers" in shown
    assert "Er is een loopbaangesprek gepland" in stage.sign_in("school_staff").open("/meldingen").text


def test_who_gets_no_invitation_is_told_by_hand_and_ticked_off(stage: Stage, talk: str):
    consultant = planned(stage, talk)
    assert "Vertel dit zelf" in consultant.text
    assert "nog vertellen" in consultant.open("/gesprekken").text

    consultant.open(talk).submit({"told": "young_person"}, button="weet het nu")

    assert "Vastgelegd wie van de afspraak weet." in consultant.text
    assert "Vertel dit zelf" not in consultant.text
    assert "afspraak staat" in consultant.open("/gesprekken").text


def test_what_was_told_of_an_appointment_that_moved_meanwhile_is_not_noted(stage: Stage, talk: str):
    old_tab = planned(stage, talk)
    mover = stage.sign_in("werkconsulent").open(talk)
    mover.submit({"day": typed(stage.today + timedelta(days=7))}, button="verplaatsen")

    old_tab.submit({"told": "young_person"}, button="weet het nu")

    assert "De afspraak is net veranderd." in old_tab.text
    assert "Vertel dit zelf" in old_tab.text


def test_a_proposed_time_keeps_who_else_comes(stage: Stage, talk: str):
    consultant = stage.sign_in("werkconsulent").open(talk)
    form = consultant.form("Voorgestelde tijden")

    assert form.values.get("with_school") == "ja"


def test_moving_it_says_the_new_day(stage: Stage, talk: str):
    consultant = planned(stage, talk)

    consultant.submit({"day": typed(stage.today + timedelta(days=5))}, button="verplaatsen")

    assert f"{day(stage.today + timedelta(days=5))} om 14:30" in consultant.text


def test_cancelling_leaves_the_conversation_owed(stage: Stage, talk: str):
    consultant = planned(stage, talk).follow("Afzeggen")

    consultant.submit({"reason": "pupil_absent"})

    assert "Het gesprek moet nog wel" in consultant.text
    assert "Plannen en uitnodigen" in consultant.html


def test_a_day_in_the_past_is_refused_and_what_was_typed_stays(stage: Stage, talk: str):
    consultant = planned(stage, talk, on=stage.today - timedelta(days=3))

    assert consultant.status == 400
    assert "Dit gaat nog niet goed" in consultant.text
    assert consultant.form("Plannen").values["place"] == "Werkcentrum, kamer 2"


def test_the_outcome_ends_with_a_next_step(stage: Stage, talk: str):
    consultant = stage.sign_in("werkconsulent").open(talk).follow("Leg de uitkomst vast")

    consultant.submit({"next_step": "leerlijn", "remark": "Wil graag in het groen."})

    assert "De uitkomst en de vervolgstap zijn vastgelegd." in consultant.text
    assert "Afgesproken vervolgstap: een leerlijn." in consultant.text
    assert "Wil graag in het groen." in consultant.open(talk).text


def test_an_action_without_who_and_when_is_said_at_its_own_fields(stage: Stage, talk: str):
    consultant = stage.sign_in("werkconsulent").open(f"{talk}/uitkomst")

    consultant.submit({"next_step": "new_job", "what_2": "arrange_intake"})

    assert consultant.status == 400
    assert ['id="error-owner_2"' in consultant.html, 'id="error-due_on_2"' in consultant.html] == [True, True]


def test_an_outcome_without_a_next_step_is_not_an_outcome(stage: Stage, talk: str):
    consultant = stage.sign_in("werkconsulent").open(f"{talk}/uitkomst")

    consultant.submit({"remark": "Goed gesprek."})

    assert "Kies de vervolgstap." in consultant.text
    assert consultant.form().values["remark"] == "Goed gesprek."


def test_the_school_does_not_plan_conversations(stage: Stage, talk: str):
    school = stage.sign_in("school_staff").open(talk)

    assert school.status == 403
    assert "niet voor uw rol" in school.text


def test_an_outcome_before_the_planned_day_says_held_and_not_cancelled(stage: Stage, talk: str):
    consultant = planned(stage, talk).open(f"{talk}/uitkomst").submit({"next_step": "leerlijn"})

    assert "verviel: het loopbaangesprek was al eerder gevoerd." in consultant.text
    assert "afgezegd" not in consultant.text


def test_a_young_person_who_did_not_come_gets_another_day(stage: Stage, talk: str):
    consultant = planned(stage, talk)
    assert "De jongere was er niet" not in consultant.text
    stage.database.now += timedelta(days=5)
    consultant = stage.sign_in("werkconsulent").open(talk)

    assert "Is het gesprek niet doorgegaan?" in consultant.open(f"{talk}/uitkomst").text
    consultant.submit(button="De jongere was er niet")

    assert "Vastgelegd: de jongere was er niet." in consultant.text
    assert "Niet verschenen, opnieuw plannen" in consultant.text
    assert "Plannen en uitnodigen" in consultant.html


def test_the_job_coach_finds_the_conversations_of_his_own_cases_in_the_menu(stage: Stage, talk: str):
    planned(stage, talk)

    coach = stage.sign_in("job_coach").open("/werk").follow("Gesprekken")

    assert "Sanne van der Veen" in coach.text
    assert "Werkcentrum, kamer 2" in coach.text


def test_mijn_werk_shows_the_appointments_to_come_with_their_hour(stage: Stage, talk: str):
    planned(stage, talk)

    for role in ("werkconsulent", "job_coach"):
        seen = stage.sign_in(role).open("/werk").text
        assert "1 in de agenda" in seen
        assert "om 14:30 , Werkcentrum, kamer 2" in seen
        assert "te laat" not in seen


def test_an_appointment_in_the_night_of_a_holiday_is_asked_about_and_may_be_meant(stage: Stage, talk: str):
    christmas = {"day": "25-12-2026", "time": "03.00", "place": "Werkcentrum"}
    consultant = stage.sign_in("werkconsulent").open(talk)
    assert "Toch plannen" not in consultant.text

    consultant.submit(christmas, button="Plannen")

    assert consultant.status == 400
    assert "25-12-2026 om 03:00 is op een feestdag en buiten werktijd" in consultant.text
    consultant.submit({"confirmed": "ja"}, button="Toch plannen")
    assert "De afspraak staat." in consultant.text


def test_a_conversation_that_a_colleague_moved_is_shown_beside_what_i_typed(stage: Stage, talk: str):
    consultant = planned(stage, talk)
    colleague = stage.sign_in("job_coach").open(talk)
    colleague.submit({"time": "9.00", "place": "Wijkhuis"}, button="verplaatsen")

    consultant.submit({"time": "16.00"}, button="verplaatsen")

    assert consultant.status == 409
    assert "Intussen heeft iemand anders dit veranderd" in consultant.text
    assert "om 09:00" in consultant.text
    consultant.submit(button="Toch zo opslaan")
    assert "om 16:00" in consultant.text


def test_pressed_twice_is_no_change_by_somebody_else(stage: Stage, talk: str):
    consultant = stage.sign_in("werkconsulent").open(talk)
    when = {"day": typed(stage.today + timedelta(days=4)), "time": "14.30", "place": "Werkcentrum"}

    consultant.submit(when, button="Plannen", times=2)

    assert "De afspraak staat." in consultant.text


def test_what_a_colleague_moved_is_not_cancelled_unseen(stage: Stage, talk: str):
    consultant = planned(stage, talk).follow("Afzeggen")
    stage.sign_in("job_coach").open(talk).submit({"time": "9.00"}, button="verplaatsen")

    consultant.submit({"reason": "pupil_absent"})

    assert consultant.status == 409
    assert "om 09:00" in consultant.text
    consultant.submit({"reason": "pupil_absent"})
    assert "De afspraak is afgezegd." in consultant.text


def test_the_choice_among_conversations_stays_as_it_was_set(stage: Stage, talk: str):
    consultant = planned(stage, talk)
    assert "Sanne van der Veen" in consultant.open("/gesprekken").text

    assert "Sanne van der Veen" not in consultant.open("/gesprekken?stand=requested").text

    again = consultant.open("/meldingen").open("/gesprekken")
    assert again.answer.request.query_string == b"stand=requested"
    assert "Sanne van der Veen" in consultant.open("/gesprekken?stand=").text
