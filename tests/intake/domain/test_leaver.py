"""A row becomes a leaver, or tells everything that is wrong with it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.intake.domain.leaver import read_leaver
from services.intake.domain.refusals import RowRefused
from services.intake.domain.vocabulary import COLUMNS
from tests.intake.leavers import ANKERLIJN, CELLS, HERTOGENBOSCH, KOMPAS, TODAY, cells, register


def told_about(row):
    """Column and reason of everything that is wrong with a row."""
    try:
        read_leaver(row, register(), TODAY)
    except RowRefused as refused:
        return [(rule.column, str(rule)) for rule in refused.broken]
    return []


def refused(**changes: object):
    return told_about(cells(**changes))


def test_a_good_row_is_read_whole():
    leaver = read_leaver(CELLS, register(), TODAY)

    assert leaver.identity.key == (ANKERLIJN.school_id, "0012")
    assert (leaver.identity.first_name, leaver.identity.infix, leaver.identity.last_name) == (
        "Noor",
        "van der",
        "Bökkers",
    )
    assert (leaver.identity.birth_date, leaver.left_on) == (date(2008, 11, 21), date(2026, 7, 17))
    assert (leaver.identity.municipality, leaver.identity.exit_profile) == ("GM9001", "labour_market")
    assert (leaver.destination, leaver.employer, leaver.trajectory_open) == ("work_bbl", "Bakkerij De Korst", True)
    assert (leaver.contract_begin, leaver.contract_end) == (date(2026, 8, 1), date(2027, 1, 31))


@pytest.mark.parametrize(
    ("column", "cell", "says"),
    [
        ("geboortedatum", "21-11-2036", "toekomst"),
        ("uitgestroomd_op", "17-07-2006", "voor de geboortedatum"),
        ("uitgestroomd_op", "17-07-2062", "meer dan 1 jaar in de toekomst"),
        ("geboortedatum", "21-11-2020", "5 jaar"),
        ("geboortedatum", "21-11-1981", "44 jaar"),
        ("contract_einde", "31-07-2026", "voor het begint"),
        ("contract_begin", "", "geen begin"),
        ("brin", "01XX", "99AA, 99AB"),
        ("gemeente", "Utrecht", "'s-Lijnenbosch, Lijnmonde"),
        ("bestemming", "thuis", "beschut werk"),
        ("uitstroomprofiel", "koken", "arbeidsmarktgericht"),
        ("traject_open", "misschien", "ja of nee"),
        ("leerlingnummer", "", "leeg"),
        ("voornaam", None, "leeg"),
        ("achternaam", "  ", "leeg"),
        ("bestemming", "", "leeg"),
    ],
)
def test_each_rule_names_its_column_and_a_remedy(column, cell, says):
    ((named, reason),) = [each for each in refused(**{column: cell}) if each[0] == column]

    assert named == column
    assert says in reason
    assert reason.count(".") >= 2 or column == "traject_open"


def test_no_reason_repeats_what_a_cell_says():
    canaries = {column: f"Verklikker{at}" for at, column in enumerate(COLUMNS)}

    for column, reason in refused(**canaries):
        assert "erklikker" not in reason, column


def test_all_that_is_wrong_is_told_at_once():
    told = refused(
        leerlingnummer="",
        geboortedatum="31-02-2008",
        brin="x",
        gemeente="y",
        bestemming="z",
        contract_begin="2027-02-01",
    )

    assert [column for column, _ in told] == [
        "leerlingnummer",
        "geboortedatum",
        "brin",
        "gemeente",
        "bestemming",
        "contract_einde",
    ]


def test_a_date_that_cannot_be_read_breaks_no_other_rule():
    assert [column for column, _ in refused(geboortedatum="gisteren")] == ["geboortedatum"]
    assert [column for column, _ in refused(contract_begin="gisteren")] == ["contract_begin"]


def test_an_empty_row_asks_for_each_cell_that_must_be_there():
    assert [column for column, _ in told_about({})] == [
        "leerlingnummer", "voornaam", "achternaam", "geboortedatum", "brin", "gemeente", "uitgestroomd_op", "bestemming",
    ]  # fmt: skip


def test_practical_education_has_no_exit_profile_and_special_education_has_one():
    assert read_leaver(cells(uitstroomprofiel=""), register(), TODAY).identity.exit_profile == ""
    assert [column for column, _ in refused(brin="99AB", uitstroomprofiel="")] == ["uitstroomprofiel"]


def test_a_school_reports_its_own_pupils_only():
    with pytest.raises(RowRefused, match=r"eigen school \(BRIN 99AB\)"):
        read_leaver(CELLS, register(KOMPAS.school_id), TODAY)


@pytest.mark.parametrize("words", ["'s-lijnenbosch", "S LIJNENBOSCH", "gm9002", " GM9002 "])
def test_a_municipality_is_known_by_name_and_code(words):
    assert read_leaver(cells(gemeente=words), register(), TODAY).identity.municipality == HERTOGENBOSCH.code


def test_a_school_is_known_by_its_brin_in_any_case():
    assert read_leaver(cells(brin=" 99aa "), register(), TODAY).identity.school is ANKERLIJN


def test_a_contract_may_have_no_end():
    open_ended = read_leaver(cells(contract_einde=""), register(), TODAY)

    assert (open_ended.contract_begin, open_ended.contract_end) == (date(2026, 8, 1), None)


@pytest.mark.parametrize(
    ("employer", "begin", "end", "columns"),
    [
        ("De Korst", "", "", ["contract_begin"]),
        ("De Korst", "", "31-01-2027", ["contract_begin"]),
        ("", "01-08-2026", "", ["werkgever"]),
        ("", "01-08-2026", "31-01-2027", ["werkgever"]),
        ("", "", "31-01-2027", ["werkgever", "contract_begin"]),
        ("De Korst", "01-08-2026", "31-07-2026", ["contract_einde"]),
        ("", "", "", []),
        ("De Korst", "01-08-2026", "01-08-2026", []),
    ],
)
def test_a_contract_has_an_employer_and_a_first_day_or_is_not_there(employer, begin, end, columns):
    told = refused(werkgever=employer, contract_begin=begin, contract_einde=end)

    assert [column for column, _ in told] == columns


@pytest.mark.parametrize(
    ("destination", "employer", "is_odd"),
    [
        ("werk", "", True),
        ("werk met bbl", "", True),
        ("beschut werk", "", True),
        ("mbo", "", False),
        ("werk", "x", False),
    ],
)
def test_work_without_an_employer_goes_in_with_a_remark(destination, employer, is_odd):
    contract = {} if employer else {"contract_begin": "", "contract_einde": ""}

    leaver = read_leaver(cells(bestemming=destination, werkgever=employer, **contract), register(), TODAY)

    assert [remark.column for remark in leaver.remarks()] == (["werkgever"] if is_odd else [])


@pytest.mark.parametrize(
    ("born", "is_fine"), [("2016-07-17", True), ("2016-07-18", False), ("1995-07-18", True), ("1995-07-17", False)]
)
def test_the_ages_10_and_30_count(born, is_fine):
    assert [column for column, _ in refused(geboortedatum=born)] == ([] if is_fine else ["geboortedatum"])


ANY_CELL = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.text(max_size=20),
    st.sampled_from(list(CELLS.values())),
)


@given(st.dictionaries(st.sampled_from(COLUMNS), ANY_CELL))
def test_no_row_is_too_strange_to_be_answered(changes):
    assert all(column in COLUMNS and reason for column, reason in told_about(cells(**changes)))
