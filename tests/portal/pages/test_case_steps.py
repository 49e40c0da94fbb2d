from datetime import timedelta

from tests.portal.stage import Stage, typed


def test_a_job_coach_accepts_the_case_from_mijn_werk_in_two_clicks(stage: Stage):
    stage.report_leaver()
    coach = stage.sign_in("job_coach")

    assert "Neem de zaak aan" in coach.text
    coach.follow("Bekijk").submit(button="Zaak aannemen")

    assert "U heeft de zaak aangenomen." in coach.text
    assert ("case_accepted") in [name for name, _ in stage.database.published("aftercare")]


def test_a_contract_that_ends_leads_to_a_conversation_that_somebody_must_plan(stage: Stage):
    page = stage.report_leaver()

    stage.end_contract(page)

    seen = stage.sign_in("werkconsulent").open(page)
    assert "Plan het loopbaangesprek Door u" in seen.text
    assert "de jongere is ontslagen" in seen.text


def test_a_case_whose_contract_ended_can_still_be_accepted(stage: Stage):
    page = stage.report_leaver()
    stage.end_contract(page)

    coach = stage.sign_in("job_coach").open(page).submit(button="Zaak aannemen")

    assert "U heeft de zaak aangenomen." in coach.text
    assert "Zaak aannemen" not in coach.open(page).text


def test_a_wrong_end_is_explained_and_what_was_chosen_stays(stage: Stage):
    page = stage.report_leaver()
    coach = stage.sign_in("job_coach").open(page).follow("Einde contract melden")

    coach.submit({"ended_on": typed(stage.today + timedelta(days=9)), "reason": "resigned"})

    assert coach.status == 400
    assert "Dit gaat nog niet goed" in coach.text
    assert coach.form().values["reason"] == "resigned"


def test_drop_out_is_reported_with_one_reason_and_one_press(stage: Stage):
    page = stage.report_leaver()
    coach = stage.sign_in("job_coach").open(page).follow("Uitval melden")

    coach.submit({"reason": "drop_out"}, times=2)
    stage.deliver()

    assert "De uitval is gemeld." in coach.text
    assert "Plan het loopbaangesprek" in coach.open(page).text
    ended = [data for name, data in stage.database.published("aftercare") if name == "contract_ended"]
    assert len(ended) == 1


def test_a_new_contract_appears_on_the_page(stage: Stage):
    page = stage.report_leaver()
    coach = stage.sign_in("job_coach").open(page).follow("Nieuw contract")
    new = {"employer": "Groenbedrijf Van Loon", "kind": "fixed_term", "begins_on": typed(stage.today), "hours": "24,5"}

    coach.submit(new)

    assert "Het contract is opgeslagen." in coach.text
    assert "Groenbedrijf Van Loon" in coach.text
    assert "24,5 uur per week" in coach.text


def test_a_form_about_a_contract_that_is_not_there_says_so(stage: Stage):
    page = stage.report_leaver()

    coach = stage.sign_in("job_coach").open(f"{page}/contracten/00000000-0000-4000-8000-000000000000/einde")

    assert coach.status == 404
