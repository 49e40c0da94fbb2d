"""One region in which every API has something to show, and requests made up from what the documents say."""

import importlib
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields
from itertools import cycle
from typing import Any
from uuid import UUID

import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from access import covenants, tokens
from access.actor import Actor
from rest.allowances import Limits
from rest.app import ApiSettings
from tests.machinery.database import SIGNING_KEY
from tests.portal.stage import Stage
from tests.rest.documents import document_of

NO_LIMITS = Limits(**dict.fromkeys((each.name for each in fields(Limits)), 0))  # a fuzzer sends more than people do
SECRET = "Doorlijn-Session"
ROLES = ("coordinator", "werkconsulent", "job_coach", "school_staff", "admin", "system")
CHECKS: list[Any] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
QUIET = settings(
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


class Town(Stage):
    """A region with one young person whose work ended, and whose conversation is planned."""

    def fill(self) -> "Town":
        page = self.report_leaver()
        talk = self.end_contract(page)
        self.sign_in("werkconsulent").open(talk).submit(
            {"day": "24-11-2026", "time": "14:00", "place": "Werkplein"}, button="Plannen"
        )
        self.deliver()
        coach, guest = self.person("job_coach").person_id, self.person("werkconsulent").person_id
        self.ids: dict[str, Any] = {
            "case_id": self._one("aftercare", "SELECT case_id FROM cases"),
            "contract_id": self._one("aftercare", "SELECT contract_id FROM contracts"),
            "conversation_id": self._one("aftercare", "SELECT conversation_id FROM conversations"),
            "pupil_id": self._one("intake", "SELECT pupil_id FROM pupils"),
            "notification_id": self._one(
                "notifications", "SELECT notification_id FROM notifications WHERE person_id = :coach", coach=coach
            ),
            "delivery_id": self._one("notifications", "SELECT delivery_id FROM deliveries"),
            "person_id": str(coach),
            "job_coach_id": str(coach),
            "school_id": str(self.person("school_staff").organisation_id),
            "pupil_number": "0042",
            "key": "acceptance",  # of a term
            "organisation_id": str(self.person("school_staff").organisation_id),
            "role_id": self._one("directory", "SELECT role_id FROM roles WHERE person_id = :guest", guest=guest),
        }
        self.ids["case_ids"] = [self.ids["case_id"]]
        self.segments = {  # of addresses only: in a body these names mean other things
            "body_code": "doorstroompunt",
            "code": "zorg",
            "scope": "region",
            "moment": self._one("aftercare", "SELECT moment FROM check_ins"),
            "promise_id": str(UUID(int=0x9A)),  # there is none: what is asked about it is not found
            "support_id": str(UUID(int=0x9B)),
            "trajectory_id": str(UUID(int=0x9C)),
            "request_id": str(UUID(int=0x9D)),
            "photo_id": str(UUID(int=0x9E)),
            "certificate_id": str(UUID(int=0x9F)),
            "key_id": str(UUID(int=0xA0)),
            "transfer_id": str(UUID(int=0xA1)),
            "document_id": str(UUID(int=0xA2)),
            "list_number": "0",
            "crebo": "25254",
        }
        self._open_accounts()
        self._ask_support_access()
        self._make_webhook()
        return self

    def secret(self, path: str) -> str:
        """What the portal passes on for a browser at this path: the secret of its invitation, or of its session."""
        return self._invitation if path.startswith("/invitations") else self._session

    def _open_accounts(self) -> None:
        """Sign the werkconsulent in with a form half done, invite a colleague, and let a school's system in."""
        person = self.person("werkconsulent")
        whose = {
            "person_id": str(person.person_id),
            "role": person.role,
            "organisation_id": str(person.organisation_id),
        }
        lasts = {"idle_seconds": 3600, "lasts_seconds": 36_000}
        self._session = self._made("system", "/v1/sessions", whose | lasts)["secret"]
        self._invitation = self._made("admin", f"/v1/people/{self.person('coordinator').person_id}/invitation")[
            "secret"
        ]
        client = {"organisation_id": self.ids["organisation_id"], "name": "Leerlingadministratie"}
        made = self._made("admin", "/v1/clients", client)
        self.ids |= {"client_id": made["id"], "secret": made["secret"]}
        self.ids["invitation_id"] = self._one("directory", "SELECT invitation_id FROM invitations")
        self.ids["passkey_id"] = str(UUID(int=0x4E7))
        self.database.execute_as_admin(
            "INSERT INTO directory.passkeys VALUES (:it, :whose, 'x', 'x', 0, false, 'Telefoon', :now, NULL)",
            it=self.ids["passkey_id"],
            whose=person.person_id,
            now=self.database.now,
        )
        text = covenants.PACKAGED.read_text(encoding="utf-8").replace("2026-1", "2026-2")
        self.ids["covenant_id"] = self._made("admin", "/v1/covenants", {"text": text})["id"]
        self.ids["form_id"] = self.ids["form_ids"] = str(UUID(int=0xF0))

    def _ask_support_access(self) -> None:
        """Let support ask to see the young person's file."""
        body = {name: self.ids[name] for name in ("school_id", "pupil_number")} | {"reason": "De naam staat verkeerd."}
        headers = {"Authorization": f"Bearer {self.token('admin')}"}
        asked = self._apis["intake"].test_client().post("/v1/support-accesses", json=body, headers=headers)
        assert asked.json is not None
        self.ids["access_id"] = asked.json["id"]

    def _make_webhook(self) -> None:
        """Let a school's system ask to be called at this machine."""
        headers = {"Authorization": f"Bearer {self.token('school_staff')}"}
        client = self._apis["notifications"].test_client()
        asked = client.post("/v1/webhooks", json={"url": "https://127.0.0.1/in"}, headers=headers)
        assert asked.json is not None
        self.ids["webhook_id"] = asked.json["id"]

    def _made(self, role: str, path: str, body: Any = None) -> Any:  # noqa: ANN401  any JSON
        headers = {"Authorization": f"Bearer {self.token(role)}"}
        answer = self._apis["directory"].test_client().post(path, json=body, headers=headers)
        assert answer.status_code == 201, answer.json
        return answer.json

    def _api(self, service: str) -> Flask:
        known = ApiSettings(
            self.database.url(service),
            SIGNING_KEY,
            clock=lambda: self.database.now,
            limits=NO_LIMITS,
            webhooks_secret="what seals secrets here",
        )
        api: Flask = importlib.import_module(f"services.{service}.api").app(known)
        return api

    def api(self, service: str) -> Flask:
        return self._apis[service]

    def tokens(self) -> Iterator[str]:
        """Tokens of every role in turn, of people who are really there."""
        return cycle([self.token(role) for role in ROLES])

    def token(self, role: str) -> str:
        person = self.person("admin" if role == "system" else role)
        who = Actor(UUID(int=0) if role == "system" else person.person_id, role, person.organisation_id)
        return tokens.issue(who, SIGNING_KEY, self.database.now)

    def event_id(self, service: str) -> str:
        return self._one(service, "SELECT event_id FROM journal UNION SELECT event_id FROM inbox")

    def _one(self, service: str, statement: str, **parameters: object) -> str:
        return str(next(iter(self.database.rows(service, statement, **parameters)[0].values())))


def operations(town: Town, service: str) -> Iterator[Any]:
    """Every operation of a service, as schemathesis reads it from the document; what takes something away comes last."""
    refused = {"negative_data_rejection": {"expected-statuses": ["4xx"]}}  # too large (413) is refused as well
    config = SchemathesisConfig.from_dict({"base-url": "http://localhost/v1", "checks": refused})
    told = {**document_of(service), "security": []}  # every request here carries a token that we choose
    schema = schemathesis.openapi.from_dict(told, config=config)
    schema.app = town.api(service)
    yield from sorted((found.ok() for found in schema.get_all_operations()), key=lambda each: each.method == "delete")


def send(town: Town, operation: Any, mode: GenerationMode, examples: int) -> int:  # noqa: ANN401  an operation
    """Send made-up requests, each in another role; well-formed ones about somebody who is there."""
    who = town.tokens()
    known = {**town.ids, "event_id": town.event_id(operation.app.name.removeprefix("doorlijn_"))}
    is_good = mode is GenerationMode.POSITIVE
    sent = 0

    @seed(7)
    @settings(QUIET, max_examples=examples)
    @given(case=operation.as_strategy(generation_mode=mode))
    def each(case) -> None:
        nonlocal sent
        sent += 1
        if is_good:
            there = known | town.segments
            case.path_parameters = {name: there[name] for name in re.findall(r"{(\w+)}", operation.path)}
            if SECRET in (case.headers or {}):
                case.headers[SECRET] = town.secret(operation.path)
            if isinstance(case.body, dict):
                case.body |= {name: known[name] for name in case.body.keys() & known.keys()}
        answer = case.call(headers={"Authorization": f"Bearer {next(who)}"})
        case.validate_response(answer, checks=CHECKS if is_good else [*CHECKS, negative_data_rejection])

    with suppress(Unsatisfiable):  # nothing about this request can be wrong
        each()
    return sent
