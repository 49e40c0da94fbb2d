"""A school that can issue: two young people whose names intake knows, and a key that two persons put into use."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from access.actor import Actor
from services.certification.handlers import make_papers
from services.certification.storage.issuer_keys import IssuerKeys
from services.certification.storage.register import Register
from services.certification.storage.signers import Signers
from services.intake.service import IntakeService
from tests.certification.people import OTHER_PUPIL, OTHER_SCHOOL, PORTAL, PUPIL, SCHOOL, SYSTEM_OF_SCHOOL, TEACHER
from tests.certification.signing import sign_all
from tests.certification.town import Town

TOWN = UUID(int=0xC07)
ADMIN = Actor(UUID(int=0xC41), "admin", UUID(int=0xC06))
COLLEAGUE = replace(TEACHER, person_id=UUID(int=0xC42))
BODY = "INSERT INTO directory.organisations VALUES (:it, 'school', :code, :name, 'pro')"
KNOWN = """INSERT INTO intake.pupils VALUES (:pupil, :school, :number, :first, '', 'Bakker', :born, 'GM9001', '',
    '2026-07-17', 'work', '', NULL, NULL, false, 1)"""


class Press:
    def __init__(self, town: Town) -> None:
        self.town, self.database = town, town.database
        self.teacher, self.coordinator = town.teacher, town.coordinator
        self.colleague = self.database.client("certification", COLLEAGUE)
        self.admin = self.database.client("certification", ADMIN)
        self.system = self.database.client("certification", SYSTEM_OF_SCHOOL)
        self.portal = self.database.client("certification", PORTAL)
        for body, code, name in ((SCHOOL, "99AA", "De Ankerlijn"), (OTHER_SCHOOL, "99AB", "Het Kompas")):
            self.database.execute_as_admin(BODY, it=body, code=code, name=name)
            told = {"organisation_id": body, "kind": "school", "code": code, "name": name, "school_type": "pro"}
            self.hear_in_intake("organisation_registered", told, body)
        place = {"organisation_id": TOWN, "kind": "municipality", "code": "GM9001", "name": "Lijnmonde"}
        self.hear_in_intake("organisation_registered", place, TOWN)
        self.knows(PUPIL, "Sanne", "0001")
        self.knows(OTHER_PUPIL, "Noor", "0002", OTHER_SCHOOL)

    def hear_in_intake(self, name: str, told: dict[str, Any], body: UUID) -> None:
        state = self.database.hear(IntakeService, "directory", (name, told), subject=f"organisation/{body}")
        assert state == "done", self.database.why("intake")

    def knows(self, pupil: UUID, first: str, number: str, school: UUID = SCHOOL) -> None:
        """Let intake know a pupil by name."""
        told: dict[str, object] = {"pupil_id": pupil, "school_id": school, "municipality": "GM9001"}
        if pupil not in (PUPIL, OTHER_PUPIL):
            self.town.hear("intake", "pupil_registered", told, f"pupil/{pupil}")
        words = {"pupil": pupil, "school": school, "number": number, "first": first}
        self.database.execute_as_admin(KNOWN, born="2008-11-21", **words)

    def bring_to_intake(self, name: str) -> None:
        """Let intake hear of what certification told under this name."""
        for fields in self.town.told(name):
            subject = f"pupil/{fields['pupil_id']}"
            state = self.database.hear(IntakeService, "certification", (name, fields), subject=subject)
            assert state == "done", self.database.why("intake")

    def fresh(self) -> FlaskClient:
        """Give another browser of the same teacher."""
        return self.database.client("certification", TEACHER)

    def make_key(self, body: UUID = SCHOOL, **changes: object) -> TestResponse:
        asked = {"organisation_id": str(body), "name": "De Ankerlijn", "place": "Lijnmonde"} | changes
        return self.admin.post("/v1/issuer-keys", json=asked)

    def approve(self, key_id: str) -> TestResponse:
        return self.coordinator.post(f"/v1/issuer-keys/{key_id}/approval")

    def with_key(self) -> "Press":
        assert self.approve(self.make_key().json["id"]).status_code == 201
        return self

    def ready(self, **changes: object) -> str:
        """Give a trajectory of which everything is signed."""
        found = str(self.town.starts(**changes)["id"])
        sign_all(self.database, found)
        return found

    def issue(self, *trajectories: str, client: FlaskClient | None = None, **more: object) -> TestResponse:
        return (client or self.teacher).post("/v1/certificates", json={"trajectory_ids": list(trajectories)} | more)

    def issued(self, **changes: object) -> dict[str, Any]:
        """Give a document that was issued."""
        item = (self.issue(self.ready(**changes)).json or {})["items"][0]
        return dict(self.teacher.get(f"/v1/certificates/{item['certificate_id']}").json or {})

    def print_all(self) -> int:
        """Let the worker make every paper that waits."""
        made, signers = 0, Signers(self.database.keys)

        while True:
            with self.database.work("certification") as work:
                if not make_papers.handle(work.use(Register), work.use(IssuerKeys), signers.of, work.now):
                    return made
            made += 1

    def check(self, code: str, **more: object) -> TestResponse:
        return self.portal.post("/v1/checks", json={"code": code} | more)


def code_of(certificate: dict[str, Any]) -> str:
    return str(certificate["page"]).rpartition("/")[2]
