import pytest

from tests.portal.stage import Stage


@pytest.fixture
def talk(stage: Stage) -> str:
    """The page of a conversation that is owed, with leerlijnen to choose from."""
    stage.offer_leerlijnen()
    return stage.end_contract(stage.report_leaver())


def test_everybody_sees_which_leerlijnen_have_places_and_the_coordinator_keeps_them(stage: Stage):
    stage.offer_leerlijnen()

    assert "Logistiek en magazijn" in stage.sign_in("school_staff").follow("Leerlijnen").text
    coordinator = stage.sign_in("coordinator").open("/leerlijnen/logistiek")
    coordinator.submit({"name": "Magazijn"}, button="Leerlijn opslaan")
    assert "De leerlijn is opgeslagen." in coordinator.text
    period = {"begins_on": "1-3-2027", "ends_on": "1-7-2027", "places": "3", "minimum": "2"}
    coordinator.open("/leerlijnen/logistiek").submit(period, button="Periode opslaan")
    assert "De periode is opgeslagen." in coordinator.text
    rule = {"direct_entry": "nee", "within_two_years": "ja", "after_two_years": "nee", "funding": "school"}
    coordinator.submit(rule, button="Regels opslaan")
    assert "De regels zijn opgeslagen." in coordinator.text
    shown = coordinator.open("/leerlijnen").text
    assert "Magazijn" in shown
    assert "3 van 3 plekken vrij" in shown


def test_what_is_wrong_with_a_leerlijn_is_said_and_nothing_is_lost(stage: Stage):
    stage.offer_leerlijnen()

    page = stage.sign_in("coordinator").open("/leerlijnen/logistiek")
    page.submit({"name": "", "work_processes": "geen regel"}, button="Leerlijn opslaan")

    assert page.status == 400
    assert "Vul de naam in." in page.text
    assert "Deze regel kunnen wij niet lezen: geen regel" in page.text


def test_the_least_that_an_employer_asks_is_kept_with_a_star_and_shown_to_everybody(stage: Stage):
    stage.offer_leerlijnen()
    lines = "* 25254 B1-K1-W1 Bereidt werk voor\n25254 B1-K1-W2 Ontvangt goederen"

    coordinator = stage.sign_in("coordinator").open("/leerlijnen/logistiek")
    coordinator.submit({"work_processes": lines}, button="Leerlijn opslaan")

    assert lines in coordinator.open("/leerlijnen/logistiek").form("Leerlijn opslaan").values["work_processes"]
    shown = stage.sign_in("school_staff").open("/leerlijnen").text
    assert "Bereidt werk voor 25254 B1-K1-W1 vraagt een werkgever minimaal" in shown
    assert "Ontvangt goederen 25254 B1-K1-W2 vraagt" not in shown


def test_a_next_step_is_found_with_its_reasons_chosen_and_confirmed(stage: Stage, talk: str):
    consulent = stage.sign_in("werkconsulent").open("/werk").follow("Vervolgstap kiezen")
    page = consulent.path
    consulent.submit({"work_processes": "25254/B1-K1-W1", "leerlijnen": "logistiek"}, button="Uitgangspunt opslaan")
    assert "Er ontbreken 4 werkprocessen." in consulent.text
    assert "Aangeboden door: ROC Lijnland" in consulent.text

    consulent.open(page)
    choice = consulent.html.partition('name="choice" value="')[2].partition('"')[0]
    consulent.submit({"choice": choice, "choice_reason": "Dit wil ze graag."}, button="Vervolgstap vastleggen")

    assert "De vervolgstap en de reden zijn vastgelegd." in consulent.text
    assert "Afgesproken vervolgstap: een leerlijn." in consulent.text
    assert "Een leerlijn: Logistiek en magazijn" in consulent.text
    assert "Dit wil ze graag." in consulent.open(talk).text
    assert "Een leerlijn: Logistiek en magazijn" in consulent.text
    coach = stage.sign_in("job_coach").open(talk).follow("Begin van de vervolgstap bevestigen")
    coach.submit({"began_on": f"{stage.today:%d-%m-%Y}"}, button="Ja, begonnen")
    assert "Vastgelegd: de vervolgstap is begonnen." in coach.text
    stage.deliver()


def test_a_step_that_does_not_go_ahead_asks_for_another_one(stage: Stage, talk: str):
    stage.sign_in("werkconsulent").open(f"{talk}/uitkomst").submit({"next_step": "mbo"})

    coach = stage.sign_in("job_coach").open(f"{talk}/begonnen").follow("De vervolgstap gaat niet door")
    coach.submit({"reason": "not_admitted"})

    assert "Spreek nu een andere vervolgstap af." in coach.text
    assert "de jongere is niet aangenomen" in coach.follow("Sanne").text


def test_without_a_reason_nothing_is_chosen(stage: Stage, talk: str):
    consulent = stage.sign_in("werkconsulent").open("/werk").follow("Vervolgstap kiezen")

    consulent.submit({"choice": "mbo"}, button="Vervolgstap vastleggen")

    assert consulent.status == 400
    assert "Vul in waarom u deze stap kiest." in consulent.text
