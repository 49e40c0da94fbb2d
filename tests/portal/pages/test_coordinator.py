"""What the coordinator sees of the whole region, and hands over."""

import re
from datetime import timedelta

import pytest

from tests.portal.stage import Stage


@pytest.fixture
def late(stage: Stage) -> Stage:
    """A region in which one conversation is owed for too long."""
    stage.end_contract(stage.report_leaver())
    stage.database.now += timedelta(days=40)
    return stage


def test_what_is_late_stands_on_one_page_by_age(late: Stage):
    text = late.sign_in("coordinator").follow("Signalen").text

    assert "Loopbaangesprek te laat Ingrid Sewnarain" in text
    assert "15 tot en met 28 dagen te laat" in text
    assert "Sanne van der Veen" in text


def test_signals_are_chosen_in_the_address(late: Stage):
    coordinator = late.sign_in("coordinator")

    chosen = coordinator.open("/signalen?soort=not_accepted").text
    elsewhere = coordinator.open("/signalen?gemeente=GM9009").text

    assert "Zaak niet aangenomen Kees Wiersma" in chosen
    assert "Loopbaangesprek te laat Ingrid" not in chosen
    assert "Er zijn geen signalen." in elsewhere


def test_signals_are_saved_as_a_file(late: Stage):
    coordinator = late.sign_in("coordinator").open("/signalen?soort=not_accepted")

    csv = coordinator.client.get(coordinator.link("Opslaan als CSV"))
    xlsx = coordinator.client.get(coordinator.link("XLSX"))

    assert "Zaak niet aangenomen" in csv.text
    assert "Sanne van der Veen;Praktijkschool De Ankerlijn;Lijnmonde;Kees Wiersma" in csv.text
    assert "Loopbaangesprek" not in csv.text
    assert csv.headers["Content-Disposition"].endswith('.csv"')
    assert xlsx.data.startswith(b"PK")
    assert coordinator.client.get("/signalen.exe").status_code == 404


def test_a_wrong_choice_is_a_page_with_advice_and_no_fault(stage: Stage):
    assert stage.sign_in("coordinator").open("/signalen?soort=onzin").status == 400


def test_figures_about_few_people_are_not_shown(stage: Stage):
    stage.report_leaver()

    coordinator = stage.sign_in("coordinator").follow("Cijfers")

    assert "Praktijkschool De Ankerlijn niet getoond" in coordinator.text
    assert "Lijnmonde niet getoond" in coordinator.follow("Per gemeente").text


def test_figures_per_leerlijn_lead_to_the_leerlijn(stage: Stage):
    stage.offer_leerlijnen()

    coordinator = stage.sign_in("coordinator").follow("Cijfers").follow("Per leerlijn")
    assert "Logistiek en magazijn niet getoond niet getoond" in coordinator.text

    assert "Periodes en plekken" in coordinator.follow("Logistiek en magazijn").text


def test_figures_lead_to_the_young_people_of_a_school(stage: Stage):
    for number in range(6):
        stage.report_leaver(first_name=f"Kim{'abcdef'[number]}", pupil_number=f"9{number}")

    coordinator = stage.sign_in("coordinator").follow("Cijfers")
    assert "Praktijkschool De Ankerlijn 5–9 5–9 niet getoond" in coordinator.text

    assert "Kima van der Veen" in coordinator.follow("Praktijkschool De Ankerlijn").text


def test_cases_go_to_another_job_coach_after_a_second_look(stage: Stage):
    page = stage.report_leaver()
    coordinator = stage.sign_in("coordinator").follow("Overdragen").follow("Kees Wiersma")
    to = next(code for code, name in options(coordinator.main) if name == "Fatima Benali")

    coordinator.submit({"to": to, "reason": "absence"})
    assert "Klopt dit? Van Kees Wiersma Naar Fatima Benali" in coordinator.text
    coordinator.submit(times=2)

    assert "1 zaak is overgedragen." in coordinator.text
    stage.deliver()
    assert stage.sign_in("job_coach").open(page).status == 404
    assert "Jobcoach Fatima Benali" in stage.sign_in("coordinator").open(page).text


def test_what_is_missing_is_said_before_anything_moves(stage: Stage):
    stage.report_leaver()
    coordinator = stage.sign_in("coordinator").open("/overdragen").follow("Kees Wiersma")

    coordinator.submit({"reason": "absence"})

    assert coordinator.status == 400
    assert "Kies een jobcoach." in coordinator.text


@pytest.mark.parametrize("path", ["/signalen", "/signalen.csv", "/cijfers", "/overdragen"])
def test_these_pages_are_for_the_coordinator_alone(stage: Stage, path):
    assert stage.sign_in("job_coach").open(path).status == 403


def options(html: str) -> list[tuple[str, str]]:
    """The answers of all lists on a page."""
    return re.findall(r'<option value="([^"]*)"[^>]*>([^<]*)</option>', html)
