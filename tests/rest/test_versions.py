"""Nobody overwrites what he did not see: ETag, If-Match, If-None-Match."""

from uuid import uuid4

import pytest

from access.actor import Actor
from tests.aftercare.town import Town
from tests.directory.small_region import Region
from tests.rest.documents import operations

# Access ends whatever stood there; a session and its drafts are of one browser alone, passkeys of one person. A document never
# changes: a proposal to revoke it, or its shut page, is there or is not.
WITHOUT_A_VERSION = {
    "certification DELETE /certificates/{certificate_id}/revocation",
    "certification DELETE /certificates/{certificate_id}/closure",
    "certification DELETE /issuer-keys/{key_id}",
    "certification PUT /judgement-tasks/current/drafts",
    "certification DELETE /judgement-tasks/current/photos/{photo_id}",
    "directory DELETE /clients/{client_id}",
    "directory DELETE /people/{person_id}/sessions",
    "directory DELETE /people/{person_id}/invitation",
    "directory PUT /sessions/current/passkeys/{passkey_id}",
    "directory DELETE /sessions/current/passkeys/{passkey_id}",
    "directory PUT /drafts/{form_id}",
    "directory DELETE /drafts/{form_id}",
    "directory PUT /sessions/current/language",
    "directory PUT /sessions/current/role",
}
TUESDAY = {"starts_at": "2026-11-24T14:00:00+01:00", "minutes": 60, "place": "Werkplein"}


@pytest.fixture
def talk(database):
    """A conversation that is owed: its path, and the client of its werkconsulent, who says no version by himself."""
    town = Town(database).staff()
    town.loses_work()
    client = town.client("werkconsulent")
    client.environ_base.pop("HTTP_IF_MATCH")
    return town.talk_path(), client


def test_an_appointment_is_changed_only_by_who_knows_how_it_stands(talk):
    path, client = talk
    seen = client.get(path).headers["ETag"]

    silent = client.put(f"{path}/appointment", json=TUESDAY)
    planned = client.put(f"{path}/appointment", json=TUESDAY, headers={"If-Match": seen})
    late = client.delete(f"{path}/appointment", json={}, headers={"If-Match": seen})
    weak = client.delete(f"{path}/appointment", json={}, headers={"If-Match": f"W/{planned.headers['ETag']}"})

    assert [each.status_code for each in (silent, planned, late, weak)] == [428, 200, 412, 412]
    assert {each.mimetype for each in (silent, late, weak)} == {"application/problem+json"}
    assert client.get(path).json["state"] == "scheduled"


def test_the_answer_to_a_change_says_the_version_that_is_read_afterwards(talk):
    path, client = talk

    planned = client.put(f"{path}/appointment", json=TUESDAY, headers={"If-Match": "*"})
    read = client.get(path)
    cancelled = client.delete(f"{path}/appointment", json={}, headers={"If-Match": planned.headers["ETag"]})

    assert planned.headers["ETag"] == read.headers["ETag"]
    assert not read.headers["ETag"].startswith("W/")
    assert (cancelled.status_code, cancelled.json["state"]) == (200, "cancelled")


def test_what_is_known_already_is_not_sent_again(talk):
    path, client = talk
    seen = client.get(path).headers["ETag"]

    again = client.get(path, headers={"If-None-Match": seen})
    head = client.head(path)

    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", seen)
    assert (head.status_code, head.data, head.headers["ETag"]) == (200, b"", seen)


def test_roles_and_substitutes_are_changed_only_by_who_knows_the_person(database):
    region = Region(database)
    client = database.client("directory", Actor(uuid4(), "admin"))
    client.environ_base.pop("HTTP_IF_MATCH")
    path = f"/v1/people/{region.person_id('Fatima')}"
    body = {"substitute_id": str(region.person_id("Daan")), "until": "2026-12-01"}
    before = client.get(path)
    old, role = before.headers["ETag"], before.json["roles"][0]["id"]

    named = client.put(f"{path}/substitute", json=body, headers={"If-Match": old})
    late = [
        client.put(f"{path}/substitute", json=body, headers={"If-Match": old}),
        client.delete(f"{path}/substitute", headers={"If-Match": old}),
        client.delete(f"{path}/roles/{role}", headers={"If-Match": old}),
    ]
    silent = client.delete(f"{path}/roles/{role}")
    revoked = client.delete(f"{path}/roles/{role}", headers={"If-Match": named.headers["ETag"]})

    assert [each.status_code for each in (named, *late, silent, revoked)] == [200, 412, 412, 412, 428, 204]


def test_who_may_not_see_it_is_told_nothing_about_versions(talk):
    path, client = talk

    assert client.put(f"{path[:-36]}{uuid4()}/appointment", json=TUESDAY).status_code == 404


def test_no_change_in_place_goes_without_a_version():
    unguarded = {
        str(each) for each in operations() if each.method in {"put", "patch", "delete"} and "428" not in each.responses
    }

    assert unguarded == WITHOUT_A_VERSION
