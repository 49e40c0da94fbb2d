"""Under a known pupil number: a correction of that pupil, or somebody else who would wipe him out."""

import pytest

from services.intake.domain.correction import changed_cells, is_somebody_else
from services.intake.domain.leaver import read_leaver
from services.intake.domain.model import Pupil, PupilId
from tests.intake.leavers import ANKERLIJN, TODAY, cells, register


def told(**changes: object):
    return read_leaver(cells(**changes), register(), TODAY)


@pytest.fixture
def noor():
    leaver = told()
    pupil = Pupil.register(PupilId(ANKERLIJN.school_id), leaver.identity)
    pupil.leave(leaver)
    return pupil


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"voornaam": "Nora"},
        {"achternaam": "Smit", "tussenvoegsel": ""},
        {"geboortedatum": "22-11-2008"},
        {"voornaam": "NOOR", "achternaam": "Bokkers", "geboortedatum": "22-11-2008"},
        {"tussenvoegsel": "", "achternaam": "van der Bökkers", "geboortedatum": "22-11-2008"},
        {"gemeente": "GM9002", "bestemming": "mbo", "uitgestroomd_op": "18-07-2026"},
    ],
)
def test_who_differs_in_one_thing_is_the_same_pupil(noor, changes):
    assert not is_somebody_else(noor, told(**changes).identity)


@pytest.mark.parametrize(
    "changes",
    [
        {"achternaam": "Smit", "geboortedatum": "22-11-2008"},
        {"voornaam": "Sem", "geboortedatum": "03-04-2010"},
        {"voornaam": "Sem", "achternaam": "Smit"},
        {"voornaam": "Sem", "achternaam": "Smit", "geboortedatum": "03-04-2010"},
    ],
)
def test_who_differs_in_two_of_first_name_surname_and_birth_date_is_somebody_else(noor, changes):
    assert is_somebody_else(noor, told(**changes).identity)


def test_a_change_is_told_in_the_words_of_the_sheet(noor):
    leaver = told(
        geboortedatum="22-11-2008", gemeente="GM9002", bestemming="mbo", contract_einde="", traject_open="nee"
    )

    changed = changed_cells(noor.news_in(leaver), register().municipality_names)

    assert [(cell.column, cell.before, cell.after) for cell in changed] == [
        ("geboortedatum", "21-11-2008", "22-11-2008"),
        ("gemeente", "Lijnmonde", "'s-Lijnenbosch"),
        ("bestemming", "werk met bbl", "mbo"),
        ("contract_einde", "31-01-2027", ""),
        ("traject_open", "ja", "nee"),
    ]


def test_the_same_news_changes_no_cell(noor):
    assert changed_cells(noor.news_in(told()), {}) == ()
