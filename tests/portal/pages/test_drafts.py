"""What somebody types is kept while he types: for him alone, in his role, until he sends it or throws it away."""

from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.portal.stage import Stage, a_leaver, typed
from tests.portal.visitor import Visitor

FORM = "/schoolverlaters/melden"
NOOR = {"first_name": "Noor", "last_name": 'Jansen & Zn <b> "x"'}
THERE = "U was hier al bezig."


def typing(visitor: Visitor, path: str = FORM, button: str = "", **changes: str) -> dict[str, str]:
    """Type in the form of a page without sending it; gives what stands in it, as the script sends it."""
    values = visitor.open(path).form(button).values | (changes or NOOR)
    visitor.client.post("/concepten", data=values)
    return values


def opened(stage: Stage, role: str = "school_staff", path: str = FORM) -> Visitor:
    return stage.sign_in(role).open(path)


def kept(stage: Stage) -> list[dict[str, Any]]:
    return stage.database.rows("directory", "SELECT * FROM drafts WHERE sealed IS NOT NULL")


def test_what_was_typed_stands_there_in_another_browser(stage: Stage):
    typing(stage.sign_in("school_staff"))

    page = opened(stage)

    assert THERE in page.text
    assert page.form().values | NOOR == page.form().values


def test_nobody_else_sees_it_and_neither_does_the_database(stage: Stage):
    typing(stage.sign_in("school_staff"))
    others = [one for one in stage.app.test_client().get("/demo/personen").json if one["role"] == "school_staff"]
    colleague = next(one for one in others if one["person_id"] != str(stage.person("school_staff").person_id))
    visitor = Visitor(stage.app.test_client()).open("/aanmelden")
    visitor.submit({"person_id": colleague["person_id"], "role": "school_staff"}).open(FORM)

    assert THERE not in visitor.text
    assert visitor.form().values["first_name"] == ""
    assert not any(each in str(kept(stage)) for each in ("Noor", "Jansen", "melden"))


def test_in_another_role_of_the_same_person_it_does_not_show(stage: Stage):
    typing(stage.sign_in("school_staff"))

    stage.database.execute_as_admin("UPDATE directory.drafts SET organisation_id = person_id")

    assert THERE not in opened(stage).text


def test_it_is_thrown_away_when_its_writer_says_so(stage: Stage):
    typing(stage.sign_in("school_staff"))

    page = opened(stage).submit(button="Weggooien wat ik had ingevuld")

    assert (page.path, page.form().values["first_name"]) == (FORM, "")
    assert "is weggegooid" in page.text
    assert THERE not in page.text
    assert kept(stage) == []


def test_it_is_gone_once_it_is_sent_also_when_a_slow_line_brings_it_again(stage: Stage):
    visitor = stage.sign_in("school_staff")
    values = typing(visitor)

    visitor.client.post(FORM, data=values | a_leaver(stage.today))
    late = visitor.client.post("/concepten", data=values)

    assert late.status_code == 200
    assert kept(stage) == []


def test_a_form_that_came_back_with_a_mistake_is_kept_without_any_script(stage: Stage):
    visitor = opened(stage).submit(NOOR)
    assert visitor.status == 400

    page = opened(stage)

    assert (THERE in page.text, page.form().values["first_name"]) == (True, "Noor")


def test_after_four_days_it_is_no_more(stage: Stage):
    typing(stage.sign_in("school_staff"))

    stage.database.now += timedelta(days=4, minutes=1)

    assert THERE not in opened(stage).text
    assert stage.database.rows("directory", "SELECT * FROM drafts") == []


def test_typing_goes_on_after_the_session_ended_and_stands_there_after_signing_in(stage: Stage):
    visitor = opened(stage)
    values = visitor.form().values | NOOR
    stage.database.now += timedelta(minutes=45)

    said = visitor.client.post("/concepten", data=values)

    assert said.status_code == 401
    assert "Wat u invulde, is bewaard" in said.get_data(as_text=True)
    assert opened(stage).form().values["first_name"] == "Noor"


def test_what_is_typed_in_a_tab_of_before_is_kept_for_who_signed_in_again_and_refused_for_somebody_else(stage: Stage):
    visitor = opened(stage)
    values = visitor.form().values | NOOR
    tab = Visitor(visitor.client)
    for role, status in (("coordinator", 400), ("school_staff", 200)):
        tab.client.post("/afmelden", data={"csrf_token": tab.open("/koppelvlakken").csrf()})
        tab.open("/aanmelden").submit({"person_id": str(stage.person(role).person_id), "role": role})

        assert visitor.client.post("/concepten", data=values).status_code == status
        assert len(kept(stage)) == (1 if status == 200 else 0)


def test_a_forged_or_broken_request_keeps_nothing(stage: Stage):
    visitor = opened(stage)
    good = visitor.form().values | NOOR
    _form, showing, _page = good["draft"].split(" ")

    for wrong in (
        {"csrf_token": "x"},
        {"draft": ""},
        {"draft": "leaver"},
        {"draft": f"leaver no-uuid {FORM}"},
        {"draft": f"leaver {showing} https://evil.example/"},
        {"draft": f"<b> {showing} {FORM}"},
    ):
        assert visitor.client.post("/concepten", data=good | wrong).status_code == 400, wrong
    assert FlaskClient(stage.app).post("/concepten", data=good).status_code == 400
    assert kept(stage) == []


def test_more_than_anybody_types_is_not_kept_and_said(stage: Stage):
    visitor = opened(stage)

    answer = visitor.client.post("/concepten", data=visitor.form().values | {"first_name": "x" * 100_001})

    assert answer.status_code == 413
    assert "te lang om te bewaren" in answer.get_data(as_text=True)
    assert kept(stage) == []


def test_of_many_forms_the_oldest_makes_way(stage: Stage):
    visitor = opened(stage)
    values = visitor.form().values
    _form, showing, _page = values["draft"].split(" ")

    for number in range(33):
        stage.database.now += timedelta(seconds=1)
        visitor.client.post("/concepten", data=values | NOOR | {"draft": f"leaver {showing} /jongeren?n={number}"})

    assert len(kept(stage)) == 30


def test_a_draft_of_what_changed_meanwhile_leads_to_the_conflict_screen(stage: Stage):
    talk = stage.end_contract(stage.report_leaver())
    day = typed(stage.today + timedelta(days=4))
    typing(stage.sign_in("werkconsulent"), talk, "Plannen", day=day, time="10:30", place="Kamer 2")
    stage.sign_in("job_coach").open(talk).submit({"day": day, "time": "14:00", "place": "Elders"}, button="Plannen")

    page = opened(stage, "werkconsulent", talk)
    assert (THERE in page.text, page.form("Afspraak verplaatsen").values["place"]) == (True, "Kamer 2")
    page.submit(button="Afspraak verplaatsen")

    assert (page.status, "Intussen heeft iemand anders dit veranderd" in page.text) == (409, True)
    assert page.form("Toch zo opslaan").values["place"] == "Kamer 2"


def test_the_page_of_a_colleague_who_is_away_shows_only_what_one_typed_oneself(stage: Stage):
    page = f"{stage.report_leaver()}/contact"
    typing(stage.sign_in("job_coach"), page, note="Belt morgen terug.")
    stage.database.execute_as_admin(
        "UPDATE directory.drafts SET person_id = :other", other=stage.person("werkconsulent").person_id
    )

    assert THERE not in opened(stage, "job_coach", page).text


def test_a_form_that_another_page_shows_is_kept_where_it_belongs(stage: Stage):
    stage.offer_leerlijnen()
    visitor = stage.sign_in("coordinator").open("/leerlijnen/zorg")
    sent = visitor.form("Periode opslaan")
    wrong = visitor.client.post(sent.action, data=sent.values | {"places": "twaalf"})
    assert wrong.status_code == 400

    page = opened(stage, "coordinator", "/leerlijnen/zorg")

    assert page.form("Periode opslaan").values["places"] == "twaalf"
    assert page.form("Regels opslaan").values["valid_from"] == typed(stage.today)


@pytest.mark.parametrize("path", ["/schoolverlaters/importeren", "/zoeken"])
def test_files_and_questions_are_not_kept(stage: Stage, path):
    assert "draft" not in opened(stage, path=path).form().values
