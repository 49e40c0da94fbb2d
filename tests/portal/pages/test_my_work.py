from datetime import timedelta

from tests.portal.stage import Stage


def test_what_is_new_waits_for_the_job_coach_and_not_for_others(stage: Stage):
    stage.report_leaver()

    assert "Nieuw 1 Sanne van der Veen Lijnmonde Neem de zaak aan" in stage.sign_in("job_coach").text
    assert "Niets te doen" in stage.sign_in("werkconsulent").text


def test_what_is_too_late_stands_first(stage: Stage):
    stage.end_contract(stage.report_leaver())
    stage.database.now += timedelta(days=40)

    work = stage.sign_in("werkconsulent").text

    assert work.index("Te laat") < work.index("Sanne")
    assert "dagen te laat" in work


def test_mijn_werk_leads_straight_to_the_form(stage: Stage):
    talk = stage.end_contract(stage.report_leaver())

    consultant = stage.sign_in("werkconsulent").follow("Doen")

    assert consultant.path == talk


def test_the_coordinator_sees_whose_work_it_is(stage: Stage):
    stage.end_contract(stage.report_leaver())
    stage.database.now += timedelta(days=40)

    assert f"Bij {stage.person('werkconsulent').name}" in stage.sign_in("coordinator").text


def test_everyone_in_aftercare_is_one_click_away(stage: Stage):
    page = stage.report_leaver()

    coach = stage.sign_in("job_coach").open("/jongeren")

    assert coach.link("Sanne van der Veen") == page


def test_a_choice_stands_in_the_address_and_stays_until_it_is_changed(stage: Stage):
    stage.report_leaver(first_name="Noor", pupil_number="0043")
    stage.end_contract(stage.report_leaver())
    coach = stage.sign_in("job_coach").open("/werk")
    assert "Plan het loopbaangesprek" in coach.text

    coach.open("/werk?soort=accept_case")

    assert "Plan het loopbaangesprek Bij" not in coach.text
    again = coach.open("/meldingen").open("/werk")
    assert again.answer.request.query_string == b"soort=accept_case"
    assert "Plan het loopbaangesprek Bij" in coach.open("/werk?soort=").text
    assert coach.open("/werk").answer.request.query_string == b""


def test_a_choice_that_does_not_exist_is_none(stage: Stage):
    stage.report_leaver()

    assert "Neem de zaak aan" in stage.sign_in("job_coach").open("/werk?soort=onzin").text


def test_what_others_did_since_yesterday_stands_below_and_leads_to_it(stage: Stage):
    page = stage.report_leaver()
    stage.database.now += timedelta(days=1)
    coach = stage.sign_in("job_coach").open("/werk")
    assert "Sinds gisteren Een jongere heeft een jobcoach gekregen , Sanne van der Veen" in coach.text
    assert coach.link("Een jongere heeft een jobcoach gekregen") == page

    stage.database.now += timedelta(days=1)

    assert "Sinds gisteren" not in stage.sign_in("job_coach").open("/werk").text
