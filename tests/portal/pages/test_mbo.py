"""Somebody of an examination board finds what waits for him, and issues in the clicks of a school."""

import pytest

from tests.portal.press import issue_all, make_key, print_all, ready
from tests.portal.stage import Stage
from tests.portal.trainer import of_mbo, visitor

OVERVIEW = "/praktijkverklaringen"


@pytest.fixture
def page(stage: Stage) -> str:
    """The page of a young person of whom a trainer signed everything; the mbo school issues, and has a key."""
    stage.fill_catalogue()
    page = stage.report_leaver()
    make_key(stage, "mbo_staff")
    ready(stage, page, of_mbo(stage))
    return page


def test_what_waits_is_on_the_first_page_and_issued_and_printed_in_two_clicks(stage: Stage, page: str):
    board = stage.sign_in("mbo_staff")
    assert board.path == OVERVIEW
    assert "Sanne van der Veen" in board.text
    assert "Geef de praktijkverklaring uit en print hem." in board.open("/meldingen").text

    board.open(OVERVIEW).submit(button="Aangekruiste uitgeven")
    print_all(stage)

    board.open(board.path)
    assert "Alle pdf's zijn klaar." in board.text
    assert board.client.get(board.link("Printen")).data.startswith(b"%PDF")
    assert "Praktijkverklaring ROC-LIJNLAND-2026-00001 is uitgegeven." in stage.sign_in("school_staff").open(page).text


def test_the_school_of_the_young_person_reads_who_gives_it(stage: Stage, page: str):
    school = stage.sign_in("school_staff").open(OVERVIEW)

    assert "De mbo-school geeft deze praktijkverklaring uit." in school.text
    assert "Aangekruiste uitgeven" not in school.text


def test_of_the_young_person_the_board_sees_the_trajectory_and_no_file(stage: Stage, page: str):
    board = stage.sign_in("mbo_staff").open(page)
    assert board.status == 403

    trajectory = stage.sign_in("school_staff").open(page).link("Assistent logistiek")
    board.open(trajectory)
    for words in ("Sanne van der Veen", "ROC Lijnland", "Getekend door het leerbedrijf op", "Bereidt werk voor"):
        assert words in board.text
    for words in ("Lijnmonde", "0042", "Link sturen", "De Halm"):
        assert words not in board.text
    assert page not in board.html
    assert board.client.get(f"{trajectory}/voorbeeld").data.startswith(b"%PDF")
    assert board.open(f"{trajectory}/link").status == 403


def test_two_of_the_board_take_it_back_and_the_public_page_says_so(stage: Stage, page: str):
    batch = issue_all(stage, "mbo_staff")
    board = stage.sign_in("mbo_staff").open(batch)
    document = board.link("Sanne van der Veen")
    public = stage.database.rows("certification", "SELECT public_code FROM certificates")[0]["public_code"]
    assert "ROC Lijnland" in visitor(stage).open(f"/controle/{public}").text

    board.open(document).follow("Voorstellen om dit document in te trekken")
    board.submit({"reason": "wrong_data", "explanation": "De naam klopt niet."})
    assert "Een tweede persoon trekt het document in." in board.text
    assert page not in board.html
    stage.sign_in("coordinator").open(document).submit(button="Intrekken")

    assert "Nee, ingetrokken op" in visitor(stage).open(f"/controle/{public}").text


def test_a_key_is_put_into_use_by_somebody_of_the_mbo_school(stage: Stage):
    make_key(stage, "mbo_staff")

    assert "In gebruik genomen door Joost Brandsma" in stage.sign_in("mbo_staff").open("/sleutels").text
    assert "Er is nog geen sleutel." in stage.sign_in("school_staff").open("/sleutels").text
