from tests.portal.stage import Stage, a_leaver


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
