"""Everybody chooses when he gets mail, on a page of his own."""

from tests.portal.stage import Stage

CHOSEN = {
    "cases": "daily",
    "work": "at_once",
    "conversations": "at_once",
    "contact": "never",
    "documents": "never",
    "deadlines": "daily",
    "quiet_from": "18 uur",
    "quiet_until": "7.30",
}


def test_a_choice_is_found_back(stage: Stage):
    coach = stage.sign_in("job_coach").open("/meldingen").follow("Wanneer krijgt u mail?")
    coach.submit(CHOSEN, button="Opslaan")
    assert "Opgeslagen wanneer u mail krijgt." in coach.text

    coach.follow("Wanneer krijgt u mail?")

    assert 'name="contact" value="never" id="contact-never" checked' in coach.html
    assert 'value="18:00"' in coach.html
    assert 'value="07:30"' in coach.html


def test_about_deadlines_nobody_can_choose_never(stage: Stage):
    page = stage.sign_in("job_coach").open("/meldingen/mail")

    assert 'name="cases" value="never"' in page.html
    assert 'name="deadlines" value="never"' not in page.html


def test_half_quiet_hours_are_asked_again_and_nothing_typed_is_lost(stage: Stage):
    page = stage.sign_in("job_coach").open("/meldingen/mail")

    page.submit(CHOSEN | {"quiet_until": ""}, button="Opslaan")

    assert page.status == 400
    assert "Geef van wanneer tot wanneer, of laat beide leeg." in page.text
    assert 'value="18 uur"' in page.html
