from datetime import timedelta

from werkzeug.test import TestResponse

from doorlijn.region.people import demo_persons
from services.directory.domain.model import organisation_id_of
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


def saved(school: Visitor, kind: str) -> TestResponse:
    """The refused rows as a file."""
    form = school.form("Geweigerde rijen opslaan")
    return school.client.post(form.action, data=form.values | {"soort": kind})


def previewed(stage: Stage) -> Visitor:
    return stage.sign_in("school_staff").open("/schoolverlaters/importeren").upload("schoolverlaters.csv", sheet(stage))


def test_a_preview_names_every_bad_row_and_stores_nothing(stage: Stage):
    school = previewed(stage)

    assert "1 rij importeren" in school.text
    assert "Rij Kolom Wat is er mis 3 geboortedatum" in school.text
    assert stage.database.published("intake") == []


def test_the_good_rows_go_in_and_the_bad_ones_do_not(stage: Stage):
    school = previewed(stage).submit()

    assert "1 nieuw, 0 gewijzigd, 0 ongewijzigd, 1 geweigerd" in school.text
    listed = school.open("/schoolverlaters").text
    assert "Noor Hassan" in listed
    assert "Dylan" not in listed


def test_refused_rows_stay_in_sight_after_the_import_and_come_along_as_a_file(stage: Stage):
    school = previewed(stage).submit()

    assert "Rij Kolom Wat is er mis 3 geboortedatum" in school.text
    file = saved(school, "csv")
    assert file.headers["Content-Disposition"] == 'attachment; filename="geweigerde-rijen.csv"'
    head, row = file.get_data().decode("utf-8-sig").splitlines()
    assert head == f"{COLUMNS};reden"
    assert row.startswith("0013;Dylan;;Postma;ooit;99AA;Lijnmonde;;")
    assert "geboortedatum: Dit is geen datum die bestaat." in row
    assert saved(school, "xlsx").get_data().startswith(b"PK")


def test_mended_rows_go_in_by_themselves(stage: Stage):
    school = previewed(stage).submit()
    mended = saved(school, "csv").get_data().replace(b";ooit;", b";05-06-2009;")

    school.open("/schoolverlaters/importeren").upload("geweigerde-rijen.csv", mended).submit()

    assert "1 nieuw, 0 gewijzigd, 0 ongewijzigd, 0 geweigerd" in school.text
    assert "niet gelezen" not in school.text


def test_the_same_sheet_twice_leaves_nothing_to_do(stage: Stage):
    previewed(stage).submit()

    school = previewed(stage)

    assert "Niets te doen." in school.text
    assert "importeren</button>" not in school.main
    assert "Ongewijzigd 1" in school.text
    told = [name for name, _ in stage.database.published("intake")]
    assert told.count("pupil_left_school") == 1


def test_a_change_is_shown_as_it_was_and_as_it_becomes(stage: Stage):
    previewed(stage).submit()

    school = stage.sign_in("school_staff").open("/schoolverlaters/importeren")
    school.upload("verbeterd.csv", sheet(stage).replace(b"14-03-2009", b"15-03-2009"))

    assert "1 rij importeren" in school.text
    assert "Rij Leerlingnummer Kolom Was Wordt 2 0012 geboortedatum 14-03-2009 15-03-2009" in school.text
    assert "Dit is veranderd Rij Leerlingnummer Kolom Was Wordt 2 0012 geboortedatum" in school.submit().text


def test_somebody_else_under_a_known_number_is_refused_and_leads_to_whose_it_is(stage: Stage):
    previewed(stage).submit()
    other = sheet(stage).replace(b"Noor;;Hassan;14-03-2009", b"Sem;;Vonk;03-04-2010")

    school = stage.sign_in("school_staff").open("/schoolverlaters/importeren").upload("anders.csv", other)

    assert "Nu is dit nummer van Noor Hassan, geboren op 14-03-2009." in school.text
    assert "Noor Hassan" in school.follow("Bekijk de leerling die dit nummer heeft").text


def test_work_without_an_employer_is_remarked_on(stage: Stage):
    school = previewed(stage)

    assert "Let op bij deze rijen" in school.text
    assert "De bestemming is werk, maar er staat geen werkgever." in school.text


def test_the_example_list_is_that_of_the_readers_own_school_and_can_be_imported(stage: Stage):
    other_school = organisation_id_of("school", "99AB")
    person = next(each for each in demo_persons() if each.organisation_id == other_school)
    colleague = Visitor(stage.app.test_client()).open("/aanmelden")
    colleague.submit({"person_id": str(person.person_id), "role": "school_staff"})

    example = colleague.client.get("/schoolverlaters/voorbeeldlijst.csv")
    colleague.open("/schoolverlaters/importeren").upload("voorbeeld.csv", example.get_data())

    assert ";99AB;" in example.text
    assert "Nieuw 1 Gewijzigd 0 Ongewijzigd 0 Geweigerd 0" in colleague.text


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
