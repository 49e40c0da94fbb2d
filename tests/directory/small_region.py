"""A small region: three municipalities, a school, and colleagues who can stand in for each other."""

from datetime import datetime
from typing import Any
from uuid import UUID

from services.directory.handlers import load_directory
from services.directory.handlers.load_directory import (
    LoadDirectory,
    OrganisationRow,
    PersonRow,
    Report,
    RoleRow,
)
from services.directory.storage.organisations import Organisations
from services.directory.storage.people import People
from tests.machinery.database import NOW, Database

BODIES = (
    OrganisationRow(2, "municipality", "GM9001", "Lijnmonde"),
    OrganisationRow(3, "municipality", "GM9002", "Veenhorst"),
    OrganisationRow(4, "region", "LIJNSTREEK", "De Lijnstreek"),
    OrganisationRow(5, "school", "99AA", "Praktijkschool De Ankerlijn", "pro"),
)
COACHES = (
    PersonRow(
        10,
        "Fatima Benali",
        "f.benali@voorbeeld.example",
        roles=(RoleRow(11, "job_coach", "LIJNSTREEK", ("GM9001",)),),
    ),
    PersonRow(
        12,
        "Daan Pinas",
        "d.pinas@voorbeeld.example",
        roles=(RoleRow(13, "job_coach", "LIJNSTREEK", ("GM9002",)),),
    ),
    PersonRow(
        14,
        "Pieter Santokhi",
        "p.santokhi@voorbeeld.example",
        roles=(RoleRow(15, "admin", "LIJNSTREEK"),),
    ),
)


class Region:
    """The directory of one test, and who is in it by first name."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.load(LoadDirectory(BODIES, COACHES))

    def load(self, command: LoadDirectory, now: datetime = NOW) -> Report:
        with self.database.work("directory", now=now) as work:
            report, events = load_directory.handle(command, work.use(Organisations), work.use(People), work.timers, now)
            assert not report.refused, report.refused
            work.publish(*events)
        return report

    def person_id(self, name: str) -> UUID:
        found = "SELECT person_id FROM people WHERE name LIKE :name"
        person_id: UUID = self.database.rows("directory", found, name=f"{name}%")[0]["person_id"]
        return person_id

    def organisation_id(self, code: str) -> UUID:
        found = "SELECT organisation_id FROM organisations WHERE code = :code"
        body: UUID = self.database.rows("directory", found, code=code)[0]["organisation_id"]
        return body

    def news(self, since: int) -> list[tuple[str, dict[str, Any]]]:
        """What was published after the first `since` events."""
        return self.database.published("directory")[since:]

    @property
    def published(self) -> int:
        return len(self.database.published("directory"))
