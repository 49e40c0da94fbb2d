import pytest

from services.certification.domain.sheet import SheetRefused, read
from services.certification.domain.sheet_rows import understand
from tests.architecture.landscape import ROOT
from tests.certification.sheets import QUALIFICATIONS, RECOGNITIONS, WORK_PROCESSES

REAL = ROOT.parent / "shared" / "data" / "qualifications-2015.csv"


def found(text: str | bytes, known=("25254",)):
    return understand(read(text.encode() if isinstance(text, str) else text), known)


def said(items) -> list[tuple[int, str]]:
    return [(each.row, each.column) for each in items]


def test_a_crebo_in_another_spelling_is_read_and_told():
    told = found(QUALIFICATIONS)

    assert [entry.crebo for _, entry in told.entries] == ["25080", "25254", "25258"]
    assert told.refused == []
    assert said(told.remarks) == [(2, "crebo"), (4, "niveau"), (4, "domein_crebo")]


def test_what_excel_for_windows_writes_is_read_alike():
    windows = QUALIFICATIONS.replace("Assistent groen", "Assistent één").replace("\n", "\r\n").encode("cp1252")

    assert found(windows).entries[2][1].name == "Assistent één"


def test_everything_that_is_wrong_with_a_row_is_told_at_once():
    told = found(
        "crebo;dossierversie;kerntaak;werkproces;titel;geldig_van;geldig_tot\n"
        "2525;;B1-K1;W1;;ooit;2015-08-01\n"
        "25254;2015;B1-K2;B1-K1-W1;Bereidt werk voor;2016-08-01;2015-08-01\n"
        "25999;2015;B1-K1;B1-K1-W1;Bereidt werk voor;2015-08-01;\n"
    )

    assert told.entries == []
    assert set(said(told.refused)) == {
        (2, "crebo"), (2, "dossierversie"), (2, "werkproces"), (2, "titel"), (2, "geldig_van"),
        (3, "werkproces"), (3, "geldig_tot"), (4, "crebo"),
    }  # fmt: skip


def test_the_same_row_again_is_told_and_another_one_under_the_same_key_refused():
    again = WORK_PROCESSES + "25254;2015;B1-K1;B1-K1-W1;Bereidt werk voor;2015-08-01;\n"
    other = WORK_PROCESSES + "25254;2015;B1-K1;B1-K1-W1;Iets anders;2015-08-01;\n"

    assert (len(found(again).entries), said(found(again).remarks)[-1]) == (3, (5, "werkproces"))
    assert (len(found(other).entries), said(found(other).refused)) == (3, [(5, "werkproces")])


def test_a_company_with_two_addresses_in_one_sheet_is_told_and_the_second_row_refused():
    other = RECOGNITIONS + "SBB1;Distributie Kromvliet;Havenweg 4;Kromvliet;25258;2020-01-01;\n"

    told = found(other, ("25254", "25258"))

    assert (len(told.entries), said(told.refused)) == (2, [(4, "leerbedrijf")])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b"PK\x03\x04 a zip that says it is a sheet",
        b"crebo;kwalificatie\n1;2",  # a column is missing
        b"naam;adres\nx;y",  # none of ours
        b"crebo;\0;kwalificatie",
        b"crebo;crebo;werkproces;dossierversie;kerntaak;titel;geldig_van;geldig_tot\n",
    ],
)
def test_a_file_that_is_no_sheet_is_refused_with_a_sentence(content):
    with pytest.raises(SheetRefused) as refused:
        read(content)

    assert all(sentence for _column, sentence in refused.value.problems)


def test_all_missing_columns_are_named_at_once():
    with pytest.raises(SheetRefused) as refused:
        read(b"crebo;werkproces\n25254;B1-K1-W1\n")

    assert [column for column, _ in refused.value.problems] == [
        "dossierversie", "kerntaak", "titel", "geldig_van", "geldig_tot",
    ]  # fmt: skip


def test_a_column_that_is_not_ours_is_told_and_a_cell_too_many_refuses_its_row():
    sheet = read(
        b"opmerking;crebo;dossierversie;kerntaak;werkproces;titel;geldig_van;geldig_tot\nx;1;2;3;4;5;6;7;too many\n"
    )

    assert "opmerking" in sheet.notes[0]
    assert sheet.rows[0].problem


def test_a_sheet_of_more_columns_than_anybody_uses_is_refused_before_it_is_read():
    ours = "crebo;dossierversie;kerntaak;werkproces;titel;geldig_van;geldig_tot;"
    most = ours + ";".join(f"kolom{number}" for number in range(193)) + "\n1;2;3;4;5;6;7;8\n"

    (row,) = read(most.encode()).rows
    with pytest.raises(SheetRefused, match="hoogstens 200 kolommen"):
        read(most.replace("\n", ";nog een\n", 1).encode())
    with pytest.raises(SheetRefused, match="hoogstens 200 kolommen"):
        read(b"crebo;" * 150_000)

    assert list(row.cells.values()) == ["1", "2", "3", "4", "5", "6", "7"]


def test_the_list_that_the_minister_laid_down_is_understood_whole():
    if not REAL.exists():
        print(f"not looked at: {REAL.name} is not beside this checkout")  # noqa: T201  said, not skipped
        return

    told = understand(read(REAL.read_bytes()), ())

    assert (len(told.entries), told.refused) == (470, [])
    assert ("crebo", "25.080") in {(each.column, each.reason.split()[2].rstrip(";")) for each in told.remarks}
