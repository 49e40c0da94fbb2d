"""A cell says the same whatever program wrote it."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.intake.domain import cells
from services.intake.domain.vocabulary import DESTINATION_CODES, DESTINATIONS

ANY_CELL = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.text(st.characters(), max_size=300),
    st.from_regex(r"\A[0-9./ -]{4,12}\Z"),
)
READERS = [
    cells.read_text,
    cells.read_number_text,
    cells.read_date,
    cells.read_yes_or_no,
    lambda cell: cells.read_word(cell, DESTINATION_CODES, DESTINATIONS),
]


def reason(read, cell):
    """Why a cell is refused, or nothing."""
    try:
        read(cell)
    except cells.Unreadable as why:
        return str(why)
    return ""


@given(cell=ANY_CELL, read=st.sampled_from(READERS))
def test_every_cell_is_read_or_refused_with_a_sentence(cell, read):
    why = reason(read, cell)

    assert not why or why.endswith(".")


@given(cell=ANY_CELL)
def test_what_is_read_can_be_kept_by_a_database(cell):
    try:
        words = cells.read_text(cell)
    except cells.Unreadable:
        return

    assert "\0" not in words
    assert words.encode().decode() == words
    assert words == words.strip()
    assert cells.read_text(words) == words


@given(st.dates(date(1928, 1, 1), date(2100, 12, 31)))
def test_a_day_is_the_same_day_in_every_notation(day):
    serial = (day - date(1899, 12, 30)).days
    notations = [
        f"{day:%d-%m-%Y}",
        f"{day.day}-{day.month}-{day.year}",
        f"{day:%d/%m/%Y}",
        f"{day:%d.%m.%Y}",
        f"{day:%Y-%m-%d}",
        f"{day:%Y%m%d}",
        f"{day:%Y-%m-%d}T00:00:00",
        f"{day:%d-%m-%Y} 0:00",
        f" {day:%d-%m-%Y} ",
        str(serial),
        serial,
        float(serial),
        serial + 0.75,
        datetime(day.year, day.month, day.day, 13, 5),  # noqa: DTZ001  Excel knows no time zones
        day,
    ]

    assert {cells.read_date(each) for each in notations} == {day}


@pytest.mark.parametrize(
    "words",
    [
        "31-02-2026",
        "11/21/2026",
        "21-11-26",
        "2026",
        "2026.0",
        "morgen",
        "0000-00-00",
        "99999999",
        "-1",
        "1e5",
        "\u0662\u0661-\u0661\u0661-\u0662\u0660\u0662\u0666",  # Arabic digits
        True,
    ],
)
def test_what_is_no_day_is_refused_with_an_example(words):
    with pytest.raises(cells.Unreadable, match="21-11-2026"):
        cells.read_date(words)


@pytest.mark.parametrize("words", ["21-11-1026", "21-11-2226", "2226-11-21"])
def test_an_impossible_year_is_refused(words):
    with pytest.raises(cells.Unreadable, match="jaar"):
        cells.read_date(words)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("0012", "0012"),
        (12.0, "12"),
        (12, "12"),
        (" 0012 ", "0012"),
        ('="0012"', "0012"),
        ("00\u200b12", "0012"),
        ("A-7", "A-7"),
    ],
)
def test_a_pupil_number_is_text(cell, number):
    assert cells.read_number_text(cell) == number


@pytest.mark.parametrize("cell", [date(2026, 3, 12), "2026-03-12", datetime(2026, 3, 12)])  # noqa: DTZ001  Excel's
def test_a_pupil_number_that_excel_made_a_date_is_refused(cell):
    with pytest.raises(cells.Unreadable, match="datum"):
        cells.read_number_text(cell)


@pytest.mark.parametrize(
    "words", ['=HYPERLINK("http://x.example";"klik")', "+31 6", "@SUM(A1)", "-2+3", "=cmd|' /C calc'!A0"]
)
def test_a_formula_stays_text(words):
    assert cells.read_text(words) == words


@pytest.mark.parametrize(
    ("cell", "tidy"), [("  Jan\u00a0 Peter\n", "Jan Peter"), ("Zoe\u0308", "Zoë"), ("\ufeffNoor", "Noor")]
)
def test_a_name_is_tidied(cell, tidy):
    assert cells.read_text(cell) == tidy


@pytest.mark.parametrize(
    "cell", ["No\x00or", "No\x07or", "No\ud800or", "No\ufffd", float("nan"), "#N/B", "#REF!", "n" * 101, 10**400]
)
def test_a_text_that_cannot_be_kept_is_refused(cell):
    with pytest.raises(cells.Unreadable):
        cells.read_text(cell)


@pytest.mark.parametrize("cell", ["ja", "JA", "j", "x", "X", "true", "WAAR", "1", 1, 1.0, True])
def test_yes(cell):
    assert cells.read_yes_or_no(cell) is True


@pytest.mark.parametrize("cell", ["nee", "Nee", "n", "false", "ONWAAR", "0", 0, 0.0, False, "", None, "-"])
def test_no(cell):
    assert cells.read_yes_or_no(cell) is False


@pytest.mark.parametrize("cell", ["misschien", "?", "2", "...", "ja/nee"])
def test_perhaps_is_refused(cell):
    with pytest.raises(cells.Unreadable, match="ja of nee"):
        cells.read_yes_or_no(cell)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("werk", "work"),
        ("Werk met BBL", "work_bbl"),
        ("werk_met-bbl", "work_bbl"),
        ("work_bbl", "work_bbl"),
        (" MBO ", "mbo"),
        ("", ""),
    ],
)
def test_a_destination_is_known_by_its_word_and_by_its_code(cell, code):
    assert cells.read_word(cell, DESTINATION_CODES, DESTINATIONS) == code


def test_an_unknown_word_is_answered_with_the_known_ones():
    with pytest.raises(cells.Unreadable, match=r"Kies uit: beschut werk, .*werk met bbl\."):
        cells.read_word("thuis", DESTINATION_CODES, DESTINATIONS)
