"""The work stopped: a job coach hands a trajectory on to an mbo school in three clicks, and that school answers."""

import pytest

from tests.portal.stage import Stage, typed
from tests.portal.trainer import of_mbo, start_trajectory

ASK = "Doorgeven aan een mbo-school"


@pytest.fixture
def page(stage: Stage) -> str:
    """The page of a young person with a trajectory at a company."""
    stage.fill_catalogue()
    page = stage.report_leaver()
    start_trajectory(stage, page)
    return page


def asked(stage: Stage, page: str) -> str:
    """Let the job coach ask; gives the page of the question."""
    coach = stage.sign_in("job_coach").open(page).follow(ASK)
    school = str(stage.person("mbo_staff").organisation_id)
    coach.submit({"to_id": school, "ended_on": typed(stage.today)})
    assert "De mbo-school krijgt bericht." in coach.text
    stage.deliver()
    return str(coach.link("Bekijk de vraag"))


def test_it_is_asked_in_three_clicks_and_the_mbo_school_finds_it_on_its_first_page(stage: Stage, page: str):
    question = asked(stage, page)

    board = stage.sign_in("mbo_staff")
    assert "Kan deze jongere bij u verder?" in board.text
    assert "Sanne van der Veen" in board.text
    assert "Neem het traject over, of zeg waarom niet." in board.open("/meldingen").text
    board.open(question)
    for words in ("Sanne van der Veen", "Assistent logistiek", "De Ankerlijn", "Antwoord uiterlijk"):
        assert words in board.text
    for words in ("Lijnmonde", "0042", "j.hamer@kromvliet.example"):
        assert words not in board.text


def test_after_a_yes_the_school_starts_the_new_trajectory_and_what_was_earned_stands_beside_it(stage: Stage, page: str):
    question = asked(stage, page)

    board = stage.sign_in("mbo_staff").open(question).submit(button="Traject overnemen")
    assert "U neemt het traject over." in board.text
    stage.deliver()

    assert "Start het nieuwe traject" in stage.sign_in("school_staff").open("/meldingen").text
    school = stage.sign_in("school_staff").open(question).follow("Nieuw traject starten")
    assert "/traject" in school.path
    started = start_trajectory(stage, page, more=of_mbo(stage))
    assert "Eerder verdiend" in stage.sign_in("mbo_staff").open(started).text


def test_after_a_no_the_reason_stands_with_the_trajectory_and_the_mbo_school_sees_nobody(stage: Stage, page: str):
    question = asked(stage, page)

    board = stage.sign_in("mbo_staff").open(question)
    board.submit(button="Niet overnemen")
    assert "Kies waarom u het traject niet overneemt." in board.text
    board.submit({"reason": "no_place"}, button="Niet overnemen")
    assert "U neemt het traject niet over." in board.text
    stage.deliver()

    assert board.open(question).status == 404
    assert "Sanne" not in board.open("/praktijkverklaringen").text
    coach = stage.sign_in("job_coach").open(question)
    assert "er is nu geen plek" in coach.text
    assert ASK in coach.open(page).text


def test_whoever_asked_takes_it_back(stage: Stage, page: str):
    question = asked(stage, page)

    school = stage.sign_in("school_staff").open(question).submit(button="Vraag terugnemen")

    assert "De vraag aan de mbo-school is teruggenomen." in school.text
    assert "Vraag teruggenomen" in school.text


def test_what_is_wrong_is_said_and_nothing_is_asked(stage: Stage, page: str):
    coach = stage.sign_in("job_coach").open(page).follow(ASK)

    coach.submit({"ended_on": "1-1-2020", "to_id": str(stage.person("mbo_staff").organisation_id)})
    assert "De laatste dag op de werkplek ligt tussen" in coach.text
    coach.submit({"ended_on": ""})
    assert "Vul de laatste dag in." in coach.text

    assert stage.sign_in("werkconsulent").open(coach.path).status == 403
    assert stage.database.rows("certification", "SELECT * FROM trajectory_transfers") == []
