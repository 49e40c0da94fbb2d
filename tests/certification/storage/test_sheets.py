"""A sheet of the catalogue in Excel's format reads like the CSV of it, and a hostile one is refused."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest

from services.certification.domain.catalogue import Entry
from services.certification.domain.sheet import SheetRefused
from services.certification.domain.sheet_rows import understand
from services.certification.storage.sheets import open_sheet
from tests.certification.sheets import ALL, QUALIFICATIONS, WORK_PROCESSES

CREBOS = ("25080", "25254", "25258")


def cells(csv: str) -> list[list[object]]:
    return [list(line.split(";")) for line in csv.splitlines()]


def workbook(*sheets: list[list[object]]) -> bytes:
    found = openpyxl.Workbook()
    found.remove(found.worksheets[0])
    for rows in sheets:
        sheet = found.create_sheet()
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    found.save(content)
    return content.getvalue()


def entries(content: bytes) -> list[Entry]:
    return [entry for _row, entry in understand(open_sheet(content), CREBOS).entries]


@pytest.mark.parametrize("csv", ALL)
def test_it_reads_like_the_csv_of_it(csv: str):
    assert entries(workbook(cells(csv))) == entries(csv.encode())


def test_numbers_and_days_are_read_as_excel_keeps_them():
    rows = cells(WORK_PROCESSES)
    rows[1][0], rows[1][1], rows[1][5] = 25254, 2015, date(2015, 8, 1)

    assert entries(workbook(rows)) == entries(WORK_PROCESSES.encode())


def test_rows_are_counted_as_the_reader_sees_them_under_a_title_and_on_another_worksheet():
    rows: list[list[object]] = [["Onze lijst"], [], *cells(QUALIFICATIONS)]

    sheet = open_sheet(workbook([["Uitleg"], ["Lees dit eerst"]], rows))

    assert [row.number for row in sheet.rows] == [4, 5, 6]


@pytest.mark.parametrize("content", [b"PK\x03\x04 a zip that says it is a sheet", b"\xd0\xcf\x11\xe0 old", b"PK"])
def test_what_is_no_workbook_is_refused_with_a_sentence(content: bytes):
    with pytest.raises(SheetRefused) as refused:
        open_sheet(content)

    assert "sla het" in str(refused.value)


def test_a_workbook_that_is_none_of_our_lists_says_which_it_may_be():
    with pytest.raises(SheetRefused, match="herkennen deze lijst niet"):
        open_sheet(workbook([["naam", "adres"], ["x", "y"]]))
    with pytest.raises(SheetRefused, match="leeg"):
        open_sheet(workbook([]))


def test_a_workbook_that_unpacks_to_far_more_is_refused():
    content = io.BytesIO()
    small = io.BytesIO(workbook(cells(WORK_PROCESSES)))
    with zipfile.ZipFile(small) as before, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            padding = b" " * 30_000_000 if name == "xl/worksheets/sheet1.xml" else b""
            after.writestr(name, before.read(name) + padding)

    assert len(content.getvalue()) < 100_000
    with pytest.raises(SheetRefused, match="te groot"):
        open_sheet(content.getvalue())


def test_more_rows_than_a_list_has_are_refused():
    rows: list[list[object]] = [["crebo", "dossierversie", "werkproces", "stap", "tekst"]]
    rows += [["25254", "2015", "B1-K1-W1", "1", "Lees"]] * 20_001

    with pytest.raises(SheetRefused, match="hoogstens 20000 rijen"):
        open_sheet(workbook(rows))
