from datetime import date

import pytest

from services.portal.domain.catalogue import Qualification, WorkProcess
from services.portal.pages.trajectories import newest_version
from tests.certification.signing import sign_all
from tests.portal.stage import Stage, typed
from tests.portal.trainer import start_trajectory


@pytest.fixture
def page(stage: Stage) -> str:
    """The page of a young person who left school."""
    stage.fill_catalogue()
    found = stage.report_leaver()
    stage.deliver()
    return found


def start(stage: Stage, page: str):
    school = stage.sign_in("school_staff").open(page).follow("Traject starten")
    school.open(f"{school.path}?crebo=25254")
    assert school.path.endswith("/traject/25254")
    company = school.html.partition('<option value="')[2].partition('">Distributie')[0].rpartition('"')[2]
    filled = {
        "company_id": company,
        "begins_on": typed(stage.today),
        "ends_on": typed(stage.today.replace(year=stage.today.year + 1)),
        "trainer_name": "Joost Hamer",
        "trainer_mail": "j.hamer@kromvliet.example",
        "regime": "boris",
        "work_processes": "B1-K1-W1",
    }
    return school, {name: value for name, value in filled.items() if value}


def test_a_school_starts_a_trajectory_and_the_job_coach_sees_it(stage: Stage, page: str):
    school, filled = start(stage, page)

    school.submit(filled)

    assert "Het traject is gestart." in school.text
    coach = stage.sign_in("job_coach").open(page).follow("Assistent logistiek")
    for words in ("Distributie Kromvliet", "Joost Hamer", "Bereidt werk voor en stemt af", "De school geeft"):
        assert words in coach.text
    assert "Traject starten" not in coach.open(page).text


def test_what_is_wrong_is_said_and_nothing_is_lost(stage: Stage, page: str):
    school, filled = start(stage, page)

    school.submit(filled | {"trainer_mail": "geen adres", "ends_on": typed(stage.today.replace(year=2020))})

    assert school.status == 400
    assert "Dit is geen mailadres." in school.text
    assert 'value="Joost Hamer"' in school.html
    assert 'value="B1-K1-W1" id="wp-B1-K1-W1" checked' in school.html


def test_a_crebo_that_is_none_is_no_page(stage: Stage, page: str):
    assert stage.sign_in("school_staff").open(f"{page}/traject/x").status == 404


def test_a_trajectory_is_about_the_version_of_the_dossier_that_holds_today():
    first, renewed = date(2015, 8, 1), date(2027, 8, 1)
    old = WorkProcess("2015", "B1-K1-W1", "B1-K1", "Bereidt werk voor", first, date(2027, 7, 31))
    new = WorkProcess("2027", "B1-K1-W1", "B1-K1", "Bereidt werk voor", renewed)
    found = Qualification("25254", "Assistent logistiek", 1, "23110", "Logistiek", "", "", "", [new, old])

    assert [newest_version(found, on) for on in (date(2026, 11, 22), renewed, date(2014, 1, 1))] == [
        "2015",
        "2027",
        "2027",
    ]


def test_a_trajectory_says_what_employers_ask_at_the_least_and_how_far_that_is(stage: Stage):
    stage.offer_leerlijnen()
    stage.fill_catalogue()
    page = stage.report_leaver()
    trajectory = start_trajectory(stage, page, ("B1-K1-W1",))
    coach = stage.sign_in("job_coach").open(trajectory)
    assert "Wat een werkgever minimaal vraagt" in coach.text
    assert "0 van 2" in coach.text

    sign_all(stage.database, trajectory.rpartition("/")[2])

    shown = coach.open(trajectory).text
    assert "1 van 2" in shown
    assert "Niet in dit traject:" in shown
