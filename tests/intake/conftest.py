"""What the tests of intake start from: a region of two schools and two municipalities."""

from collections.abc import Callable, Sequence
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings

from access.actor import Actor
from services.intake.domain.row import Row
from services.intake.handlers import report_leaver
from services.intake.handlers.on_organisation_registered import OrganisationRegistered
from services.intake.handlers.report_leaver import ReportLeavers
from services.intake.handlers.rows_told import Outcome
from services.intake.service import IntakeService
from services.intake.storage.places import Places
from services.intake.storage.pupils import Pupils
from tests.intake.leavers import ANKERLIJN, HERTOGENBOSCH, KOMPAS, LIJNMONDE
from tests.machinery.database import NOW, Database

# The same examples on every run, and no clock: a busy machine is no reason to fail.
settings.register_profile(
    "intake",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("intake")

SUSAN = UUID(int=0x50)  # whoever signs in, unless a test says who


@pytest.fixture
def region(database: Database) -> Database:
    """The database of an intake that has heard of schools and municipalities."""
    for school in (ANKERLIJN, KOMPAS):
        told = OrganisationRegistered(school.school_id, "school", school.brin, school.name, school.school_type)
        assert database.hear(IntakeService, "directory", told, subject=f"organisation/{school.school_id}") == "done"
    for place in (LIJNMONDE, HERTOGENBOSCH):
        told = OrganisationRegistered(place.municipality_id, "municipality", place.code, place.name)
        assert (
            database.hear(IntakeService, "directory", told, subject=f"organisation/{place.municipality_id}") == "done"
        )
    return database


@pytest.fixture
def report(region: Database) -> Callable[..., Outcome]:
    """Bring rows in, as a sheet or a form would."""

    def bring(rows: Sequence[Row], own_school_id: UUID | None = None, *, is_dry_run: bool = False) -> Outcome:
        with region.work("intake") as work:
            command = ReportLeavers(rows, own_school_id, is_dry_run)
            outcome = report_leaver.handle(command, work.use(Pupils), work.use(Places), NOW)
            work.publish(*outcome.events)
        return outcome

    return bring


@pytest.fixture
def signed_in(region: Database) -> Callable[..., FlaskClient]:
    """A client of intake's API for somebody in a role; school staff work at De Ankerlijn unless the test says where."""

    def sign_in(role: str, person_id: UUID = SUSAN, organisation_id: UUID | None = ANKERLIJN.school_id) -> FlaskClient:
        return region.client("intake", Actor(person_id, role, organisation_id))

    return sign_in
