"""A sheet of pupils: good rows go in once, a plan that changes is kept beside the one before, and nobody's leaving is undone."""

from typing import Any

import pytest

from services.intake.domain.row import Row
from services.intake.handlers import register_pupils
from services.intake.handlers.register_pupils import RegisterPupils
from services.intake.storage.exit_plans import ExitPlans
from services.intake.storage.places import Places
from services.intake.storage.pupils import Pupils
from tests.intake.leavers import ANKERLIJN, KOMPAS, cells
from tests.machinery.database import NOW

OF_LEAVING = {"uitgestroomd_op", "bestemming", "werkgever", "contract_begin", "contract_einde", "traject_open"}
PLAN = {"verwachte_bestemming": "mbo", "verwacht_vertrek": "16-07-2027"}


def pupil(**changes: object) -> dict[str, Any]:
    told = {name: cell for name, cell in cells().items() if name not in OF_LEAVING}
    return {**told, "laatste_schooljaar": "2026-2027", **PLAN, **changes}


@pytest.fixture
def register(region):
    def bring(*given: dict[str, Any], own_school_id=None, is_dry_run=False):
        rows = [Row(number, each) for number, each in enumerate(given, 2)]
        with region.work("intake") as work:
            command = RegisterPupils(rows, own_school_id, is_dry_run)
            stores = work.use(Pupils), work.use(ExitPlans), work.use(Places)
            outcome = register_pupils.handle(command, *stores, NOW)
            work.publish(*outcome.events)
        return outcome

    return bring


def names(database):
    return [row["name"] for row in database.rows("intake", "SELECT name FROM journal ORDER BY position")]


def test_a_pupil_comes_in_with_last_school_year_and_planned_exit(region, register):
    outcome = register(pupil())

    (kept,) = region.rows("intake", "SELECT final_year, planned_destination, left_on FROM pupils")
    assert (outcome.new, outcome.refused) == (1, [])
    assert kept == {"final_year": 2026, "planned_destination": "mbo", "left_on": None}
    assert names(region) == ["pupil_registered", "exit_plan_recorded"]


def test_the_same_sheet_twice_changes_nothing(region, register):
    register(pupil(), pupil(leerlingnummer="0013", voornaam="Sem"))

    again = register(pupil(), pupil(leerlingnummer="0013", voornaam="Sem"))

    assert (again.new, again.changed, again.unchanged) == (0, 0, 2)
    assert len(names(region)) == 4


def test_a_preview_keeps_nothing_and_says_the_same_as_the_import(region, register):
    preview = register(pupil(), is_dry_run=True)

    assert (preview.new, names(region)) == (1, [])
    assert region.rows("intake", "SELECT * FROM pupils") == []


def test_a_changed_plan_stands_beside_the_one_before_with_its_reason(region, register):
    register(pupil())

    outcome = register(pupil(verwachte_bestemming="werk", reden_wijziging="De stage loopt goed."))

    plans = region.rows("intake", "SELECT planned_destination, reason FROM exit_plans ORDER BY plan_id")
    assert [tuple(plan.values()) for plan in plans] == [("mbo", ""), ("work", "De stage loopt goed.")]
    assert (outcome.changed, outcome.remarks) == (1, [])
    assert [(cell.column, cell.before, cell.after) for cell in outcome.changes[0].cells] == [
        ("verwachte_bestemming", "mbo", "werk")
    ]


def test_a_changed_plan_without_a_reason_goes_in_and_is_remarked_on(register):
    register(pupil())

    outcome = register(pupil(verwachte_bestemming="werk"))

    assert [remark.column for remark in outcome.remarks] == ["reden_wijziging"]


def test_an_empty_cell_takes_nothing_away_that_was_told_before(region, register):
    register(pupil())

    outcome = register(pupil(laatste_schooljaar="", verwachte_bestemming="", verwacht_vertrek=""))

    (kept,) = region.rows("intake", "SELECT final_year, planned_destination FROM pupils")
    assert (outcome.unchanged, kept) == (1, {"final_year": 2026, "planned_destination": "mbo"})


def test_every_fault_of_a_row_is_told_at_once(register):
    bad = pupil(geboortedatum="ooit", laatste_schooljaar="2026-2029", verwacht_vertrek="", gemeente="Nergens")

    outcome = register(bad)

    assert [(refused.row, refused.column) for refused in outcome.refused] == [
        (2, "geboortedatum"),
        (2, "gemeente"),
        (2, "laatste_schooljaar"),
        (2, "verwacht_vertrek"),
    ]


@pytest.mark.parametrize("year", ["2015-2016", "2040", "2026-2026", "volgend jaar"])
def test_a_school_year_that_cannot_be_is_refused(register, year):
    outcome = register(pupil(laatste_schooljaar=year))

    assert [refused.column for refused in outcome.refused] == ["laatste_schooljaar"]


@pytest.mark.parametrize("year", ["2026-2027", "2026/27", "2026 - 2027", "2026", 2026])
def test_a_school_year_is_read_however_a_school_writes_it(region, register, year):
    register(pupil(laatste_schooljaar=year))

    assert region.rows("intake", "SELECT final_year FROM pupils") == [{"final_year": 2026}]


def test_a_list_of_pupils_does_not_undo_a_leaving(report, register):
    report([Row(2, cells())])

    outcome = register(pupil())

    assert [(refused.column, refused.pupil_id) for refused in outcome.refused] == [("leerlingnummer", None)]


def test_somebody_else_under_a_known_number_is_refused(register):
    register(pupil())

    outcome = register(pupil(voornaam="Sem", achternaam="Vonk", tussenvoegsel=""))

    assert [refused.column for refused in outcome.refused] == ["leerlingnummer"]


def test_the_same_name_and_birth_date_under_another_number_of_the_school_is_remarked_on(register):
    register(pupil())

    outcome = register(pupil(leerlingnummer="0099"))

    assert (outcome.new, [remark.column for remark in outcome.remarks]) == (1, ["leerlingnummer"])


def test_what_another_school_has_gives_no_remark(register):
    register(pupil())

    outcome = register(pupil(brin=KOMPAS.brin))

    assert (outcome.new, outcome.remarks) == (1, [])


def test_a_school_registers_its_own_pupils_only(register):
    outcome = register(pupil(brin=KOMPAS.brin), own_school_id=ANKERLIJN.school_id)

    assert [refused.column for refused in outcome.refused] == ["brin"]
