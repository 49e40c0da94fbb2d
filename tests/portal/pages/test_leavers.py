"""The school reports a leaver, and follows its own in a list that says how it stands."""

import re
from datetime import timedelta

from tests.portal.stage import Stage, a_leaver, typed
from tests.portal.visitor import Visitor


def test_a_school_reports_a_leaver_and_the_two_years_begin(stage: Stage):
    page = stage.report_leaver()

    seen = stage.sign_in("school_staff").open(page)

    assert "Sanne van der Veen" in seen.text
    assert "Neem de zaak aan" in seen.text
    assert "Bakkerij De Halm" in seen.text


def test_what_was_typed_stays_when_something_is_wrong(stage: Stage):
    school = stage.sign_in("school_staff")

    school.open("/schoolverlaters/melden")
    school.submit(a_leaver(stage.today) | {"last_name": "", "birth_date": "31-02-2009"})

    assert school.status == 400
    assert "Vul de achternaam in." in school.text
    assert "Deze datum bestaat niet." in school.text
    kept = school.form().values
    assert (kept["first_name"], kept["birth_date"], kept["employer"]) == ("Sanne", "31-02-2009", "Bakkerij De Halm")


def test_each_error_links_to_its_question(stage: Stage):
    school = stage.sign_in("school_staff")

    school.open("/schoolverlaters/melden").submit({"birth_date": "ooit"})

    assert "Fout: Schoolverlater melden" in school.html
    for name in ("first_name", "last_name", "birth_date", "pupil_number", "municipality", "destination"):
        assert f'href="#{name}"' in school.main
        assert f'id="{name}"' in school.main
        assert f'id="error-{name}"' in school.main


def test_what_the_service_refuses_stands_beside_the_question(stage: Stage):
    school = stage.sign_in("school_staff")

    school.open("/schoolverlaters/melden").submit(a_leaver(stage.today) | {"birth_date": "14-03-1901"})

    assert school.status == 400
    assert 'id="error-birth_date"' in school.main
    assert school.form().values["first_name"] == "Sanne"


def test_a_number_that_is_somebody_elses_says_whose_beside_the_question(stage: Stage):
    stage.report_leaver()
    school = stage.sign_in("school_staff").open("/schoolverlaters/melden")

    school.submit(a_leaver(stage.today) | {"first_name": "Sem", "infix": "", "last_name": "Vonk"})

    assert school.status == 400
    assert 'id="error-pupil_number"' in school.main
    assert "Nu is dit nummer van Sanne van der Veen, geboren op 14-03-2009." in school.text


def test_an_employer_without_a_first_working_day_is_asked_for_it(stage: Stage):
    school = stage.sign_in("school_staff").open("/schoolverlaters/melden")

    school.submit(a_leaver(stage.today) | {"contract_begin": "", "contract_end": ""})

    assert school.status == 400
    assert 'id="error-contract_begin"' in school.main


def test_work_without_an_employer_goes_in_and_is_said(stage: Stage):
    school = stage.sign_in("school_staff").open("/schoolverlaters/melden")

    school.submit(a_leaver(stage.today) | dict.fromkeys(("employer", "contract_begin", "contract_end"), ""))

    assert "De schoolverlater is gemeld." in school.text
    assert "De bestemming is werk, maar er staat geen werkgever." in school.text


def test_pressing_twice_reports_once(stage: Stage):
    school = stage.sign_in("school_staff")

    school.open("/schoolverlaters/melden").submit(a_leaver(stage.today), times=2)

    assert school.path == "/schoolverlaters"
    told = [name for name, _ in stage.database.published("intake")]
    assert told.count("pupil_left_school") == 1


def test_practical_education_is_not_asked_for_an_exit_profile(stage: Stage):
    school = stage.sign_in("school_staff").open("/schoolverlaters/melden")

    assert "Uitstroomprofiel" not in school.text


def test_another_school_does_not_see_the_leaver(stage: Stage):
    page = stage.report_leaver()

    other = stage.sign_in("werkconsulent").open(page)

    assert other.status == 404
    assert "Sanne" not in other.html


def list_of(stage: Stage) -> Visitor:
    """Three who left on different days."""
    left = ((40, "Aaf", "Zwart"), (30, "Bo", "Akker"), (400, "Cas", "Midden"))
    for number, (days, first_name, last_name) in enumerate(left):
        stage.report_leaver(
            first_name=first_name,
            infix="",
            last_name=last_name,
            pupil_number=f"9{number}",
            left_on=typed(stage.today - timedelta(days=days)),
        )
    return stage.sign_in("school_staff").open("/schoolverlaters")


def order(school: Visitor) -> list[str]:
    return re.findall(r'class="name"[^>]*>([^<]+)<', school.main)


def test_the_list_says_in_which_order_it_stands_and_how_many_there_are(stage: Stage):
    school = list_of(stage)

    assert order(school) == ["Bo Akker", "Aaf Zwart", "Cas Midden"]
    assert "3 van 3. Volgorde: wie het laatst van school ging, eerst, daarna op achternaam." in school.text
    assert "Nazorg loopt (3)" in school.text
    by_name = school.open("/schoolverlaters?volgorde=naam")
    assert order(by_name) == ["Bo Akker", "Cas Midden", "Aaf Zwart"]
    assert "Volgorde: op achternaam." in by_name.text


def test_a_choice_stands_in_the_address_and_is_found_back(stage: Stage):
    school = list_of(stage)
    year = school.form("Tonen")

    school.open("/schoolverlaters?stand=closed")
    assert "Niemand gevonden" in school.text
    assert "0 van 3." in school.text
    school.open("/schoolverlaters/melden").open("/schoolverlaters")

    assert school.answer.request.query_string == b"stand=closed"
    everybody = school.follow("Alle schoolverlaters tonen")
    assert len(order(everybody)) == 3
    assert len(order(school.open("/schoolverlaters"))) == 3
    assert set(year.values) >= {"stand", "jaar", "volgorde"}


def test_a_school_year_is_chosen_with_its_count(stage: Stage):
    school = list_of(stage)
    years = re.findall(r'<option value="(\d{4})">\d{4}-\d{4} \((\d+)\)', school.main)

    chosen = school.open(f"/schoolverlaters?jaar={years[-1][0]}")

    assert sum(int(count) for _, count in years) == 3
    assert len(order(chosen)) == int(years[-1][1])


def test_what_one_person_chose_is_not_there_for_the_next(stage: Stage):
    list_of(stage).open("/schoolverlaters?stand=closed")

    assert len(order(stage.sign_in("school_staff").open("/schoolverlaters"))) == 3


def test_a_choice_that_means_nothing_finds_nobody_and_no_fault(stage: Stage):
    school = list_of(stage)

    for query in ("stand=x", "jaar=19", "volgorde=x", "pagina=-1", "pagina=x"):
        assert school.open(f"/schoolverlaters?{query}").status == 200
