"""A file for a spreadsheet holds what people wrote, and never does anything."""

import csv
import io

import openpyxl
import pytest

from services.portal.domain.exporting import as_csv, as_xlsx

ROWS: list[list[str | int]] = [["Jongere", "Dagen"], ['Zoë <& de "Groot">', 12]]


def test_a_csv_opens_in_a_dutch_spreadsheet():
    content = as_csv(ROWS)

    assert content.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")) == [
        ["Jongere", "Dagen"],
        ['Zoë <& de "Groot">', "12"],
    ]


def test_an_xlsx_is_read_back_as_it_was():
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx("Signalen", ROWS))).active

    assert [list(row) for row in sheet.iter_rows(values_only=True)] == ROWS


@pytest.mark.parametrize("cell", ["=1+1", "+31", "-2", "@SUM(A1)", "\t=1", " =1", '=HYPERLINK("x")'])
def test_a_name_that_looks_like_a_formula_stays_text(cell):
    (read,) = csv.reader(io.StringIO(as_csv([[cell]]).decode("utf-8-sig")), delimiter=";")
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx("Blad", [[cell]]))).active

    assert read == [f"'{cell}"]
    assert (sheet["A1"].data_type, sheet["A1"].value) == ("s", cell)


def test_a_control_character_breaks_no_file():
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx("Blad", [["a\x00b\x0bc"]]))).active

    assert sheet["A1"].value == "abc"
