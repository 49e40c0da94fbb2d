"""Columns are known however they are spelled; a sheet with a BSN is refused as a whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.intake.domain.refusals import SheetRefused
from services.intake.domain.row import Row
from services.intake.domain.sheet import RawRow, filled, marking_duplicates, read_header, without_bsn
from services.intake.domain.vocabulary import COLUMNS
from tests.intake.leavers import CELLS, cells

SPELLINGS = [
    str.upper,
    str.title,
    lambda name: name.replace("_", " "),
    lambda name: f" {name.replace('_', '-')} ",
    lambda name: f"\ufeff{name}",
]
TRUE_BSNS = ["123456782", "111222333", "100000009"]  # pass the test; belong to nobody


def problems(names):
    with pytest.raises(SheetRefused) as caught:
        read_header(names)
    return caught.value.problems


@given(st.permutations(COLUMNS), st.sampled_from(SPELLINGS))
def test_columns_stand_in_any_order_and_spelling(columns, spell):
    header = read_header([spell(column) for column in columns])

    assert header.positions == {column: at for at, column in enumerate(columns)}
    assert header.notes == []


def test_unknown_columns_are_left_out_with_a_note():
    header = read_header(["klas", *COLUMNS, "", None, "mentor"])

    assert header.notes == ["De kolom 'klas' is niet gelezen.", "De kolom 'mentor' is niet gelezen."]
    assert header.row(RawRow(2, ["4b", *CELLS.values(), "", None, "Jo"])) == Row(2, CELLS)


def test_missing_and_double_columns_are_named_all_at_once():
    names = [name for name in COLUMNS if name not in {"brin", "werkgever"}] + ["Voornaam"]

    assert [column for column, _ in problems(names)] == ["voornaam", "brin", "werkgever"]
    assert "mogen leeg blijven" in dict(problems(names))["werkgever"]


@pytest.mark.parametrize(
    "name",
    [
        "BSN",
        "bsn-nummer",
        "BSN leerling",
        "Burgerservicenummer",
        "burger service nummer",
        "PGN",
        "Sofinr.",
        "onderwijsnummer",
        "leerling_bsn",
    ],
)
def test_a_sheet_with_a_bsn_is_refused(name):
    assert "Doorlijn bewaart geen BSN" in problems([*COLUMNS, name])[0][1]


@pytest.mark.parametrize("name", ["mentor", "absentie", "naam pgo", "owner"])
def test_an_innocent_column_is_no_bsn(name):
    assert read_header([*COLUMNS, name]).ignored == [name]


def test_bsns_under_the_name_of_pupil_numbers_are_refused():
    with pytest.raises(SheetRefused, match="BSN"):
        without_bsn([Row(at, cells(leerlingnummer=number)) for at, number in enumerate(TRUE_BSNS)])


@given(st.lists(st.integers(1, 999_999).map(str), max_size=80))
def test_pupil_numbers_are_no_bsns(numbers):
    given_rows = [Row(at, cells(leerlingnummer=number)) for at, number in enumerate(numbers)]

    assert list(without_bsn(given_rows)) == given_rows


def test_blank_rows_are_left_out_and_keep_their_number():
    raw = [
        RawRow(2, list(CELLS.values())),
        RawRow(3, []),
        RawRow(4, ["", None, " \u00a0"]),
        RawRow(5, list(CELLS.values())),
    ]

    assert [row.number for row in filled(raw)] == [2, 5]


def test_a_row_longer_than_the_header_has_slipped():
    header = read_header(COLUMNS)

    assert header.row(RawRow(2, [*CELLS.values(), "", None])).problem == ""
    assert "scheidingsteken" in header.row(RawRow(2, [*CELLS.values(), "te veel"])).problem


def test_a_second_row_about_a_pupil_points_at_the_first():
    given_rows = [
        Row(2, cells()),
        Row(3, cells(brin="99AB")),
        Row(4, cells(leerlingnummer=" 0012 ", brin="99aa")),
        Row(5, cells()),
    ]

    assert [row.duplicate_of for row in marking_duplicates(given_rows)] == [None, None, 2, 2]


def test_a_second_row_is_seen_even_when_the_numbers_of_the_rows_are_wrong():
    assert [row.duplicate_of for row in marking_duplicates([Row(2, cells()), Row(2, cells())])] == [None, 2]


def test_a_row_without_number_or_school_is_nobodys_double():
    given_rows = [Row(at, cells(leerlingnummer="")) for at in range(2, 5)] + [
        Row(at, cells(brin=None)) for at in range(5, 8)
    ]

    assert [row.duplicate_of for row in marking_duplicates(given_rows)] == [None] * 6
