"""Who saw this file: in three clicks, without a name of a young person, and as a file."""

from tests.portal.stage import Stage, a_leaver


def number_of(stage: Stage) -> str:
    return a_leaver(stage.today)["pupil_number"]


def test_the_administrator_sees_in_three_clicks_who_saw_a_file(stage: Stage):
    page = stage.report_leaver()
    stage.sign_in("job_coach").open(page)

    admin = stage.sign_in("admin").follow("Inzage")  # 1
    school = stage.person("school_staff").organisation_id
    admin.submit({"school_id": str(school), "pupil_number": number_of(stage)})  # 2

    assert admin.status == 200
    for words in (stage.person("job_coach").name, "Jobcoach", "Naam en gegevens gezien", "Nazorg geven"):
        assert words in admin.text
    assert "Gemeld als schoolverlater" in admin.text
    assert "Sanne" not in admin.html
    assert number_of(stage) not in admin.path


def test_the_coordinator_comes_there_from_the_page_of_the_young_person(stage: Stage):
    page = stage.report_leaver()

    coordinator = stage.sign_in("coordinator").open(page).follow("Wie zag dit dossier?")

    assert "Regionaal coördinator" in coordinator.text


def test_the_list_is_kept_as_csv(stage: Stage):
    page = stage.report_leaver()
    coordinator = stage.sign_in("coordinator").open(page).follow("Wie zag dit dossier?").follow("Bewaar als CSV")

    rows = coordinator.html.removeprefix("\ufeff").splitlines()

    assert coordinator.answer.content_type == "text/csv; charset=utf-8"
    assert rows[0] == "Wanneer;Wie;Rol;Organisatie;Namens;Wat;Doel;Grondslag;Uitkomst"
    assert len(rows) > 3
    assert "Sanne" not in coordinator.html


def test_a_number_that_nobody_has_is_a_sentence(stage: Stage):
    school = stage.person("school_staff").organisation_id

    admin = stage.sign_in("admin").open("/inzage").submit({"school_id": str(school), "pupil_number": "nobody"})

    assert admin.status == 400
    assert "Deze school heeft geen leerling met dit nummer." in admin.text


def test_others_do_not_see_who_saw_a_file(stage: Stage):
    page = stage.report_leaver()
    pupil_id = page.rpartition("/")[2]

    for role in ("school_staff", "job_coach", "werkconsulent"):
        visitor = stage.sign_in(role)
        assert visitor.open(f"/inzage/{pupil_id}").status == 403
        assert visitor.open(f"/inzage/{pupil_id}/lijst.csv").status == 403
        assert visitor.open("/inzage").status == 403
