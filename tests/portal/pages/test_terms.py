from datetime import date

from tests.portal.stage import Stage, typed


def test_terms_and_holidays_are_shown_as_they_stand(region: Stage):
    admin = region.sign_in("admin").follow("Termijnen")

    assert "Het loopbaangesprek voeren, nadat werk stopt 10 werkdagen overal het begin" in admin.text
    assert "Feestdagen in 2027" in admin.text
    assert "Bevrijdingsdag" in admin.text


def test_terms_are_not_for_everybody(region: Stage):
    assert region.sign_in("job_coach").open("/termijnen").status == 403
    assert region.sign_in("coordinator").open("/termijnen/acceptance").status == 403


def test_an_administrator_sets_a_term_from_a_day_and_takes_it_back(region: Stage):
    admin = region.sign_in("admin").open("/termijnen").follow("Een zaak aannemen")
    first = date(region.today.year + 1, 3, 1)

    admin.submit({"amount": "4", "valid_from": typed(first)}, button="Termijn vastleggen")
    assert "De termijn is vastgelegd." in admin.text
    assert "4 werkdagen" in admin.text

    admin.submit(button="Intrekken")
    assert "De nieuwe termijn is ingetrokken." in admin.text
    assert "4 werkdagen" not in admin.text


def test_a_term_that_cannot_be_says_why_and_keeps_what_was_typed(region: Stage):
    admin = region.sign_in("admin").open("/termijnen/acceptance")

    admin.submit({"amount": "4", "valid_from": typed(region.today)}, button="Termijn vastleggen")

    assert admin.status == 400
    assert "op zijn vroegst morgen" in admin.text
    assert 'value="4"' in admin.html


def test_a_colleague_who_was_first_is_shown_and_not_overwritten(region: Stage):
    late, first = region.sign_in("admin"), region.sign_in("admin")
    day = {"valid_from": typed(date(region.today.year + 1, 3, 1))}
    late.open("/termijnen/acceptance")
    first.open("/termijnen/acceptance").submit(day | {"amount": "4"}, button="Termijn vastleggen")

    late.submit(day | {"amount": "9"}, button="Termijn vastleggen")

    assert "Een collega heeft dit net ook gewijzigd." in late.text
    assert "4 werkdagen" in late.text


def test_a_free_day_is_added_and_taken_away(region: Stage):
    admin = region.sign_in("admin").open("/termijnen").follow("Vrije dagen toevoegen of weghalen")
    day = date(region.today.year + 1, 12, 24)

    admin.submit({"on": typed(day), "name": "Dag voor kerst"}, button="Vrije dag toevoegen")
    assert "De vrije dag staat erin." in admin.text
    assert "Dag voor kerst vrije dag van de regio" in admin.open("/termijnen").text

    admin.open("/termijnen/vrije-dagen").submit(button="Weghalen")
    assert "De regio heeft geen eigen vrije dagen." in admin.text
