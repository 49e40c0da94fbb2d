"""A CSV reads the same whatever program saved it, and one bad row spoils no other."""

import csv
import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.intake.domain.refusals import SheetIsCsvOrExcel, SheetRefused
from services.intake.domain.vocabulary import COLUMNS
from services.intake.storage.sheets.opening import open_sheet
from tests.intake.leavers import CELLS, cells, csv_file, csv_of, rows, table

MOST = 1 << 24


def read(file):
    return list(open_sheet(io.BytesIO(file), MOST).rows)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_every_encoding_and_separator_reads_the_same(encoding, separator):
    (row,) = read(csv_file([CELLS], separator, encoding))

    assert (row.number, row.cells) == (2, CELLS)


ANY_SCRIPT = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff"), max_size=12)
WESTERN = st.text(
    bytes(range(0x20, 0x7F)).decode() + bytes(range(0xA0, 0x100)).decode("cp1252") + "€…ŒŽœž", max_size=12
)
FILES = [("utf-8-sig", ANY_SCRIPT), ("utf-16", ANY_SCRIPT), ("cp1252", WESTERN)]


@given(data=st.data(), columns=st.permutations(COLUMNS), separator=st.sampled_from(";,\t"), kind=st.sampled_from(FILES))
def test_whatever_a_cell_holds_comes_back(data, columns, separator, kind):
    encoding, words = kind
    row = {column: data.draw(words.filter(str.strip)) for column in COLUMNS}
    with_breaks = {**row, "werkgever": f'"{row["werkgever"]}"\r\nvestiging{separator} Noord\n'}

    (found,) = read(csv_file([with_breaks], separator, encoding, columns))

    assert {column: cell.strip() for column, cell in found.cells.items()} == {
        column: cell.replace("\r\n", "\n").strip() if encoding == "utf-16" else cell.strip()
        for column, cell in with_breaks.items()
    }


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_with_a_sentence(file):
    header = ";".join(COLUMNS).encode()
    for each in (file, header + b"\n" + file, file + b"\n" + header):
        with suppress(SheetRefused):
            assert all(row.number > 1 for row in read(each))


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_every_line_end_counts_the_same(end):
    file = csv_file([*rows(2), {}, *rows(1)]).decode().replace("\r\n", end).encode()

    assert [row.number for row in read(file)] == [2, 3, 5]


def test_an_old_mac_file_larger_than_a_piece_is_read_whole():
    file = csv_file(rows(3000)).replace(b"\r\n", b"\r")

    assert [row.number for row in read(file)] == list(range(2, 3002))


def test_a_file_of_two_encodings_reads_well_in_both_halves():
    file = csv_file([cells()]) + csv_file([cells(leerlingnummer="2")], encoding="cp1252").split(b"\r\n", 1)[1]

    assert [row.cells["achternaam"] for row in read(file)] == ["Bökkers", "Bökkers"]


def test_excels_own_separator_line_is_no_row():
    (row,) = read(b"sep=,\r\n" + csv_file([CELLS], ","))

    assert (row.number, row.cells) == (2, CELLS)


def test_a_title_above_the_header_keeps_the_numbering():
    lines = [["Schoolverlaters 2026"], [], *table([CELLS])]

    assert [row.number for row in read(csv_of(lines))] == [4]


def test_a_break_inside_a_cell_is_one_row():
    file = csv_file([cells(werkgever="De Korst\nNoord"), *rows(1)])

    first, second = read(file)

    assert (first.number, first.cells["werkgever"], second.number) == (2, "De Korst\nNoord", 3)


def test_a_quote_left_open_spoils_its_own_row_only():
    lines = csv_file(rows(200)).decode().splitlines(keepends=True)
    lines[5] = lines[5].replace("Bakkerij", '"Bakkerij')
    lines[9] = lines[9].replace("Bakkerij De Korst", '"Bakkerij; De Korst"')

    found = read("".join(lines).encode())

    assert [row.number for row in found] == list(range(2, 202))
    assert [row.number for row in found if row.problem] == [6]
    assert "aanhalingstekens" in found[4].problem
    assert found[8].cells["werkgever"] == "Bakkerij; De Korst"


@given(st.lists(st.text('ab;"\n', max_size=8), max_size=30))
def test_quotes_anywhere_lose_no_later_row(scribbles):
    file = csv_file([]).decode() + "\n".join(scribbles) + "\n" * 2 + csv_of([list(CELLS.values())] * 101).decode()

    found = read(file.encode())

    assert [row.cells for row in found[-60:]] == [CELLS] * 60


def test_a_row_with_a_loose_separator_is_refused_rather_than_shifted():
    line = ";".join(CELLS.values()).replace("De Korst", "De; Korst")

    (row,) = read(f"{';'.join(COLUMNS)}\n{line}\n".encode())

    assert "scheidingsteken" in row.problem


def test_a_cell_as_large_as_a_book_is_refused_and_the_next_row_read():
    found = read(csv_file([cells(werkgever="x" * (csv.field_size_limit() + 1)), *rows(1)]))

    assert [bool(row.problem) for row in found] == [True, False]


@pytest.mark.parametrize("file", [b"", b"\xef\xbb\xbf", b"\r\n \r\n", b";;;\r\n;;;\r\n"])
def test_an_empty_file_is_refused(file):
    with pytest.raises(SheetRefused, match="leeg"):
        read(file)


@pytest.mark.parametrize(
    "file",
    [
        b"%PDF-1.7",
        b"\xd0\xcf\x11\xe0 old",
        b"<html><table>",
        b'{"rows": []}',
        b"\x1f\x8b\x08",
        b"\x89PNG\r\n\x1a\n\0\0\0",
        b"PK\x03\x04 no zip",
    ],
)
def test_another_kind_of_file_is_refused_by_what_is_in_it(file):
    with pytest.raises(SheetIsCsvOrExcel):
        read(file)
