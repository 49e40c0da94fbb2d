"""Puts the invented bodies and people into the directory, once; the chain of events tells everybody else."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text

from doorlijn.demo_marks import DEMO_MARK
from doorlijn.region.people import demo_person, region_file
from doorlijn.settings import Settings
from messaging.database import open_engine, open_sessions, wait_until_ready
from messaging.work import unit_of_work
from services.directory.handlers import load_directory
from services.directory.handlers.load_directory import (
    LoadDirectory,
    OrganisationRow,
    PersonRow,
    RoleRow,
)
from services.directory.storage.organisations import Organisations
from services.directory.storage.people import People

REGION = ("region", "LIJNSTREEK")
_MARK = text("INSERT INTO marks (mark) VALUES (:mark) ON CONFLICT DO NOTHING")


def seed(settings: Settings, now: datetime) -> bool:
    """Load the region unless it is there already; tells whether it did."""
    return load_region(settings.database_url, now)


def load_region(database_url: str, now: datetime) -> bool:
    """Load the region unless it is there already; tells whether it did. Needs only the directory's own schema."""
    engine = open_engine(database_url, "directory", pool_size=1, acts_as="system")
    wait_until_ready(engine, "directory")
    admin = demo_person("admin")
    actor = f"person/{admin.person_id}"
    with unit_of_work(open_sessions(engine), "directory", now, actor=actor, actor_role="admin") as work:
        work.session.execute(_MARK, {"mark": DEMO_MARK})  # production refuses a directory with this mark
        organisations = work.use(Organisations)
        is_new = REGION not in organisations.known()
        if is_new:
            report, events = load_directory.handle(_command(), organisations, work.use(People), work.timers, now)
            if report.refused:
                raise ValueError(f"lijnstreek.yaml: {report.refused}")
            work.publish(*events)
    engine.dispose()
    return is_new


def _command() -> LoadDirectory:
    """Give the region's file as one command; it is ours, so it is not checked line by line."""
    region = region_file()
    organisations = (OrganisationRow(**each) for each in region["organisations"])
    return LoadDirectory(tuple(organisations), tuple(_person(each) for each in region["people"]))


def _person(entry: dict[str, Any]) -> PersonRow:
    roles = tuple(_role(each) for each in entry["roles"])
    return PersonRow(entry["line"], entry["name"], entry["mail"], UUID(entry["id"]), roles)


def _role(entry: dict[str, Any]) -> RoleRow:
    areas = tuple(entry.get("municipalities", ()))
    return RoleRow(entry["line"], entry["role"], entry["organisation"], areas)
