"""The small region that everything happens in: schools, municipalities, and people who serve them."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid5

from access.actor import Actor
from messaging.envelope import CONTENT_TYPE
from messaging.inbox import Inbox
from messaging.listening import subscriptions
from messaging.reading import Arrival
from services.aftercare.service import AftercareService
from services.intake.service import IntakeService
from services.notifications.service import NotificationsService
from tests.machinery.database import Database

ADMIN = Actor(uuid5(UUID(int=0), "admin"), "admin")
COORDINATOR = Actor(uuid5(UUID(int=0), "coordinator"), "coordinator")

BRINS = tuple(f"{number:02d}XX" for number in range(90, 98))  # invented schools
MUNICIPALITIES = ("GM9001", "GM9002", "GM9003", "GM9004")


def load(database: Database) -> None:
    """Load the region through the directory's own API, and let the others hear of it."""
    database.now = datetime.now(UTC)  # noqa: TID251  the door
    answer = database.client("directory", ADMIN).post("/v1/directory-loads", json=_file())
    if answer.status_code != 200 or not answer.json or not answer.json["is_loaded"]:
        raise AssertionError(f"the region was refused: {answer.status_code} {answer.json}")
    journal = database.rows("directory", "SELECT envelope FROM journal ORDER BY position")
    arrivals = [Arrival(bytes(row["envelope"]), CONTENT_TYPE, "directory.events") for row in journal]
    for service in (IntakeService, AftercareService, NotificationsService):
        sessions = database.sessions(service.name)
        inbox = Inbox(service.name, sessions, subscriptions(service), lambda: database.now, keeps_effect_log=True)
        inbox.take(arrivals)
    database.execute_as_admin("DELETE FROM directory.outbox")
    database.dispose()


def _file() -> dict[str, Any]:
    bodies = [{"kind": "municipality", "code": code, "name": f"Gemeente {code}"} for code in MUNICIPALITIES]
    schools = [{"kind": "school", "code": brin, "name": f"School {brin}", "school_type": "pro"} for brin in BRINS]
    region = [{"kind": "region", "code": "R90", "name": "Regio"}]
    people = [
        _person(f"{role}-{code}", role, code, [code])
        for role in ("job_coach", "werkconsulent")
        for code in MUNICIPALITIES
    ]
    people += [_person(f"staff-{brin}", "school_staff", brin, []) for brin in BRINS]
    people.append(_person("coordinator", "coordinator", "R90", []))
    return {"organisations": [*region, *bodies, *schools], "people": people}


def _person(name: str, role: str, organisation: str, municipalities: list[str]) -> dict[str, Any]:
    held = {"role": role, "organisation": organisation, "municipalities": municipalities}
    return {"name": f"Invented {name}", "mail": f"{name.lower()}@voorbeeld.example", "roles": [held]}
