"""The week of whoever talks with young people."""

from datetime import timedelta

import pytest

from tests.portal.stage import Stage, typed


def test_a_planned_conversation_stands_in_its_week_and_leads_to_its_page(stage: Stage):
    talk = stage.end_contract(stage.report_leaver())
    day = stage.today + timedelta(days=4)  # Tuesday
    planned = {"day": typed(day), "time": "10:30", "place": "Wijkhuis De Sluis"}
    consulent = stage.sign_in("werkconsulent")
    consulent.open(talk).submit(planned, button="Plannen")

    assert "Geen afspraken." in consulent.follow("Agenda").text
    assert "Sanne" not in consulent.text
    consulent.follow("Volgende week")

    assert "Dinsdag 24 november" in consulent.text
    assert "10:30 –11:30 Sanne van der Veen Wijkhuis De Sluis" in consulent.text
    assert consulent.follow("Sanne van der Veen").path == talk
    assert "Sanne van der Veen" in stage.sign_in("job_coach").open(f"/agenda?week={day}").text


@pytest.mark.parametrize("week", ["ooit", "0001-01-01", "2000-01-01", "2099-12-31", "9999-12-31"])
def test_a_week_that_cannot_be_is_not_there(region: Stage, week: str):
    assert region.sign_in("werkconsulent").open(f"/agenda?week={week}").status == 404


def test_an_agenda_is_for_whoever_talks_with_young_people(region: Stage):
    for role in ("school_staff", "coordinator", "admin"):
        assert region.sign_in(role).open("/agenda").status == 403
