import pytest

from services.portal.domain.calendar import day
from tests.portal.stage import Stage
from tests.portal.visitor import Visitor


@pytest.fixture
def page(stage: Stage) -> str:
    return stage.report_leaver()


def dropped_out(stage: Stage, page: str, role: str = "job_coach") -> Visitor:
    return stage.sign_in(role).open(f"{page}/uitval").submit({"reason": "drop_out"})


def test_drop_out_has_no_reason_until_somebody_gives_one(stage: Stage, page: str):
    coach = stage.sign_in("job_coach").open(f"{page}/uitval")

    coach.submit()

    assert coach.status == 400
    assert "Kies wat er gebeurd is." in coach.text
    assert "contract_ended" not in [name for name, _ in stage.database.published("aftercare")]


def test_nobody_is_asked_whether_somebody_is_ill(stage: Stage, page: str):
    coach = stage.sign_in("job_coach")

    assert "ziek uitgevallen" not in coach.open(f"{page}/uitval").text
    assert "ziek uitgevallen" not in coach.open(page).follow("Einde contract melden").text


def test_the_page_after_reporting_says_what_is_so_and_what_follows_before_anybody_heard_it(stage: Stage, page: str):
    coach = dropped_out(stage, page)

    assert "De uitval is gemeld." in coach.text
    assert "voorbij sinds " + day(stage.today) in coach.text
    assert "Doorlijn vraagt een inclusief loopbaangesprek aan. Het moet uiterlijk" in coach.text
    assert "Ingrid Sewnarain , werkconsulent: nu, met een melding en een mail. Plant het gesprek" in coach.text
    assert "u krijgt geen bericht over wat u zelf meldt" in coach.text
    seen = coach.open(page).text
    assert "Neem contact op" not in seen
    assert "Einde contract melden" not in seen
    assert "Er is nog geen loopbaangesprek nodig geweest." not in seen
    assert "Doorlijn vraagt nu een loopbaangesprek aan" in seen


def test_what_the_page_promised_is_what_comes(stage: Stage, page: str):
    promised = dropped_out(stage, page).text.partition("Het moet uiterlijk ")[2].partition(" zijn gevoerd")[0]

    stage.deliver()

    assert f"uiterlijk {promised}" in stage.sign_in("job_coach").open(page).text


def test_reporting_what_a_colleague_reported_says_so_and_changes_nothing(stage: Stage, page: str):
    dropped_out(stage, page)
    stage.deliver()
    before = len(stage.database.published("aftercare"))

    school = stage.sign_in("school_staff").open(f"{page}/uitval")

    assert "Dit was al gemeld op" in school.text
    assert "door Kees Wiersma. Er is niets veranderd." in school.text
    assert len(stage.database.published("aftercare")) == before


def test_a_contract_that_was_reported_ended_is_not_asked_about_again(stage: Stage, page: str):
    coach = stage.sign_in("job_coach").open(page)
    end = coach.link("Einde contract melden")
    stage.end_contract(page)

    assert "Dit was al gemeld op" in stage.sign_in("werkconsulent").open(end).text


def test_a_mistake_is_taken_back_and_the_timeline_shows_both(stage: Stage, page: str):
    coach = dropped_out(stage, page)
    stage.deliver()

    coach.follow("Melding intrekken").submit({"reason": "other_person"})
    stage.deliver()

    assert "De melding is ingetrokken." in coach.text
    seen = coach.open(page).text
    assert "is ingetrokken: de melding was voor een andere jongere." in seen
    assert "Een arbeidscontract eindigde op" in seen
    assert "Einde contract melden" in seen
    assert "Niet meer nodig" in seen
    assert "Plan het loopbaangesprek" not in stage.sign_in("werkconsulent").open("/werk").text


def test_whoever_was_told_of_the_end_is_told_that_it_was_a_mistake(stage: Stage, page: str):
    coach = dropped_out(stage, page)
    stage.deliver()

    coach.follow("Melding intrekken").submit({"reason": "still_works"})
    stage.deliver()

    for role in ("werkconsulent", "school_staff"):
        told = stage.sign_in(role).open("/meldingen").text
        assert "Het einde van het werk geldt niet meer" in told


def test_without_a_reason_nothing_is_taken_back(stage: Stage, page: str):
    coach = dropped_out(stage, page).follow("Melding intrekken")

    coach.submit()

    assert coach.status == 400
    assert "Kies waarom u de melding intrekt." in coach.text


def test_after_the_conversation_nothing_can_be_taken_back(stage: Stage, page: str):
    talk = stage.end_contract(page)
    stage.sign_in("werkconsulent").open(f"{talk}/uitkomst").submit({"next_step": "leerlijn"})
    stage.deliver()

    assert "Melding intrekken" not in stage.sign_in("job_coach").open(page).text
