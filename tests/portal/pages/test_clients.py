"""The administrator gives a school's system access in the pages: the secret is shown once, and may be taken back."""

import re

import pytest

from tests.portal.stage import Stage
from tests.portal.visitor import Visitor

GRANT = {"grant_type": "client_credentials"}


def give(stage: Stage) -> Visitor:
    school = str(stage.person("school_staff").organisation_id)
    typed = {"organisation_id": school, "name": "Leerlingadministratie"}
    return stage.sign_in("admin").follow("Systemen").submit(typed, button="Toegang geven")


def shown(page: Visitor, which: str) -> str:
    return re.findall(rf'id="{which}" value="([^"]+)"', page.html)[0]


def token_status(stage: Stage, number: str, secret: str) -> int:
    answer = stage.app.test_client().post("/oauth/token", data=GRANT, auth=(number, secret))
    return answer.status_code


def test_what_the_page_shows_once_gets_the_system_a_token(stage: Stage):
    page = give(stage)
    number, secret = shown(page, "nummer"), shown(page, "geheim")

    assert "Het geheim ziet u maar een keer." in page.text
    assert shown(page, "adres").endswith("/oauth/token")
    assert token_status(stage, number, secret) == 200
    again = page.open("/systemen")
    assert secret not in again.html
    assert "Leerlingadministratie Praktijkschool De Ankerlijn" in again.text


def test_what_is_taken_away_gets_nothing_more_and_stays_in_the_list(stage: Stage):
    page = give(stage)
    number, secret = shown(page, "nummer"), shown(page, "geheim")

    page.open("/systemen").submit(button="Toegang wegnemen")

    assert "De toegang is weggenomen." in page.text
    assert "geen toegang meer" in page.text
    assert "Toegang wegnemen" not in page.text
    assert token_status(stage, number, secret) == 401


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_given(stage: Stage):
    page = stage.sign_in("admin").open("/systemen").submit({"name": " "}, button="Toegang geven")

    assert page.status == 400
    assert "Kies de school." in page.text
    assert "Vul in om welk systeem het gaat." in page.text
    assert stage.database.rows("directory", "SELECT * FROM clients") == []


@pytest.mark.parametrize("role", ["coordinator", "school_staff", "job_coach"])
def test_systems_are_for_the_administrator(region: Stage, role: str):
    assert region.sign_in(role).open("/systemen").status == 403
