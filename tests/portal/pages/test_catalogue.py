import pytest

from tests.certification.sheets import QUALIFICATIONS, RECOGNITIONS, WORK_PROCESSES
from tests.portal.stage import Stage


@pytest.fixture
def coordinator(stage: Stage):
    return stage.sign_in("coordinator")


def bring_in(visitor, sheet: str) -> None:
    visitor.open("/catalogus/importeren").upload("lijst.csv", sheet.encode())
    visitor.submit(button="importeren")
    assert "De lijst is verwerkt" in visitor.text


def test_a_list_is_looked_at_first_and_then_brought_in(coordinator):
    coordinator.open("/catalogus/importeren").upload("lijst.csv", QUALIFICATIONS.encode())
    assert "Hier staat 25.080; wij lezen het als 25080." in coordinator.text
    assert "Er is nog niets opgeslagen." in coordinator.text

    coordinator.submit(button="3 rijen importeren")

    assert "3 nieuw, 0 gewijzigd" in coordinator.text
    assert "Betonreparateur" in coordinator.open("/catalogus?zoek=beton").text


def test_everybody_sees_what_a_qualification_holds(stage: Stage, coordinator):
    for sheet in (QUALIFICATIONS, WORK_PROCESSES, RECOGNITIONS):
        bring_in(coordinator, sheet)

    school = stage.sign_in("school_staff").open("/leerlijnen").follow("Catalogus van werkprocessen")
    school.follow("Assistent logistiek")

    assert "Bereidt werk voor" in school.text
    assert "Distributie Kromvliet SBB-nummer SBB1" in school.text
    assert "Nu niet erkend vanaf 1 januari 2018 tot en met 31 december 2024" in school.text


def test_what_is_no_list_is_said_in_a_sentence(coordinator):
    page = coordinator.open("/catalogus/importeren").upload("lijst.xlsx", b"PK\x03\x04")

    assert page.status == 400
    assert "Wij kunnen dit Excel-bestand niet lezen." in page.text
    assert coordinator.open("/catalogus/geen").status == 404
