"""A passkey opens a session for its owner, once per question; whatever is false in an answer, nothing opens."""

from collections.abc import Callable
from datetime import timedelta
from secrets import token_urlsafe
from typing import Any
from uuid import UUID

import pytest
from webauthn.helpers import bytes_to_base64url

from access.actor import Actor
from tests.directory.small_region import Region
from tests.portal.authenticator import BACKED_UP, ELIGIBLE, HONEST, ORIGIN, PRESENT, RP_ID, Authenticator

TIMES = {"idle_seconds": 600, "lasts_seconds": 3600}
NAME = {"name": "Mijn telefoon"}


class Door:
    """The directory as the portal sees it, and somebody who was signed in otherwise."""

    def __init__(self, region: Region) -> None:
        self.database = region.database
        self.client = self.database.client("directory", Actor(UUID(int=0), "system"))
        self.admin = self.database.client("directory", Actor(UUID(int=1), "admin"))
        self.body = self.admin.post(
            "/v1/organisations", json={"kind": "region", "code": "RL1", "name": "De Lijnstreek"}
        ).json["id"]
        self.somebody, self.session = self.person("een@lijnstreek.example")

    def person(self, mail: str) -> tuple[UUID, dict[str, str]]:
        person_id = self.admin.post("/v1/people", json={"name": "Iemand", "mail": mail}).json["id"]
        role = {"role": "coordinator", "organisation_id": self.body}
        assert self.admin.post(f"/v1/people/{person_id}/roles", json=role).status_code == 201
        asked = {"person_id": person_id, **role, **TIMES}
        secret = self.client.post("/v1/sessions", json=asked).json["secret"]
        return UUID(person_id), {"Doorlijn-Session": secret}

    def question(self, person_id: UUID | None = None) -> dict[str, dict[str, str] | str]:
        user = {"id": bytes_to_base64url((person_id or self.somebody).bytes)}
        return {"challenge": token_urlsafe(32), "user": user}

    def register(self, device: Authenticator, session: dict[str, str] | None = None, **false: Any):  # noqa: ANN401  whatever is false
        question = self.question()
        body = answer(question, device.make(question, **false)) | NAME
        return self.client.post("/v1/sessions/current/passkeys", json=body, headers=session or self.session)

    def sign_in(self, device: Authenticator, **false: Any):  # noqa: ANN401  whatever is false
        question = self.question()
        return self.prove(question, device.use(question, **false))

    def prove(self, question, credential: str):
        return self.client.post("/v1/passkey-proofs", json=answer(question, credential) | TIMES)

    def keys(self) -> list[dict[str, object]]:
        return self.database.rows("directory", "SELECT * FROM passkeys")


def answer(question, credential: str) -> dict[str, object]:
    return {"credential": credential, "challenge": question["challenge"], "rp_id": RP_ID, "origin": ORIGIN}


@pytest.fixture
def door(region: Region) -> Door:
    return Door(region)


@pytest.fixture
def device(door: Door) -> Authenticator:
    """A key of somebody, that is known."""
    device = Authenticator()
    assert door.register(device).status_code == 201
    return device


def test_a_key_opens_a_session_of_its_owner(door: Door, device: Authenticator):
    opened = door.sign_in(device)

    assert opened.status_code == 201
    session = {"Doorlijn-Session": opened.json["secret"]}
    assert door.client.get("/v1/sessions/current", headers=session).json["person_id"] == str(door.somebody)


FALSE: dict[str, Callable[[Door, Authenticator], object]] = {
    "another origin": lambda door, device: door.sign_in(device, origin="https://doorlijn.example.net"),
    "the same host at another port": lambda door, device: door.sign_in(device, origin="http://localhost:9090"),
    "another challenge": lambda door, device: door.sign_in(device, challenge=token_urlsafe(32)),
    "another domain": lambda door, device: door.sign_in(device, rp_id="example.net"),
    "nobody verified": lambda door, device: door.sign_in(device, flags=PRESENT),
    "nobody there": lambda door, device: door.sign_in(device, flags=0),
    "an answer of making": lambda door, device: door.sign_in(device, type="webauthn.create"),
    "somebody else's handle": lambda door, device: door.sign_in(device, owner=UUID(int=7).bytes),
    "no handle": lambda door, device: door.sign_in(device, owner=b""),
    "another key under this name": lambda door, device: door.sign_in(
        Authenticator(credential_id=device.credential_id, owner=device.owner)
    ),
    "an unknown key": lambda door, device: door.sign_in(Authenticator(owner=device.owner)),
    "no answer": lambda door, _device: door.prove(door.question(), "-"),
    "an empty object": lambda door, _device: door.prove(door.question(), "{}"),
    "a list": lambda door, _device: door.prove(door.question(), "[1]"),
    "nested too deep": lambda door, _device: door.prove(door.question(), "[" * 9000 + "]" * 9000),
    "half characters": lambda door, _device: door.prove(door.question(), '{"id": "\\ud800"}'),
}


@pytest.mark.parametrize("false", FALSE)
def test_what_is_false_opens_nothing_and_every_answer_is_the_same(door: Door, device: Authenticator, false: str):
    refused = FALSE[false](door, device)

    assert refused.status_code == 409, refused.json
    assert refused.json["detail"].startswith("Aanmelden met deze toegangssleutel is niet gelukt.")
    assert len(door.database.rows("directory", "SELECT 1 FROM sessions")) == 1


def test_an_answer_counts_once(door: Door, device: Authenticator):
    question = door.question()
    credential = device.use(question)
    assert door.prove(question, credential).status_code == 201

    assert door.prove(question, credential).status_code == 409


def test_a_question_that_was_answered_wrongly_is_used_up(door: Door, device: Authenticator):
    question = door.question()
    assert door.prove(question, device.use(question, flags=PRESENT)).status_code == 409

    assert door.prove(question, device.use(question)).status_code == 409


def test_a_copy_of_a_device_that_counts_shows(door: Door):
    device = Authenticator(count=4)
    assert door.register(device).status_code == 201
    device.count = 5
    assert door.sign_in(device).status_code == 201

    assert door.sign_in(device).status_code == 409
    device.count = 4
    assert door.sign_in(device).status_code == 409
    device.count = 6
    assert door.sign_in(device).status_code == 201


def test_what_the_device_says_of_itself_is_kept_at_each_use(door: Door, device: Authenticator):
    assert door.keys()[0]["is_backed_up"] is False

    door.sign_in(device, flags=HONEST | ELIGIBLE | BACKED_UP)

    [kept] = door.keys()
    assert (kept["is_backed_up"], kept["used_at"]) == (True, door.database.now)


@pytest.mark.parametrize(
    "false",
    [
        {"origin": "https://doorlijn.example.net"},
        {"challenge": token_urlsafe(32)},
        {"rp_id": "example.net"},
        {"flags": PRESENT},
        {"type": "webauthn.get"},
    ],
)
def test_a_key_that_is_not_proven_is_not_kept(door: Door, false: dict[str, Any]):
    assert door.register(Authenticator(), **false).status_code == 409
    assert door.keys() == []


def test_a_question_for_a_new_key_is_answered_once(door: Door):
    question = door.question()
    body = answer(question, Authenticator().make(question)) | NAME
    door.client.post("/v1/sessions/current/passkeys", json=body, headers=door.session)
    again = answer(question, Authenticator().make(question)) | NAME

    assert door.client.post("/v1/sessions/current/passkeys", json=again, headers=door.session).status_code == 409
    assert len(door.keys()) == 1


def test_one_key_belongs_to_one_person(door: Door, device: Authenticator):
    _, session = door.person("twee@lijnstreek.example")

    assert door.register(device, session).status_code == 409
    assert len(door.keys()) == 1


def test_who_did_not_sign_in_just_now_changes_nothing(door: Door, device: Authenticator):
    door.database.now += timedelta(minutes=9)
    door.client.get("/v1/sessions/current", headers=door.session)
    door.database.now += timedelta(minutes=9)
    key = f"/v1/sessions/current/passkeys/{door.keys()[0]['passkey_id']}"

    assert "net aangemeld" in door.register(Authenticator()).json["detail"]
    assert door.client.delete(key, headers=door.session).status_code == 409


def test_somebody_elses_key_is_not_there(door: Door, device: Authenticator):
    _, session = door.person("twee@lijnstreek.example")
    key = f"/v1/sessions/current/passkeys/{door.keys()[0]['passkey_id']}"

    assert door.client.put(key, json=NAME, headers=session).status_code == 404
    assert door.client.delete(key, headers=session).status_code == 404
    assert door.client.get("/v1/sessions/current/account", headers=session).json["passkeys"] == []


def test_the_only_way_in_stays_and_a_second_key_may_go(door: Door, device: Authenticator):
    [first] = door.client.get("/v1/sessions/current/account", headers=door.session).json["passkeys"]
    path = "/v1/sessions/current/passkeys"
    assert door.client.delete(f"{path}/{first['id']}", headers=door.session).status_code == 409

    assert door.register(Authenticator()).status_code == 201
    assert door.client.delete(f"{path}/{first['id']}", headers=door.session).status_code == 204

    assert door.sign_in(device).status_code == 409


def test_ten_keys_are_enough(door: Door):
    for _ in range(10):
        assert door.register(Authenticator()).status_code == 201

    assert "al 10 toegangssleutels" in door.register(Authenticator()).json["detail"]
