"""An API says what is wrong in the language that its caller asks for."""

from uuid import uuid4

import pytest

from access.actor import Actor
from tests.machinery.database import Database

ADMIN = Actor(uuid4(), "admin", uuid4())
ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def client(database: Database):
    return database.client("directory", ADMIN)


def test_what_is_wrong_with_a_field_is_said_in_english(client):
    answer = client.post("/v1/people", json={"name": "", "mail": "nobody"}, headers=ENGLISH)

    assert answer.status_code == 400
    assert answer.json["title"] == "The data are not right"
    assert answer.json["detail"] == "Correct the fields that are named and send again."
    assert {each["field"]: each["reason"] for each in answer.json["errors"]} == {
        "name": "Fill in 1 to 200 characters.",
        "mail": "This is no mail address. Check the mail address.",
    }
    assert answer.headers["Content-Language"] == "en"
    assert "Accept-Language" in answer.headers["Vary"]


def test_a_rule_that_is_broken_is_said_in_english(client):
    school = {"kind": "school", "code": "99QQ", "name": "Praktijkschool De Boei", "school_type": None}

    answer = client.post("/v1/organisations", json=school, headers=ENGLISH)

    assert (answer.status_code, answer.json["detail"]) == (409, "A school is pro or vso. Fill in the type of school.")


def test_what_does_not_exist_and_who_is_not_known_are_told_in_english(client):
    absent = client.get(f"/v1/people/{uuid4()}", headers=ENGLISH)
    client.environ_base.pop("HTTP_AUTHORIZATION")
    stranger = client.get("/v1/people", headers=ENGLISH)

    assert absent.json["detail"] == "This does not exist, or you may not see it."
    assert stranger.json["detail"] == "The token is missing, wrong or expired. Sign in again."


def test_whoever_asks_for_nothing_special_hears_dutch(client):
    client.get(f"/v1/people/{uuid4()}", headers=ENGLISH)

    answer = client.get(f"/v1/people/{uuid4()}")

    assert (answer.json["title"], answer.headers["Content-Language"]) == ("Niet gevonden", "nl")
