import pytest

from services.portal.api import DemoOnly
from tests.portal.stage import Stage
from tests.portal.visitor import Visitor


def test_everyone_is_listed_under_what_they_come_for(region: Stage):
    page = Visitor(region.app.test_client()).open("/aanmelden")

    assert "Schoolverlaters melden en een lijst importeren" in page.text
    for role in ("school_staff", "job_coach", "werkconsulent", "coordinator", "admin"):
        assert region.person(role).name in page.text


@pytest.mark.parametrize(
    ("role", "home"),
    [
        ("school_staff", "/schoolverlaters"),
        ("job_coach", "/werk"),
        ("werkconsulent", "/werk"),
        ("coordinator", "/werk"),
        ("admin", "/gebeurtenissen"),
    ],
)
def test_each_role_starts_on_its_own_page(region: Stage, role, home):
    visitor = region.sign_in(role)

    assert visitor.path == home
    assert visitor.open("/").path == home


def test_the_cookie_holds_a_random_id_alone_and_is_out_of_reach_of_scripts(region: Stage):
    visitor = region.sign_in("job_coach")

    cookie = visitor.client.get_cookie("doorlijn")

    assert cookie is not None
    assert cookie.http_only
    assert cookie.same_site == "Lax"
    with region.app.test_request_context("/", headers={"Cookie": f"doorlijn={cookie.value}"}):
        from flask import session  # noqa: PLC0415  the session of this one request

        assert set(session) == {"id"}


def test_signing_out_ends_it(region: Stage):
    visitor = region.sign_in("job_coach")

    form = visitor.client.post("/afmelden", data={"csrf_token": visitor.csrf()}, follow_redirects=True)

    assert form.request.path == "/aanmelden"
    assert visitor.open("/werk").path == "/aanmelden"


def test_a_form_that_we_did_not_show_is_refused(region: Stage):
    visitor = region.sign_in("job_coach")

    answer = visitor.client.post("/afmelden", data={"csrf_token": "forged"})

    assert answer.status_code == 400
    assert visitor.open("/werk").path == "/werk"


def test_outside_the_demo_nobody_signs_in_by_being_chosen(region: Stage):
    visitor = Visitor(region.portal("test").test_client())

    assert visitor.client.get("/demo/personen").status_code == 404
    assert visitor.client.post("/demo/tokens", json={"person_id": "x"}).status_code == 404
    visitor.open("/")
    assert "wachtwoord" in visitor.text
    assert region.person("job_coach").name not in visitor.html


def test_a_portal_of_real_people_refuses_the_mail_catcher(region: Stage):
    with pytest.raises(DemoOnly, match="DOORLIJN_MAIL_DIR"):
        region.portal("production", mail_catcher=object())  # type: ignore[arg-type]  # it is refused before it is looked at


def test_programs_get_a_token_for_a_demo_person(region: Stage):
    client = region.app.test_client()
    people = client.get("/demo/personen").json
    coach = next(one for one in people if one["role"] == "job_coach")

    answer = client.post("/demo/tokens", json={"person_id": coach["person_id"]})

    assert set(coach) == {"person_id", "name", "role", "organisation_id"}
    assert answer.status_code == 201
    assert answer.json["token"].count(".") == 2
    assert client.post("/demo/tokens", json={"person_id": "nobody"}).status_code == 404
    assert client.post("/demo/tokens", data="no json").status_code == 400
