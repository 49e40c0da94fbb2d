"""What a measurement runs in: a real RabbitMQ, a real PostgreSQL that syncs to disk, and a region that is known."""

import os
import platform
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

from access import tokens
from services.aftercare.service import AftercareService
from services.intake.service import IntakeService
from services.notifications.service import NotificationsService
from tests.machinery.broker import find_broker, fresh_vhost
from tests.machinery.database import Database
from tests.machinery.postgres import Postgres
from tests.machinery.processes import Machine

MUNICIPALITIES = [f"GM90{number:02d}" for number in range(1, 17)]
SMALL_MUNICIPALITY = "GM9017"  # its job coach has few young people, however large the region is
COACHES = 4


@dataclass(frozen=True)
class Place:
    """One measurement's own database, vhost and processes."""

    database: Database
    machine: Machine
    amqp_url: str
    schools: list[UUID]
    folder: Path


@contextmanager
def fresh_place() -> Iterator[Place]:
    """Prepare a place in which 16 municipalities have a job coach and a werkconsulent."""
    folder = Path(tempfile.mkdtemp(prefix="doorlijn-bench-"))
    postgres, broker = Postgres(durable=True), find_broker()
    postgres.prepare()
    try:
        with fresh_vhost(broker) as vhost, postgres.clone() as name:
            database = Database(postgres, name)
            tokens.make_keys(folder / "keys")
            env = {
                "DATABASE_URL": database.url("{service}"),
                "AMQP_URL": vhost.url,
                "DOORLIJN_KEYS_DIR": str(folder / "keys"),
                "DOORLIJN_HOME": str(folder),
                "DOORLIJN_PROFILE": "test",
                "DOORLIJN_SESSION_SECRET": "of-this-measurement-only",
                "MALLOC_ARENA_MAX": "2",  # as in the containers and the demo
            }
            with closing(Machine(folder, env)) as machine:
                yield Place(database, machine, vhost.url, _people(database), folder)
            database.dispose()
    finally:
        broker.close()
        postgres.close()
    shutil.rmtree(folder)  # after a failure it stays: the logs tell why


def _people(database: Database) -> list[UUID]:
    """Let each service hear who is who."""
    schools = [uuid4() for _ in range(4)]
    region = uuid4()
    for service in (AftercareService, IntakeService, NotificationsService):
        for number, school in enumerate(schools):
            database.hear(
                service,
                "directory",
                (
                    "organisation_registered",
                    {
                        "organisation_id": str(school),
                        "kind": "school",
                        "code": f"99A{number}",
                        "name": f"School {number}",
                    },
                ),
                subject=f"organisation/{school}",
            )
        for code in [*MUNICIPALITIES, SMALL_MUNICIPALITY]:
            body = UUID(int=int(code[2:]))
            database.hear(
                service,
                "directory",
                (
                    "organisation_registered",
                    {"organisation_id": str(body), "kind": "municipality", "code": code, "name": f"Gemeente {code}"},
                ),
                subject=f"organisation/{body}",
            )
        for number in range(COACHES):
            _grant(database, service, 1000 + number, "job_coach", region, MUNICIPALITIES[number::COACHES])
            _grant(database, service, 2000 + number, "werkconsulent", region, MUNICIPALITIES[number::COACHES])
        _grant(database, service, 1000 + COACHES, "job_coach", region, [SMALL_MUNICIPALITY])
        _grant(database, service, 2000, "werkconsulent", region, [SMALL_MUNICIPALITY])
        _grant(database, service, 3000, "coordinator", region, MUNICIPALITIES)
    return schools


def _grant(database: Database, service: type, number: int, role: str, body: UUID, municipalities: list[str]) -> None:
    person = UUID(int=number)
    fields = {
        "role_id": str(UUID(int=number + 10_000)),
        "person_id": str(person),
        "role": role,
        "organisation_id": str(body),
        "municipalities": municipalities,
    }
    database.hear(service, "directory", ("role_granted", fields), subject=f"person/{person}")


def machine_in_words() -> str:
    """Describe the machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GB, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
