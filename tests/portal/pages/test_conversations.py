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


def test_an_outcome_without_a_next_step_is_not_an_outcome(stage: Stage, talk: str):
    consultant = stage.sign_in("werkconsulent").open(f"{talk}/uitkomst")

    consultant.submit({"remark": "Goed gesprek."})

    assert "Kies de vervolgstap." in consultant.text
    assert consultant.form().values["remark"] == "Goed gesprek."


def test_the_school_does_not_plan_conversations(stage: Stage, talk: str):
    school = stage.sign_in("school_staff").open(talk)

    assert school.status == 403
    assert "niet voor uw rol" in school.text
