import pytest

from tests.portal.stage import Stage


@pytest.fixture
def page(stage: Stage) -> str:
    page = stage.report_leaver()
    stage.sign_in("job_coach").open(page).submit(button="Zaak aannemen")
    return page


def test_contact_is_logged_from_mijn_werk_and_read_back_by_a_colleague(stage: Stage, page: str):
    coach = stage.sign_in("job_coach").open("/werk").follow("Doen")

    coach.submit({"is_reached": "ja", "result": "going_well", "note": "Belt vrijdag terug."})

    assert "Het contact is vastgelegd." in coach.text
    seen = stage.sign_in("coordinator").open(page).text
    assert "(gebeld): het gaat goed. Volgende keer:" in seen
    assert "Belt vrijdag terug." in seen
    assert "Belt vrijdag terug." not in stage.sign_in("school_staff").open(page).text


def test_who_was_not_reached_comes_back_on_the_list(stage: Stage, page: str):
    coach = stage.sign_in("job_coach").open(f"{page}/contact").submit({"is_reached": "nee"})

    assert "Niet bereikt op" in coach.text
    assert "Neem contact op met de jongere" in coach.open("/werk").text


def test_whether_somebody_was_reached_is_asked_and_not_guessed(stage: Stage, page: str):
    coach = stage.sign_in("job_coach").open(f"{page}/contact")
    assert "Schrijf niets over ziekte" in coach.text

    coach.submit({"note": "Voicemail ingesproken."})

    assert coach.status == 400
    assert "Kies of u de jongere heeft gesproken." in coach.text
    assert coach.form().values["note"] == "Voicemail ingesproken."
