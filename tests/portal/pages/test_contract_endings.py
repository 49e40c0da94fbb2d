from datetime import timedelta

import pytest

from services.aftercare.service import AftercareService
from services.portal.domain.calendar import day
from tests.portal.stage import Stage, typed


@pytest.fixture
def page(stage: Stage) -> str:
    """Sanne's contract ends within ninety days, and her job coach is asked what comes next."""
    page = stage.report_leaver()
    stage.sign_in("job_coach").open(page).submit(button="Zaak aannemen")
    stage.database.now += timedelta(days=115)
    stage.database.fire(AftercareService, now=stage.database.now)
    stage.deliver()
    return page


def test_what_comes_next_is_answered_on_mijn_werk_in_one_press(stage: Stage, page: str):
    coach = stage.sign_in("job_coach").open("/werk")
    assert "Zeg wat er na dit contract komt" in coach.text

    coach.submit(button="Het stopt")

    assert "Vastgelegd: het contract stopt op de laatste dag." in coach.text
    assert "Zeg wat er na dit contract komt" not in coach.text


def test_it_is_answered_on_the_page_of_the_young_person_in_one_press(stage: Stage, page: str):
    coach = stage.sign_in("job_coach").open(page)
    assert "Wat komt er na dit contract?" in coach.text

    coach.submit(button="Nog niet bekend")

    assert "Vastgelegd: nog niet bekend." in coach.text
    assert "is nog niet bekend." in coach.text
    assert "Wat komt er na dit contract?" not in coach.text


def test_an_extension_as_long_again_is_one_press(stage: Stage, page: str):
    coach = stage.sign_in("job_coach").open(page).submit(button="Verlengd tot en met")

    assert "De laatste dag van het contract is gewijzigd." in coach.text
    assert "Het contract is verlengd tot en met" in coach.text


def test_whoever_was_quicker_is_said(stage: Stage, page: str):
    coach = stage.sign_in("job_coach").open(page)
    stage.sign_in("coordinator").open(page).submit(button="Verlengd tot en met")

    coach.submit(button="Het stopt")

    assert "De laatste dag van dit contract is intussen gewijzigd" in coach.text


def test_the_notification_leads_to_the_question(stage: Stage, page: str):
    coach = stage.sign_in("job_coach").open("/meldingen")

    assert "Het contract van een jongere loopt binnenkort af" in coach.text
    assert "Wat komt er na dit contract?" in coach.open(page).text


def test_two_contracts_at_once_are_said_and_not_refused(stage: Stage):
    page = stage.report_leaver()
    coach = stage.sign_in("job_coach").open(page).follow("Nieuw contract")
    begins_on = stage.today - timedelta(days=5)

    coach.submit(
        {
            "employer": "Kwekerij De Linde",
            "kind": "wage_subsidy",
            "begins_on": typed(begins_on),
            "sbb_id": "SBB20417",
            "probation_ends_on": typed(stage.today + timedelta(days=20)),
        }
    )

    assert "het loopt tegelijk met een ander contract" in coach.text
    assert f"Let op: twee contracten tegelijk, van {day(begins_on)}" in coach.text
    assert "SBB-nummer SBB20417" in coach.text
    assert "Geen contract van" in coach.text


def test_a_press_that_says_nothing_is_no_form_of_ours(stage: Stage, page: str):
    coach = stage.sign_in("job_coach").open(page)

    coach.submit({"answer": "misschien"}, button="Het stopt")

    assert coach.status == 400
