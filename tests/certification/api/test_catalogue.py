from io import BytesIO

import openpyxl
import pytest

from access.actor import Actor
from tests.certification.people import COORDINATOR, TEACHER
from tests.certification.sheets import QUALIFICATIONS, RECOGNITIONS, WORK_PROCESSES, load_all, send


@pytest.fixture
def coordinator(database):
    return database.client("certification", COORDINATOR)


def test_a_sheet_comes_in_once_and_twice_changes_nothing(coordinator):
    looked = send(coordinator, QUALIFICATIONS, "?dry_run=true").json
    first, second = send(coordinator, QUALIFICATIONS).json, send(coordinator, QUALIFICATIONS).json

    assert (looked["new"], looked["dry_run"]) == (3, True)
    assert (first["kind"], first["new"], len(first["remarks"])) == ("qualifications", 3, 3)
    assert (second["new"], second["changed"], second["unchanged"]) == (0, 0, 3)


def test_what_changed_in_a_sheet_is_changed_here(coordinator):
    load_all(coordinator)

    told = send(coordinator, WORK_PROCESSES.replace("Pakt in", "Verpakt goederen")).json

    assert (told["changed"], told["unchanged"]) == (1, 2)
    shown = coordinator.get("/v1/qualifications/25254").json
    assert [each["title"] for each in shown["work_processes"]][-1] == "Verpakt goederen"


def test_the_good_rows_go_in_and_the_bad_ones_come_back(coordinator):
    send(coordinator, QUALIFICATIONS)

    told = send(coordinator, WORK_PROCESSES + "99999;2015;B1-K1;B1-K1-W1;Iets;2015-08-01;\n").json

    assert told["new"] == 3
    assert [(each["row"], each["column"]) for each in told["refused"]] == [(5, "crebo")]


def test_everybody_who_works_here_reads_it(database, coordinator):
    load_all(coordinator)
    reader = database.client("certification", TEACHER)

    counts = reader.get("/v1/catalogue-counts").json
    found = reader.get("/v1/qualifications?text=assist&with_work_processes=true").json
    shown = reader.get("/v1/qualifications/25254").json

    assert counts == {"qualifications": 3, "work_processes": 3, "training_companies": 2, "recognitions": 2}
    assert [each["crebo"] for each in found] == ["25254"]
    assert [each["name"] for each in shown["recognitions"]] == ["Bakkerij De Halm", "Distributie Kromvliet"]
    assert reader.get("/v1/qualifications/00000").status_code == 404


def test_a_list_goes_on_where_the_page_ended(coordinator):
    load_all(coordinator)

    first = coordinator.get("/v1/qualifications?limit=2")
    following = coordinator.get(first.headers["Link"].partition(">")[0].removeprefix("<"))

    assert [each["crebo"] for each in first.json + following.json] == ["25080", "25254", "25258"]


@pytest.mark.parametrize(("sheet", "status"), [(b"PK\x03\x04", 400), (b"", 400), (b"naam\nx", 400)])
def test_what_is_no_sheet_is_refused_and_nothing_is_kept(coordinator, sheet, status):
    answer = send(coordinator, sheet)

    assert answer.status_code == status
    assert answer.json["errors"][0]["reason"]


def test_only_the_coordinator_and_the_administrator_bring_a_sheet_in(database):
    assert send(database.client("certification", TEACHER), RECOGNITIONS).status_code == 403
    admin = Actor(TEACHER.person_id, "admin", TEACHER.organisation_id)
    assert send(database.client("certification", admin), QUALIFICATIONS).status_code == 200


CARDS = """crebo;dossierversie;werkproces;stap;tekst
25254;2015;B1-K1-W1;2;Pak een kar.
25254;2015;B1-K1-W1;1;Lees de order.
25254;2015;B1-K1-W2;1;Tel de dozen.
"""


def test_a_work_card_has_its_steps_in_order_and_stands_with_its_work_process(town):
    told = send(town.coordinator, CARDS).json

    assert (told["kind"], told["new"], told["refused"]) == ("work_cards", 2, [])
    assert [each["steps"] for each in town.starts()["work_processes"]] == [
        ["Lees de order.", "Pak een kar."],
        ["Tel de dozen."],
    ]
    assert send(town.coordinator, CARDS).json["unchanged"] == 2


def test_a_card_of_a_sheet_takes_the_place_of_the_one_that_was_known(town):
    send(town.coordinator, CARDS)

    told = send(town.coordinator, "crebo;dossierversie;werkproces;stap;tekst\n25254;2015;B1-K1-W1;1;Vraag hulp.\n").json

    assert told["changed"] == 1
    assert [each["steps"] for each in town.starts()["work_processes"]] == [["Vraag hulp."], ["Tel de dozen."]]


def test_a_step_that_is_none_or_of_a_work_process_that_nobody_knows_comes_back(town):
    rows = (
        "25254;2015;B1-K1-W9;1;Niet bekend.",
        "25254;2015;B1-K1-W1;nul;Geen getal.",
        "25254;2015;B1-K1-W1;51;Te veel.",
        "25254;2015;B1-K1-W1;1;",
        "25254;2015;B1-K1-W2;1;Een.",
        "25254;2015;B1-K1-W2;1;Iets anders.",
    )

    told = send(town.coordinator, "crebo;dossierversie;werkproces;stap;tekst\n" + "\n".join(rows)).json

    assert [(each["row"], each["column"]) for each in told["refused"]] == [
        (2, "werkproces"),
        (3, "stap"),
        (4, "stap"),
        (5, "tekst"),
        (7, "stap"),
    ]
    assert told["new"] == 1


def test_the_trainer_sees_the_work_card(trainer):
    send(trainer.town.coordinator, CARDS)

    shown = trainer.task(trainer.session()).json["work_processes"]

    assert [each["steps"] for each in shown] == [["Lees de order.", "Pak een kar."], ["Tel de dozen."]]


def test_a_workbook_of_excel_comes_in_like_a_csv(coordinator):
    load_all(coordinator)
    book = openpyxl.Workbook()
    for line in WORK_PROCESSES.splitlines():
        book.worksheets[0].append(line.split(";"))
    content = BytesIO()
    book.save(content)

    answer = send(coordinator, content.getvalue())

    assert (answer.status_code, answer.json["unchanged"], answer.json["refused"]) == (200, 3, [])
