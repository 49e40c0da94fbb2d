"""A session lives in the directory: it ends by itself, by signing out, and with the role; what was typed is kept."""

from datetime import timedelta

import pytest
from flask import Flask, session

from access import tokens
from access.actor import Actor
from access.tokens import TokenRefused
from services.portal.domain.reader import Reader
from services.portal.web.session import apis_for
from tests.machinery.database import SIGNING_KEY
from tests.portal.stage import Stage, a_leaver
from tests.portal.visitor import Visitor


def cookie_of(visitor: Visitor) -> str:
    cookie = visitor.client.get_cookie("doorlijn")
    assert cookie is not None
    return str(cookie.value)


def id_in(app: Flask, cookie: str) -> str:
    with app.test_request_context("/", headers={"Cookie": f"doorlijn={cookie}"}):
        return str(session["id"])


def admin_of(stage: Stage):
    admin = stage.person("admin")
    return stage.database.client("directory", Actor(admin.person_id, "admin", admin.organisation_id))


def test_nothing_in_the_database_opens_a_session(stage: Stage):
    visitor = stage.sign_in("job_coach")
    secret = id_in(stage.app, cookie_of(visitor))

    [kept] = stage.database.rows("directory", "SELECT * FROM sessions")

    assert len(secret) > 40
    assert secret not in str(kept)
    assert secret.encode() not in bytes(kept["secret_hash"])


def test_a_session_ends_after_half_an_hour_without_a_page(stage: Stage):
    visitor = stage.sign_in("job_coach")

    stage.database.now += timedelta(minutes=29)
    assert visitor.open("/werk").path == "/werk"
    stage.database.now += timedelta(minutes=29)
    assert visitor.open("/werk").path == "/werk"
    stage.database.now += timedelta(minutes=31)

    assert visitor.open("/werk").path == "/aanmelden"


def test_a_session_ends_after_ten_hours_whatever_is_done(stage: Stage):
    visitor = stage.sign_in("job_coach")

    for _ in range(29):
        stage.database.now += timedelta(minutes=20)
        assert visitor.open("/werk").path == "/werk"
    stage.database.now += timedelta(minutes=20)

    assert visitor.open("/werk").path == "/aanmelden"


def test_signing_out_ends_it_on_every_device(stage: Stage):
    phone, laptop = stage.sign_in("job_coach"), stage.sign_in("job_coach")
    colleague = stage.sign_in("werkconsulent")

    phone.client.post("/afmelden", data={"csrf_token": phone.csrf()})

    assert phone.open("/werk").path == "/aanmelden"
    assert laptop.open("/werk").path == "/aanmelden"
    assert colleague.open("/werk").path == "/werk"


def test_a_copied_cookie_is_worth_nothing_after_signing_out(stage: Stage):
    visitor = stage.sign_in("job_coach")
    copied = cookie_of(visitor)

    visitor.client.post("/afmelden", data={"csrf_token": visitor.csrf()})

    thief = Visitor(stage.app.test_client())
    thief.client.set_cookie("doorlijn", copied)
    assert thief.open("/werk").path == "/aanmelden"


def test_a_role_taken_away_ends_the_session_at_the_next_page(stage: Stage):
    visitor = stage.sign_in("job_coach")
    client, coach = admin_of(stage), stage.person("job_coach")
    [role] = client.get(f"/v1/people/{coach.person_id}").json["roles"]

    assert client.delete(f"/v1/people/{coach.person_id}/roles/{role['id']}").status_code == 204

    assert visitor.open("/werk").path == "/aanmelden"


def test_the_id_is_another_one_after_signing_in(stage: Stage):
    visitor = Visitor(stage.app.test_client()).open("/aanmelden")
    before = cookie_of(visitor)

    visitor.submit({"person_id": str(stage.person("job_coach").person_id), "role": "job_coach"})

    assert id_in(stage.app, before) != id_in(stage.app, cookie_of(visitor))
    assert id_in(stage.app, before).startswith("nobody-")


def test_a_cookie_over_the_internet_is_secure(stage: Stage):
    client = stage.portal("production").test_client()

    given = client.get("/aanmelden", base_url="https://doorlijn.example").headers.getlist("Set-Cookie")

    assert all("Secure" in one and "HttpOnly" in one and "SameSite=Lax" in one for one in given)
    assert stage.portal("production").config["SESSION_COOKIE_SECURE"]


def test_after_signing_in_one_is_where_one_wanted_to_be(stage: Stage):
    visitor = Visitor(stage.app.test_client()).open("/jongeren")
    assert visitor.path == "/aanmelden"

    visitor.submit({"person_id": str(stage.person("job_coach").person_id), "role": "job_coach"})

    assert visitor.path == "/jongeren"


@pytest.mark.parametrize(
    "given",
    [
        "https://evil.example/",
        "//evil.example/werk",
        "/\\evil.example",
        "/bestaat-niet",
        "javascript:alert(1)",
        "/afmelden",
        "/demo/personen",
        "/werk\r\nX: y",
        "/aanmelden",
    ],
)
def test_nobody_is_led_to_another_site(stage: Stage, given):
    visitor = Visitor(stage.app.test_client()).open("/aanmelden")
    chosen = {"person_id": str(stage.person("job_coach").person_id), "role": "job_coach", "verder": given}

    visitor.submit(chosen)

    assert visitor.path == "/werk"


def typed_too_late(stage: Stage) -> tuple[Visitor, str]:
    """Somebody types the report of a leaver, and the session ends before it is sent."""
    visitor = stage.sign_in("school_staff").open("/schoolverlaters/melden")
    stage.database.now += timedelta(minutes=45)
    visitor.submit({"first_name": "Noor", "last_name": "Jansen & Zn <b>", "pupil_number": "0077"})
    assert visitor.path == "/aanmelden"
    return visitor, visitor.form().values["verder"]


def sign_in_again(stage: Stage, visitor: Visitor, role: str) -> Visitor:
    return visitor.submit({"person_id": str(stage.person(role).person_id), "role": role})


def test_a_form_sent_after_the_session_ended_stands_there_filled_in(stage: Stage):
    visitor, _ = typed_too_late(stage)
    assert stage.database.rows("intake", "SELECT 1 FROM pupils") == []

    sign_in_again(stage, visitor, "school_staff")

    assert visitor.path == "/schoolverlaters/melden"
    values = visitor.form("").values
    assert (values["first_name"], values["last_name"], values["pupil_number"]) == ("Noor", "Jansen & Zn <b>", "0077")
    assert "U was hier al bezig. Hieronder staat wat u had ingevuld" in visitor.text


def test_what_was_kept_is_gone_once_it_is_sent(stage: Stage):
    visitor, _ = typed_too_late(stage)
    sign_in_again(stage, visitor, "school_staff")
    answer = visitor.client.post("/schoolverlaters/melden", data=visitor.form("").values | a_leaver(stage.today))

    assert answer.status_code == 303
    assert stage.database.rows("directory", "SELECT sealed FROM drafts") == [{"sealed": None}]
    assert visitor.open("/schoolverlaters/melden").form("").values["first_name"] == ""


def test_what_was_kept_is_sealed_and_holds_for_four_days(stage: Stage):
    visitor, where = typed_too_late(stage)
    [kept] = stage.database.rows("directory", "SELECT * FROM drafts")
    assert "Noor" not in str(kept)
    assert "Noor" not in where
    assert "melden" not in str(kept)

    stage.database.now += timedelta(hours=97)
    sign_in_again(stage, visitor, "school_staff")

    assert visitor.form("").values["first_name"] == ""


def test_nobody_else_sees_what_was_typed(stage: Stage):
    _, where = typed_too_late(stage)
    other = next(one for one in stage.app.test_client().get("/demo/personen").json if _is_other_school(stage, one))
    visitor = Visitor(stage.app.test_client()).open("/aanmelden")

    visitor.submit({"person_id": other["person_id"], "role": "school_staff", "verder": where})

    assert visitor.path == "/schoolverlaters/melden"
    assert visitor.form("").values["first_name"] == ""
    assert "Zn" not in visitor.html


def _is_other_school(stage: Stage, one: dict[str, str]) -> bool:
    return one["role"] == "school_staff" and one["person_id"] != str(stage.person("school_staff").person_id)


def test_a_button_pressed_too_late_leads_back_to_its_page(stage: Stage):
    page = stage.report_leaver()
    coach = stage.sign_in("job_coach").open(page)
    stage.database.now += timedelta(minutes=45)

    asked = {"csrf_token": coach.csrf()}
    answer = coach.client.post(f"{page}/aannemen", data=asked, headers={"Referer": f"http://localhost{page}"})
    coach.open(answer.headers["Location"])
    sign_in_again(stage, coach, "job_coach")

    assert coach.path == page


def test_pages_call_with_a_token_of_a_minute_and_programs_get_an_hour(stage: Stage):
    coach = stage.person("job_coach")
    with stage.app.test_request_context("/"):
        page = apis_for(Reader(coach.person_id, "job_coach", coach.organisation_id)).token()
    asked = {"person_id": str(coach.person_id)}
    program = stage.app.test_client().post("/demo/tokens", json=asked).json["token"]
    later = stage.database.now + timedelta(minutes=2)

    assert tokens.verify(program, SIGNING_KEY, later + timedelta(minutes=57)).role == "job_coach"
    with pytest.raises(TokenRefused):
        tokens.verify(page, SIGNING_KEY, later)
