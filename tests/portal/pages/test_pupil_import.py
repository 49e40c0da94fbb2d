"""A school brings its pupils in from a sheet: a preview with every bad row, and an exit conversation for the last school year."""

from tests.portal.stage import Stage
from tests.portal.visitor import Visitor

COLUMNS = (
    "leerlingnummer;voornaam;tussenvoegsel;achternaam;geboortedatum;brin;gemeente;uitstroomprofiel;"
    "laatste_schooljaar;verwachte_bestemming;verwacht_vertrek;reden_wijziging"
)
ROWS = (
    "0012;Noor;;Hassan;14-03-2009;99AA;Lijnmonde;;2026-2027;mbo;16-07-2027;",
    "0013;Dylan;;Postma;ooit;99AA;Lijnmonde;;2026-2027;;;",
)


def previewed(stage: Stage) -> Visitor:
    sheet = "\r\n".join([COLUMNS, *ROWS]).encode("cp1252")
    return stage.sign_in("school_staff").open("/leerlingen/importeren").upload("leerlingen.csv", sheet)


def test_good_rows_go_in_bad_ones_are_named_and_the_conversation_is_there(stage: Stage):
    school = previewed(stage)
    assert "1 rij importeren" in school.text
    assert "3 geboortedatum" in school.text
    assert stage.database.published("intake") == []

    school.submit(button="importeren")

    assert "1 nieuw, 0 gewijzigd, 0 ongewijzigd, 1 geweigerd" in school.text
    assert "Noor Hassan" in school.open("/uitstroomgesprekken").text


def test_the_same_sheet_twice_leaves_nothing_to_do(stage: Stage):
    previewed(stage).submit(button="importeren")

    assert "Niets te doen." in previewed(stage).text


def test_the_example_goes_in_as_it_is(stage: Stage):
    school = stage.sign_in("school_staff")
    example = school.client.get("/leerlingen/voorbeeldlijst.csv")

    school.open("/leerlingen/importeren").upload("voorbeeld.csv", example.get_data()).submit(button="importeren")

    assert "1 nieuw, 0 gewijzigd, 0 ongewijzigd, 0 geweigerd" in school.text
    assert "niet gelezen" not in school.text


def test_refused_rows_come_back_under_the_columns_of_pupils(stage: Stage):
    school = previewed(stage)
    form = school.form("Geweigerde rijen opslaan")

    file = school.client.post(form.action, data=form.values | {"soort": "csv"})

    assert file.get_data().decode("utf-8-sig").splitlines()[0] == f"{COLUMNS};reden"
