"""The plan of contact moments, where somebody is now, and the template behind it."""

from datetime import date, timedelta

import pytest

from services.portal.domain.calendar import day
from tests.portal.stage import Stage, typed


@pytest.fixture
def page(stage: Stage) -> str:
    page = stage.report_leaver()
    stage.sign_in("job_coach").open(page).submit(button="Zaak aannemen")
    stage.deliver()
    return page


def test_the_plan_stands_on_the_page_as_a_list_and_in_the_line(stage: Stage, page: str):
    coach = stage.sign_in("job_coach").open(page)

    assert "6 maanden na school" in coach.text
    assert "1 november, de peildatum" in coach.text
    assert "Gepland Verplaatsen" in coach.text
    assert "life-contact is-coming" in coach.html


def test_the_plan_stands_there_too_while_a_conversation_is_owed(stage: Stage, page: str):
    stage.end_contract(page)

    assert "1 november, de peildatum" in stage.sign_in("job_coach").open(page).text


def test_a_contact_moment_is_put_on_another_day_with_a_reason(stage: Stage, page: str):
    coach = stage.sign_in("job_coach").open(page).follow("Verplaatsen")
    to = stage.today + timedelta(days=30)

    coach.submit({"due_on": typed(to)})
    assert coach.status == 400
    coach.submit({"due_on": typed(to), "reason": "agreed"})

    assert "Het contactmoment is verplaatst." in coach.text
    assert "verplaatst: zo afgesproken met de jongere" in coach.text
    assert f"naar {day(to)}: zo afgesproken met de jongere." in coach.text


def test_no_contact_is_defined_where_it_is_shown(stage: Stage, page: str):
    assert "Geen contact betekent: niemand sprak de jongere" in stage.sign_in("job_coach").open(page).text

    stage.database.now += timedelta(days=300)

    assert "Laatste contact Nog geen Geen contact" in stage.sign_in("job_coach").open(page).text


def test_a_destination_is_confirmed_and_is_later_not_recent(stage: Stage, page: str):
    coach = stage.sign_in("job_coach").open(page)
    assert "Bestemming nu Niet recent bevestigd" in coach.text

    coach.follow("Bestemming bevestigen").submit({"destination": "mbo"})

    assert "De bestemming is bevestigd." in coach.text
    assert f"Bestemming nu Mbo bevestigd op {day(stage.today)}, bron: de jongere zelf" in coach.text
    stage.database.now += timedelta(days=120)
    later = stage.sign_in("job_coach").open(page).text
    assert "Bestemming nu Niet recent bevestigd" in later
    assert "Bestemming nu Mbo" not in later


def test_contact_confirms_a_destination_in_the_same_form(stage: Stage, page: str):
    coach = stage.sign_in("job_coach").open(f"{page}/contact")

    coach.submit({"is_reached": "ja", "destination": "day_activities"}, times=2)

    assert "Bestemming nu Dagbesteding" in coach.open(page).text
    assert coach.text.count("Contact op") == 1


def test_the_administrator_sets_the_contact_moments_of_the_region_and_takes_them_back(stage: Stage):
    admin = stage.sign_in("admin").open("/termijnen").follow("Contactmomenten van de regio")
    assert "6 weken na school, 3 maanden na school" in admin.text
    first = typed(date(stage.today.year + 1, 3, 1))

    admin.submit({"valid_from": first, "amount_1": "2"}, button="Contactmomenten vastleggen")
    assert "De contactmomenten zijn vastgelegd." in admin.text
    assert "2 weken na school, 3 maanden na school" in admin.text

    admin.submit(button="Intrekken")
    assert "De nieuwe contactmomenten zijn ingetrokken." in admin.text
    assert "2 weken na school" not in admin.text


def test_what_cannot_be_says_why_and_keeps_what_was_typed(stage: Stage):
    admin = stage.sign_in("admin").open("/termijnen/contactmomenten")

    admin.submit({"valid_from": typed(stage.today)}, button="Contactmomenten vastleggen")

    assert admin.status == 400
    assert "op zijn vroegst morgen" in admin.text


def test_contact_moments_are_not_for_everybody(stage: Stage):
    assert stage.sign_in("coordinator").open("/termijnen/contactmomenten").status == 403
