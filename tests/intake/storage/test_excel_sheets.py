"""An Excel file reads like the CSV of it, and a hostile one is refused in no time."""

import io
import zipfile
from contextlib import suppress
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from services.intake.domain.refusals import SheetIsCsvOrExcel, SheetIsNotTooLarge, SheetRefused
from services.intake.domain.vocabulary import COLUMNS
from services.intake.storage.sheets.opening import open_sheet
from tests.intake.leavers import CELLS, cells, rows, saved, table, xlsx_file, xlsx_of

MOST = 1 << 24


def read(file):
    return list(open_sheet(io.BytesIO(file), MOST).rows)


def changed(file, part, old, new):
    """The same file with something else in one of its parts."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as before, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, content.replace(old, new) if name == part else content)
    return result.getvalue()


SMALL = xlsx_file([CELLS])
SHEET = "xl/worksheets/sheet1.xml"


def test_texts_dates_numbers_and_booleans_are_read():
    typed = cells(
        leerlingnummer=12,
        geboortedatum=date(2008, 11, 21),
        uitgestroomd_op=datetime(2026, 7, 17, 10, 30),  # noqa: DTZ001  Excel knows no time zones
        contract_begin=46235,
        contract_einde="31-01-2027",
        traject_open=True,
    )

    (row,) = read(xlsx_file([typed]))

    assert row.number == 2
    assert row.cells == {
        **typed, "leerlingnummer": 12.0, "uitgestroomd_op": date(2026, 7, 17), "contract_begin": 46235.0,
    }  # fmt: skip


def test_leading_zeros_are_kept_as_text_and_as_a_way_of_showing():
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].append(COLUMNS)
    for _ in range(2):
        workbook.worksheets[0].append(list(CELLS.values()))
    workbook.worksheets[0]["A3"].value, workbook.worksheets[0]["A3"].number_format = 12, "0000"

    assert [row.cells["leerlingnummer"] for row in read(saved(workbook))] == ["0012", "0012"]


def test_a_workbook_that_counts_from_1904_gives_the_same_days():
    workbook = openpyxl.Workbook()
    workbook.epoch = CALENDAR_MAC_1904
    for line in table([cells(geboortedatum=date(2008, 11, 21))]):
        workbook.worksheets[0].append(line)

    assert read(saved(workbook))[0].cells["geboortedatum"] == date(2008, 11, 21)


@given(st.dates(date(1905, 1, 1), date(2100, 12, 30)))
def test_every_day_survives_excel(day):
    assert read(xlsx_file([cells(geboortedatum=day)]))[0].cells["geboortedatum"] == day


def test_blank_rows_count_and_are_left_out():
    lines = [[], ["Schoolverlaters"], *table(rows(1)), [], [None, " "], [*rows(1)[0].values()]]

    assert [row.number for row in read(xlsx_of({"Blad1": lines}))] == [4, 7]


def test_the_first_worksheet_with_a_header_is_read_and_named():
    sheet = open_sheet(
        io.BytesIO(xlsx_of({"Uitleg": [["Zo werkt het"]], "Lijst": table(rows(2)), "Oud": table(rows(3))})), MOST
    )

    assert sheet.notes == ["Alleen het werkblad 'Lijst' is gelezen."]
    assert len(list(sheet.rows)) == 2


def test_shared_rich_and_inline_texts_are_read():
    file = xlsx_file([CELLS])
    plain = b"<t>Noor</t>"
    rich = b"<r><t>No</t></r><r><t>or</t></r><rPh><t>klank</t></rPh>"

    assert read(changed(file, "xl/sharedStrings.xml", plain, rich))[0].cells["voornaam"] == "Noor"
    assert (
        read(
            changed(file, SHEET, b'<c r="B2" t="s"><v>15</v></c>', b'<c r="B2" t="inlineStr"><is><t>Noor</t></is></c>')
        )[0].cells
        == CELLS
    )


def test_an_error_of_excel_is_told_in_its_own_word():
    file = changed(
        xlsx_file([cells(voornaam=7)]), SHEET, b'<c r="B2" t="n"><v>7</v></c>', b'<c r="B2" t="e"><v>#N/A</v></c>'
    )

    assert read(file)[0].cells["voornaam"] == "#N/A"


@pytest.mark.parametrize("place", [b'r="XFD1048576"', b'r="A1048576"', b'r="ZZZ9999999"'])
def test_a_cell_at_the_far_corner_costs_nothing(place):
    file = changed(xlsx_file([CELLS]), SHEET, b'r="N2"', place)

    assert len(read(file)) == 1


def test_a_file_that_unpacks_to_gigabytes_is_refused():
    file = changed(xlsx_file([CELLS]), SHEET, b"</sheetData>", b"<row></row>" * 2_000_000 + b"</sheetData>")

    assert len(file) < 1 << 20
    with pytest.raises(SheetIsNotTooLarge, match="te groot"):
        read(file)


@pytest.mark.parametrize("text", ["x" * 4001, "é" * 4001])
def test_a_text_that_is_a_book_is_refused_before_it_stands_in_a_million_cells(text):
    with pytest.raises(SheetIsCsvOrExcel, match=r"4\.000 tekens"):
        read(xlsx_file([cells(werkgever=text)]))


def test_endless_rows_above_the_header_are_refused():
    file = changed(SMALL, SHEET, b"<sheetData>", b"<sheetData>" + b'<row r="1"><c><v>1</v></c></row>' * 100_000)

    with pytest.raises(SheetRefused, match="ontbreekt"):
        read(file)


def test_entities_are_refused():
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet'

    with pytest.raises(SheetIsCsvOrExcel):
        read(changed(xlsx_file([CELLS]), SHEET, b"<worksheet", bomb))


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (SHEET, b"</worksheet>", b""),
        (SHEET, b'<c r="B2" t="s"><v>15</v>', b'<c r="B2" t="s"><v>99999</v>'),
        (SHEET, b'<c r="B2" t="s"><v>15</v>', b'<c r="B2" t="s"><v>x</v>'),
        (SHEET, b'<c r="B2" t="s"', b'<c r="B2" t="n" s="77"'),
        ("xl/workbook.xml", b"<sheets>", b"<nothing>"),
        ("xl/workbook.xml", b"r:id", b"id"),
        ("[Content_Types].xml", b"", b""),
    ],
)
def test_a_damaged_file_is_refused_with_a_remedy_or_read(part, old, new):
    with suppress(SheetIsCsvOrExcel):
        assert len(read(changed(SMALL, part, old, new))) == 1


@given(data=st.data())
def test_flipped_bytes_end_in_a_sentence(data):
    file = bytearray(SMALL)
    for _ in range(data.draw(st.integers(1, 4))):
        file[data.draw(st.integers(0, len(file) - 1))] = data.draw(st.integers(0, 255))
    with suppress(SheetRefused):
        assert all(row.number for row in read(bytes(file)))


def test_a_workbook_of_another_program_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", "<x/>")

    with pytest.raises(SheetIsCsvOrExcel, match="opnieuw"):
        read(file.getvalue())
