"""A school's own system is held to the same rules as a sheet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.intake.domain.refusals import LeaverRefused
from services.intake.domain.row import cells_of, naming_fields
from services.intake.domain.vocabulary import FIELDS
from services.intake.handlers import on_leaver_reported
from services.intake.storage.places import Places
from services.intake.storage.pupils import Pupils
from tests.intake.leavers import ANKERLIJN, CELLS
from tests.machinery.database import NOW

LEAVER = {FIELDS[column]: cell for column, cell in CELLS.items()}


@pytest.fixture
def hear(region):
    def heard(leaver, school_id=ANKERLIJN.school_id):
        with region.work("intake") as work:
            events = on_leaver_reported.handle(school_id, leaver, work.use(Pupils), work.use(Places), NOW).events
            work.publish(*events)
        return [type(event).__name__ for event in events]

    return heard


def refusals(hear, leaver):
    with pytest.raises(LeaverRefused) as caught:
        hear(leaver)
    return {each.column: each.reason for each in caught.value.refusals}


def test_a_leaver_goes_in(hear, region):
    assert hear(LEAVER) == ["PupilRegistered", "PupilLeftSchool"]
    assert region.rows("intake", "SELECT last_name FROM pupils") == [{"last_name": "Bökkers"}]


def test_hearing_it_twice_changes_nothing(hear, region):
    hear(LEAVER)

    assert hear(LEAVER) == []
    assert len(region.published("intake")) == 2


def test_the_school_need_not_say_who_it_is(hear):
    leaver = {name: value for name, value in LEAVER.items() if name != "brin"}

    assert hear(leaver) == ["PupilRegistered", "PupilLeftSchool"]


def test_a_school_cannot_speak_for_another(hear):
    assert "eigen school" in refusals(hear, LEAVER | {"brin": "99AB"})["brin"]


def test_somebody_else_under_a_known_number_is_refused_without_a_name(hear, region):
    hear(LEAVER)

    told = refusals(hear, LEAVER | {"first_name": "Sem", "last_name": "Vonk", "birth_date": "2010-04-03"})

    assert set(told) == {"pupil_number"}
    assert "van een andere leerling" in told["pupil_number"]
    assert not any(word in told["pupil_number"] for word in ("Noor", "Bökkers", "2008", "Sem"))
    assert region.rows("intake", "SELECT first_name FROM pupils") == [{"first_name": "Noor"}]


def test_a_contract_is_told_whole_or_not_at_all(hear):
    assert set(refusals(hear, LEAVER | {"contract_begin": None})) == {"contract_begin"}
    assert set(refusals(hear, LEAVER | {"employer": None})) == {"employer"}


def test_all_reasons_come_back_under_the_senders_own_names(hear, region):
    told = refusals(hear, LEAVER | {"birth_date": "2008-02-31", "municipality": "Utrecht", "first_name": ""})

    assert set(told) == {"birth_date", "municipality", "first_name"}
    assert region.published("intake") == []


def test_a_list_or_an_object_is_no_cell(hear):
    assert set(refusals(hear, LEAVER | {"first_name": ["Noor"], "left_on": {"day": 1}})) == {"first_name", "left_on"}


def test_a_bsn_is_refused(hear):
    assert "Doorlijn bewaart geen BSN" in refusals(hear, LEAVER | {"bsn": "x"})["bsn"]


def test_fields_that_nobody_reads_are_left_out(hear):
    assert hear(LEAVER | {"class": "4b", "mentor": {"name": "Jo"}}) == ["PupilRegistered", "PupilLeftSchool"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(list(FIELDS.values())) | st.text(max_size=8), JSON))
def test_any_json_becomes_cells_or_reasons(fields):
    try:
        with naming_fields():
            cells_of(fields)
    except LeaverRefused as refused:
        told = {each.column for each in refused.refusals}
    else:
        told = set()

    assert told == {name for name in fields if name in FIELDS.values() and isinstance(fields[name], list | dict)}
