"""The school tells another last day than the job coach knows: both stand on the page, and which is right is one press."""

import pytest

from tests.portal.stage import Stage, a_leaver


@pytest.fixture
def page(stage: Stage) -> str:
    """The job coach extended Sanne's contract; then the school corrected her row, with another last day."""
    page = stage.report_leaver()
    coach = stage.sign_in("job_coach").open(page).submit(button="Zaak aannemen")
    coach.follow("Laatste dag wijzigen").submit({"ends_on": "31-12-2027"})
    assert "De laatste dag van het contract is gewijzigd." in coach.text
    stage.deliver()
    school = stage.sign_in("school_staff")
    school.open("/schoolverlaters/melden").submit(a_corrected(stage))
    stage.deliver()
    return page


def a_corrected(stage: Stage) -> dict[str, str]:
    return a_leaver(stage.today) | {"contract_end": "30-06-2027"}


def test_nothing_is_overwritten_and_both_days_stand_on_the_page(stage: Stage, page: str):
    text = stage.sign_in("job_coach").open(page).text

    assert "Welke laatste dag klopt?" in text
    assert "31 december 2027" in text
    assert "30 juni 2027" in text
    assert "De school noemde een andere laatste dag" in text


def test_that_it_stays_is_one_press(stage: Stage, page: str):
    coach = stage.sign_in("job_coach").open(page).submit(button="Het blijft")

    assert "Vastgelegd: de laatste dag blijft zoals die was." in coach.text
    assert "Welke laatste dag klopt?" not in coach.text


def test_that_the_school_is_right_is_one_press(stage: Stage, page: str):
    coach = stage.sign_in("job_coach").open(page).submit(button="De school heeft gelijk")

    assert "De laatste dag is nu zoals de school zegt." in coach.text
    assert "Welke laatste dag klopt?" not in coach.text


def test_it_stands_on_mijn_werk_and_among_the_notifications(stage: Stage, page: str):
    coach = stage.sign_in("job_coach")

    assert "Zeg welke laatste dag klopt" in coach.open("/werk").text
    assert "De school noemt een andere laatste dag van een contract" in coach.open("/meldingen").text


def test_whoever_was_quicker_is_said(stage: Stage, page: str):
    coach = stage.sign_in("job_coach").open(page)
    stage.sign_in("coordinator").open(page).submit(button="Het blijft")

    coach.submit(button="De school heeft gelijk")

    assert "Deze vraag over de laatste dag is er niet meer." in coach.text


def test_the_school_is_asked_nothing(stage: Stage, page: str):
    assert "Welke laatste dag klopt?" not in stage.sign_in("school_staff").open(page).text
