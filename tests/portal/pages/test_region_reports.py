"""Reports on a reference date: on the page, on paper and in a spreadsheet."""

import io

import openpyxl
import pytest

from tests.portal.stage import Stage

DAYS = "peildatum=2026-11-01&bekend=2026-11-20"
PATHS = ("uitstroommonitor", "gepland-en-gerealiseerd", "gesprekken", "vervolgstappen", "doorstroompunt", "begrippen")


@pytest.fixture
def reported(stage: Stage) -> Stage:
    """Seven young people who left for work."""
    for number in range(7):
        stage.report_leaver(first_name=f"Kim{'abcdefg'[number]}", pupil_number=f"9{number}")
    return stage


def test_the_exit_monitor_says_who_was_placed(reported: Stage):
    coordinator = reported.sign_in("coordinator").follow("Rapporten").follow("Uitstroommonitor praktijkonderwijs")

    assert "Peildatum 1 november 2026, zoals bekend op 20 november 2026." in coordinator.text
    assert "Geslaagd geplaatst 5–9" in coordinator.text
    assert "Aandeel geslaagd geplaatst: 55 tot 100 procent." in coordinator.text
    assert "– Mbo niet getoond" in coordinator.text


def test_a_figure_leads_to_its_definition_and_its_rows(reported: Stage):
    coordinator = reported.sign_in("coordinator").open(f"/rapporten/uitstroommonitor?{DAYS}")

    assert 'id="placed"' in coordinator.open(coordinator.link("Geslaagd geplaatst")).html
    rows = coordinator.open(f"/rapporten/uitstroommonitor/jongeren?deel=work&{DAYS}")
    assert "Kima van der Veen" in rows.text
    assert "Er is niemand." in coordinator.open(f"/rapporten/uitstroommonitor/jongeren?deel=mbo&{DAYS}").text


def test_a_school_sees_its_own_figures(reported: Stage):
    school = reported.sign_in("school_staff").follow("Rapporten").follow("Uitstroommonitor praktijkonderwijs")

    assert "Praktijkschool De Ankerlijn" in school.text
    assert "Hele regio" not in school.text
    assert "Jaarrapport" not in school.open("/rapporten").text
    assert school.open(f"/rapporten/jaarrapport.pdf?{DAYS}").status == 403


def test_who_has_no_start_is_listed_for_the_body_of_that_day(stage: Stage):
    stage.report_leaver(
        first_name="Noor", pupil_number="1", destination="none", employer="", contract_begin="", contract_end=""
    )
    stage.report_leaver(
        first_name="Oude", pupil_number="2", destination="none", employer="", contract_begin="", contract_end="",
        birth_date="14-03-1999",
    )  # fmt: skip

    coordinator = stage.sign_in("coordinator")
    now = coordinator.open(f"/rapporten/doorstroompunt?{DAYS}").text

    assert "Voor het Doorstroompunt." in now
    assert "Alleen jongeren onder 27 jaar." in now
    assert "Noor van der Veen" in now
    assert "Oude van der Veen" not in now
    assert "Voor het RMC." in coordinator.open("/rapporten/doorstroompunt?peildatum=2025-11-01&bekend=2026-11-20").text


def test_the_yearly_report_is_the_same_file_each_time(reported: Stage):
    coordinator = reported.sign_in("coordinator").open(f"/rapporten?{DAYS}")

    for name, start in (("PDF", b"%PDF-"), ("XLSX", b"PK")):
        path = coordinator.link(f"Opslaan als {name}")
        first, second = (coordinator.client.get(path) for _ in range(2))
        assert first.status_code == 200
        assert first.data.startswith(start)
        assert first.data == second.data
        assert "jaarrapport-2026-11-01-2026-11-20" in first.headers["Content-Disposition"]
    assert coordinator.client.get(f"/rapporten/jaarrapport.exe?{DAYS}").status_code == 404


def test_the_workbook_has_every_report_and_each_name_leads_to_its_definition(reported: Stage):
    coordinator = reported.sign_in("coordinator")
    book = openpyxl.load_workbook(io.BytesIO(coordinator.client.get(f"/rapporten/jaarrapport.xlsx?{DAYS}").data))

    sheet = book["1 Uitstroommonitor praktijkonde"]
    rows = {row[0].value: row for row in sheet.iter_rows() if row[0].value}

    assert len(book.sheetnames) == 8
    assert rows["Geslaagd geplaatst"][1].value == "5–9"
    assert rows["Geslaagd geplaatst"][0].hyperlink.location.startswith("'Begrippen'!A")
    assert "van der Veen" not in str([[cell.value for cell in row] for each in book for row in each.iter_rows()])


@pytest.mark.parametrize("path", PATHS)
def test_a_wrong_day_is_a_page_with_advice_and_no_fault(stage: Stage, path):
    coordinator = stage.sign_in("coordinator")

    if path != "begrippen":
        assert coordinator.open(f"/rapporten/{path}?peildatum=gisteren").status == 400
        assert coordinator.open(f"/rapporten/{path}?peildatum=2026-11-01&bekend=2026-10-01").status == 400
    assert coordinator.open(f"/rapporten/{path}?{DAYS}").status == 200


def test_reports_are_for_the_region_and_for_schools(stage: Stage):
    assert stage.sign_in("job_coach").open("/rapporten").status == 403
    assert stage.sign_in("coordinator").open("/rapporten/onzin").status == 404
