"""Good rows go in, bad rows come back, and the same news twice is told once."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid5

from sqlalchemy import event

from services.intake.domain.cells import Cell
from services.intake.domain.row import Row
from services.intake.domain.vocabulary import COLUMNS
from tests.intake.leavers import ANKERLIJN, KOMPAS, cells


def numbered(*given: Mapping[str, Cell]):
    return [Row(at, row) for at, row in enumerate(given, start=2)]


def test_a_new_leaver_is_registered_and_told(report, region):
    outcome = report(numbered(cells()))

    (pupil,) = region.rows("intake", "SELECT * FROM pupils")
    assert (pupil["pupil_number"], pupil["first_name"], pupil["infix"], pupil["last_name"]) == (
        "0012",
        "Noor",
        "van der",
        "Bökkers",
    )
    assert (outcome.new, outcome.changed, outcome.unchanged, outcome.refused) == (1, 0, 0, [])
    assert region.published("intake") == [
        (
            "pupil_registered",
            {"pupil_id": str(pupil["pupil_id"]), "school_id": str(ANKERLIJN.school_id), "municipality": "GM9001"},
        ),
        (
            "pupil_left_school",
            {
                "pupil_id": str(pupil["pupil_id"]),
                "school_id": str(ANKERLIJN.school_id),
                "municipality": "GM9001",
                "left_on": "2026-07-17",
                "destination": "work_bbl",
                "contract": {
                    "contract_ref": str(uuid5(pupil["pupil_id"], "contract/2026-07-17")),
                    "begins_on": "2026-08-01",
                    "ends_on": "2027-01-31",
                },
                "trajectory_open": True,
                "previous_left_on": None,
                "exit_profile": "labour_market",
            },
        ),
    ]


def test_the_same_sheet_twice_changes_nothing(report, region):
    sheet = numbered(cells(), cells(leerlingnummer="0013"))
    report(sheet)
    before = region.rows("intake", "SELECT * FROM pupils ORDER BY pupil_id"), region.published("intake")

    outcome = report(sheet)

    assert (outcome.new, outcome.changed, outcome.unchanged, outcome.events) == (0, 0, 2, [])
    assert (region.rows("intake", "SELECT * FROM pupils ORDER BY pupil_id"), region.published("intake")) == before


def test_another_notation_of_the_same_news_changes_nothing(report):
    report(numbered(cells()))

    outcome = report(
        numbered(
            cells(geboortedatum="2008-11-21", brin="99aa", gemeente="GM9001", bestemming="work_bbl", traject_open="x")
        )
    )

    assert (outcome.unchanged, outcome.events) == (1, [])


def test_each_changed_column_is_an_update_with_its_own_event(report, region):
    changes = {
        "voornaam": "Nora",
        "tussenvoegsel": "",
        "achternaam": "Bökkers-Smit",
        "geboortedatum": "22-11-2008",
        "gemeente": "GM9002",
        "uitstroomprofiel": "dagbesteding",
        "uitgestroomd_op": "18-07-2026",
        "bestemming": "mbo",
        "werkgever": "Bakkerij De Kruimel",
        "contract_begin": "2026-08-02",
        "contract_einde": "",
        "traject_open": "nee",
    }
    assert set(COLUMNS) - set(changes) == {"leerlingnummer", "brin"}
    report(numbered(cells()))

    row = cells()
    for column, value in changes.items():
        row[column] = value
        outcome = report(numbered(row))
        assert (outcome.new, outcome.changed, len(outcome.events)) == (0, 1, 1), column

    names = [name for name, _ in region.published("intake")]
    assert names == ["pupil_registered"] + ["pupil_left_school"] * (len(changes) + 1)
    assert len(region.rows("intake", "SELECT 1 FROM pupils")) == 1


def test_events_of_a_pupil_are_numbered_without_gaps(report, region):
    report(numbered(cells()))
    report(numbered(cells(bestemming="mbo")))

    assert [row["sequence"] for row in region.rows("intake", "SELECT sequence FROM journal ORDER BY position")] == [
        1,
        2,
        3,
    ]


def test_a_corrected_day_of_leaving_tells_the_day_it_corrects(report, region):
    report(numbered(cells()))
    report(numbered(cells(uitgestroomd_op="18-07-2026")))

    name, told = region.published("intake")[-1]
    assert (name, told["left_on"], told["previous_left_on"]) == ("pupil_left_school", "2026-07-18", "2026-07-17")


def test_a_corrected_contract_keeps_its_reference(report, region):
    report(numbered(cells()))
    report(numbered(cells(contract_begin="2026-08-03", contract_einde="")))

    (_, first), (_, second) = region.published("intake")[-2:]
    assert first["contract"]["contract_ref"] == second["contract"]["contract_ref"]
    assert (second["contract"]["begins_on"], second["contract"]["ends_on"]) == ("2026-08-03", None)


def test_bad_rows_come_back_and_good_rows_go_in(report, region):
    outcome = report(
        numbered(cells(), cells(leerlingnummer="", geboortedatum="31-02-2008"), cells(leerlingnummer="0014"))
    )

    assert (outcome.accepted, [(each.row, each.column) for each in outcome.refused]) == (
        2,
        [(3, "leerlingnummer"), (3, "geboortedatum")],
    )
    assert [row["pupil_number"] for row in region.rows("intake", "SELECT pupil_number FROM pupils ORDER BY 1")] == [
        "0012",
        "0014",
    ]


def test_a_second_row_about_a_pupil_is_refused_with_all_its_errors(report):
    outcome = report([Row(2, cells()), Row(9, cells(bestemming="thuis"), duplicate_of=2)])

    assert (outcome.new, [(each.row, each.column) for each in outcome.refused]) == (
        1,
        [(9, "leerlingnummer"), (9, "bestemming")],
    )
    assert "rij 2" in outcome.refused[0].reason


def test_a_row_that_slipped_is_refused_whole(report):
    outcome = report([Row(2, cells(bestemming="thuis"), problem="Deze rij is verschoven.")])

    assert [(each.column, each.reason) for each in outcome.refused] == [("", "Deze rij is verschoven.")]


def test_a_dry_run_tells_the_same_and_keeps_nothing(report, region):
    report(numbered(cells()))
    published = region.published("intake")
    sheet = numbered(cells(bestemming="mbo"), cells(leerlingnummer="0013"), cells(leerlingnummer="0014", brin="?"))

    preview = report(sheet, is_dry_run=True)

    assert (preview.new, preview.changed, preview.unchanged, len(preview.refused)) == (1, 1, 0, 1)
    assert region.published("intake") == published
    assert [row["destination"] for row in region.rows("intake", "SELECT destination FROM pupils")] == ["work_bbl"]
    real = report(sheet)
    assert (real.new, real.changed, real.unchanged, real.refused) == (
        preview.new,
        preview.changed,
        preview.unchanged,
        preview.refused,
    )


def test_a_pupil_number_belongs_to_a_school(report, region):
    outcome = report(numbered(cells(), cells(brin="99AB")))

    assert outcome.new == 2
    assert len(region.rows("intake", "SELECT DISTINCT pupil_id FROM pupils")) == 2


def test_a_school_brings_its_own_pupils_only(report):
    outcome = report(numbered(cells(), cells(brin="99AB")), KOMPAS.school_id)

    assert (outcome.new, [(each.row, each.column) for each in outcome.refused]) == (1, [(2, "brin")])


def test_two_sheets_at_once_make_no_pupil_twice(report, region):
    sheet = numbered(*[cells(leerlingnummer=f"{at:04}") for at in range(50)])

    with ThreadPoolExecutor(4) as four:
        outcomes = list(four.map(report, [sheet, list(reversed(sheet))] * 2))

    assert sorted((each.new, each.unchanged) for each in outcomes) == [(0, 50), (0, 50), (0, 50), (50, 0)]
    assert len(region.published("intake")) == 100


def test_no_name_travels_in_an_event(report, region):
    report(numbered(cells(voornaam="Kanarie", achternaam="Verklikker", leerlingnummer="KNR-77", werkgever="Geelveer")))

    envelopes = b"".join(bytes(row["envelope"]) for row in region.rows("intake", "SELECT envelope FROM journal"))
    for canary in (b"Kanarie", b"Verklikker", b"KNR-77", b"Geelveer", b"2008-11-21"):
        assert canary not in envelopes


def test_a_pupil_id_cannot_be_worked_out_from_the_pupil_number(report, region):
    report(numbered(cells()))

    assert region.rows("intake", "SELECT pupil_id FROM pupils")[0]["pupil_id"].version == 7
    assert isinstance(region.rows("intake", "SELECT pupil_id FROM pupils")[0]["pupil_id"], UUID)


def test_five_hundred_rows_take_a_handful_of_statements(report, region):
    statements = counted(region)
    sheet = numbered(*[cells(leerlingnummer=f"{at:04}") for at in range(500)])

    report(sheet)
    first = len(statements)
    report(sheet)

    assert first < 15
    assert len(statements) - first < 12


def counted(region):
    """Every statement that intake sends to the database from now on."""
    statements: list[str] = []
    event.listen(region.engine("intake"), "before_cursor_execute", lambda *arguments: statements.append(arguments[2]))
    return statements
