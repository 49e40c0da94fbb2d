"""A school gives its diploma from the page of a young person, and types what was finished once."""

import pytest

from tests.portal.press import make_key, print_all
from tests.portal.stage import Stage

FILLED = {"programme": "Zorg en welzijn", "parts": "Nederlands\r\nRekenen\r\n\r\nStage in de zorg"}


@pytest.fixture
def page(stage: Stage) -> str:
    """The page of a young person of a school that has a key."""
    stage.fill_catalogue()
    page = stage.report_leaver()
    make_key(stage)
    return page


def test_it_is_looked_at_given_and_printed_and_everybody_can_check_it(stage: Stage, page: str):
    school = stage.sign_in("school_staff").open(page).follow("Schooldiploma geven")
    looked = school.client.post(school.path, data=school.form().values | FILLED | {"what": "preview"})
    assert looked.data.startswith(b"%PDF")
    assert stage.database.rows("certification", "SELECT * FROM certificates") == []

    school.submit(FILLED, button="Diploma geven")
    assert "1 diploma gegeven" in school.text
    print_all(stage)
    school.open(school.path)
    assert school.client.get(school.link("Printen")).data.startswith(b"%PDF")

    about = school.open(page).follow("Schooldiploma 99AA-D-2026-00001")
    assert "Stage in de zorg" in about.text
    assert "crebo" not in about.text
    assert "Schooldiploma geven" not in school.open(page).text
    stage.deliver()
    assert "Een jongere heeft een diploma van school" in stage.sign_in("job_coach").open("/meldingen").text


def test_what_was_finished_stands_there_for_the_next_pupil(stage: Stage, page: str):
    school = stage.sign_in("school_staff").open(f"{page}/diploma")
    school.submit(FILLED, button="Diploma geven")

    school.open(f"{page}/diploma")

    assert school.form().values["programme"] == "Zorg en welzijn"
    assert school.form().values["parts"].splitlines() == ["Nederlands", "Rekenen", "Stage in de zorg"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"programme": ""}, "Vul in welk programma is afgerond."),
        ({"parts": ""}, "Noem minstens één onderdeel."),
        ({"parts": "x\n" * 19}, "Noem hooguit 18 onderdelen."),
        ({"parts": "Nederlands\nVSO arbeid"}, "Zet er niet bij wat voor soort school het is."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(stage: Stage, page: str, changed: dict[str, str], said: str):
    school = stage.sign_in("school_staff").open(f"{page}/diploma")

    school.submit(FILLED | changed, button="Diploma geven")

    assert said in school.text
    assert school.form().values["programme"] == (FILLED | changed)["programme"]
    assert stage.database.rows("certification", "SELECT * FROM certificates") == []


def test_without_a_key_the_school_hears_what_to_do(stage: Stage):
    school = stage.sign_in("school_staff").open(f"{stage.report_leaver()}/diploma")

    school.submit(FILLED, button="Diploma geven")

    assert "Er is nog geen sleutel om mee te ondertekenen." in school.text
