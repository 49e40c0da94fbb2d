from datetime import timedelta

import pytest

from services.aftercare.service import AftercareService
from tests.portal.stage import Stage, typed


@pytest.fixture
def page(stage: Stage) -> str:
    """Sanne's two years are nearly over."""
    page = stage.report_leaver()
    stage.sign_in("job_coach").open(page).submit(button="Zaak aannemen")
    stage.database.now += timedelta(days=610)
    stage.database.fire(AftercareService, now=stage.database.now)
    stage.deliver()
    return page


def test_the_job_coach_hands_over_from_mijn_werk(stage: Stage, page: str):
    coach = stage.sign_in("job_coach").open("/werk?soort=hand_over")
    assert "Draag de jongere warm over" in coach.text

    coach.follow("Doen").submit({"to": "doorstroompunt", "note": "Besproken met een medewerker."})

    assert "De warme overdracht is vastgelegd." in coach.text
    assert "aan: Doorstroompunt (gebeld)." in coach.text
    assert "Besproken met een medewerker." in coach.text


def test_what_is_missing_is_said_and_what_was_chosen_stays(stage: Stage, page: str):
    coach = stage.sign_in("job_coach").open(f"{page}/warme-overdracht")

    coach.submit({"how": "in_person", "handed_over_on": typed(stage.today + timedelta(days=40)), "to": ""})

    assert coach.status == 400
    assert "Kies wie met de jongere verdergaat." in coach.text
    assert coach.form().values["how"] == "in_person"


def test_an_administrator_gives_a_body_another_name(stage: Stage):
    admin = stage.sign_in("admin").open("/termijnen").follow("Doorstroompunt")

    admin.submit({"name": "Jongerenpunt", "valid_from": typed(stage.today + timedelta(days=3)), "below_age": "27"})

    assert "De naam is vastgelegd." in admin.text
    assert "Jongerenpunt" in admin.text
    assert admin.open("/termijnen/instanties/onzin").status == 404
