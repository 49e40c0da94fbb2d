"""News under a known pupil number: a correction that is told, or somebody else who wipes nobody out."""

from collections.abc import Mapping

from services.intake.domain.cells import Cell
from services.intake.domain.row import Row
from tests.intake.leavers import cells


def numbered(*given: Mapping[str, Cell]):
    return [Row(at, row) for at, row in enumerate(given, start=2)]


SEM = {"voornaam": "Sem", "tussenvoegsel": "", "achternaam": "Vonk", "geboortedatum": "03-04-2010"}


def test_somebody_else_under_a_known_number_is_refused_and_wipes_nobody_out(report, region):
    report(numbered(cells()))
    before = region.rows("intake", "SELECT * FROM pupils"), region.published("intake")
    sheet = numbered(cells(**SEM), cells(leerlingnummer="", bestemming=""), cells(leerlingnummer="0013"))

    preview, real = report(sheet, is_dry_run=True), report(sheet)

    refused = [(each.row, each.column) for each in real.refused]
    assert refused == [(2, "leerlingnummer"), (3, "leerlingnummer"), (3, "bestemming")]
    assert (real.new, real.changed, real.refused) == (1, 0, preview.refused)
    assert real.refused[0].pupil_id == before[0][0]["pupil_id"]
    assert "van een andere leerling" in real.refused[0].reason
    assert "Noor" not in real.refused[0].reason
    assert region.rows("intake", "SELECT * FROM pupils WHERE pupil_number = '0012'") == before[0]
    assert region.published("intake")[:2] == before[1]


def test_somebody_else_under_the_number_of_a_pupil_at_school_is_refused_too(region, report, signed_in):
    identity = {"pupil_number": "0012", "first_name": "Noor", "last_name": "Bökkers", "birth_date": "2008-11-21"}
    known = signed_in("school_staff").post("/v1/pupils", json=identity | {"brin": "99AA", "municipality": "GM9001"})

    outcome = report(numbered(cells(**SEM)))

    assert [str(each.pupil_id) for each in outcome.refused] == [known.json["pupil_id"]]


def test_a_number_is_free_again_at_another_school(report):
    report(numbered(cells()))

    assert report(numbered(cells(**SEM, brin="99AB"))).new == 1


def test_a_spelling_is_corrected_and_the_correction_is_told(report, region):
    report(numbered(cells()))

    outcome = report(numbered(cells(achternaam="Bokkers", uitgestroomd_op="18-07-2026")))

    (change,) = outcome.changes
    assert (change.row, change.pupil_number) == (2, "0012")
    assert [(cell.column, cell.before, cell.after) for cell in change.cells] == [
        ("achternaam", "Bökkers", "Bokkers"),
        ("uitgestroomd_op", "17-07-2026", "18-07-2026"),
    ]
    assert region.rows("intake", "SELECT last_name FROM pupils") == [{"last_name": "Bokkers"}]


def test_a_pupil_who_needs_more_than_one_correction_is_corrected_step_by_step(report, region):
    report(numbered(cells()))

    report(numbered(cells(achternaam="Vonk")))
    outcome = report(numbered(cells(achternaam="Vonk", geboortedatum="22-11-2008")))

    assert (outcome.changed, outcome.refused) == (1, [])


def test_work_without_an_employer_goes_in_and_is_remarked_on(report):
    outcome = report(numbered(cells(werkgever="", contract_begin="", contract_einde="")), is_dry_run=True)

    assert (outcome.new, [(each.row, each.column) for each in outcome.remarks]) == (1, [(2, "werkgever")])
