from datetime import timedelta

from tests.portal.stage import Stage, typed
from tests.portal.visitor import Visitor

COLUMNS = (
    "leerlingnummer;voornaam;tussenvoegsel;achternaam;geboortedatum;brin;gemeente;uitstroomprofiel;"
    "uitgestroomd_op;bestemming;werkgever;contract_begin;contract_einde;traject_open"
)


def sheet(stage: Stage) -> bytes:
    left_on = typed(stage.today - timedelta(days=30))
    rows = [
        f"0012;Noor;;Hassan;14-03-2009;99AA;Lijnmonde;;{left_on};werk;;;;nee",
        f"0013;Dylan;;Postma;ooit;99AA;Lijnmonde;;{left_on};mbo;;;;nee",
    ]
    return "\r\n".join([COLUMNS, *rows]).encode("cp1252")


def previewed(stage: Stage) -> Visitor:
    return stage.sign_in("school_staff").open("/schoolverlaters/importeren").upload("schoolverlaters.csv", sheet(stage))


def test_a_preview_names_every_bad_row_and_stores_nothing(stage: Stage):
    school = previewed(stage)

    assert "1 rij importeren" in school.text
    assert "Rij Kolom Wat is er mis 3 geboortedatum" in school.text
    assert stage.database.published("intake") == []


def test_the_good_rows_go_in_and_the_bad_ones_do_not(stage: Stage):
    school = previewed(stage).submit()

    assert school.path == "/schoolverlaters"
    assert "1 nieuw, 0 gewijzigd, 0 al bekend, 1 geweigerd" in school.text
    assert "Noor Hassan" in school.text
    assert "Dylan" not in school.text


def test_the_same_sheet_twice_changes_nothing(stage: Stage):
    previewed(stage).submit()

    school = previewed(stage).submit()

    assert "0 nieuw, 0 gewijzigd, 1 al bekend" in school.text
    told = [name for name, _ in stage.database.published("intake")]
    assert told.count("pupil_left_school") == 1


def test_any_process_of_the_portal_can_import_what_another_one_previewed(stage: Stage):
    school = previewed(stage)

    other_process = stage.portal()
    elsewhere = Visitor(other_process.test_client())
    elsewhere.client.set_cookie("doorlijn", school.client.get_cookie("doorlijn").value)
    elsewhere.path, elsewhere.answer = school.path, school.answer

    assert "1 nieuw" in elsewhere.submit().text


def test_a_list_that_we_did_not_preview_for_this_reader_is_not_imported(stage: Stage):
    school = previewed(stage)
    packed = school.form().values["packed"]
    colleague = Visitor(stage.app.test_client())
    colleague.open("/aanmelden").submit({"person_id": "de300000-0000-4000-8000-000000000002", "role": "school_staff"})

    for wrong in (packed, packed[:-4] + "xxxx", ""):
        answer = colleague.client.post(
            "/schoolverlaters/importeren/doen", data={"csrf_token": colleague.csrf(), "packed": wrong}
        )
        assert answer.status_code == 400
    assert stage.database.published("intake") == []


def test_a_file_that_is_no_list_gets_a_sentence_that_says_so(stage: Stage):
    school = stage.sign_in("school_staff")

    school.open("/schoolverlaters/importeren").upload("lijst.pdf", b"%PDF-1.7 nothing to see")

    assert school.status == 400
    assert "Dit gaat nog niet goed" in school.text


def test_a_list_without_its_columns_names_each_of_them(stage: Stage):
    school = stage.sign_in("school_staff")

    school.open("/schoolverlaters/importeren").upload("lijst.csv", b"voornaam;achternaam\r\nNoor;Hassan\r\n")

    assert "De kolom leerlingnummer ontbreekt." in school.text
    assert school.main.count('href="#file"') > 5


def test_no_file_and_a_file_that_is_too_large_are_both_explained(stage: Stage):
    school = stage.sign_in("school_staff")

    assert "Kies een bestand." in school.open("/schoolverlaters/importeren").submit().text
    school.open("/schoolverlaters/importeren").upload("groot.csv", b"x" * 1_200_000)
    assert "groter dan 1 MB" in school.text


def test_the_example_sheet_is_accepted_by_its_own_import(stage: Stage):
    school = stage.sign_in("school_staff")
    example = school.client.get("/schoolverlaters/voorbeeldlijst.csv").get_data()

    school.open("/schoolverlaters/importeren").upload("voorbeeld.csv", example)

    assert "1 rij importeren" in school.text
