"""Rights that a case left behind when it closed before intake listened to that, end with the upgrade."""

from datetime import date
from importlib import import_module
from uuid import UUID

import pytest

from services.intake.domain.row import Row
from services.intake.handlers.on_aftercare_closed import AftercareClosed
from services.intake.handlers.on_aftercare_extended import AftercareExtended
from services.intake.handlers.on_career_conversation_requested import CareerConversationRequested
from services.intake.service import IntakeService
from tests.intake.leavers import cells

MIGRATION = import_module("services.intake.migrations.versions.0010_readers_of_closed_cases")
CASE, FATIMA, WIM = (UUID(int=number) for number in range(1, 4))
CLOSED = AftercareClosed(CASE, date(2026, 11, 20))
EXTENDED = AftercareExtended(CASE, date(2026, 11, 20), "conversation_owed")


@pytest.fixture
def noor(region, report):
    pupil_id = report([Row(2, cells())]).pupils[0].pupil_id
    hear(region, CareerConversationRequested(CASE, pupil_id, FATIMA, WIM))
    return pupil_id


def hear(database, told):
    return database.hear(IntakeService, "aftercare", told, subject=f"case/{CASE}")


def upgrade(database):
    """As it was: what was heard of the closing changed nothing."""
    database.execute_as_admin("UPDATE intake.readers SET ended_on = NULL")
    database.execute_as_admin(f"SET LOCAL search_path = intake; {MIGRATION.END}")


def test_whoever_served_a_closed_case_reads_no_more(region, signed_in, noor):
    hear(region, CLOSED)

    upgrade(region)

    assert signed_in("job_coach", FATIMA).get(f"/v1/pupils/{noor}").status_code == 404


def test_whoever_serves_a_case_that_is_open_reads_on(region, signed_in, noor):
    upgrade(region)
    before = signed_in("job_coach", FATIMA).get(f"/v1/pupils/{noor}").status_code
    hear(region, CLOSED)
    hear(region, EXTENDED)

    upgrade(region)

    assert (before, signed_in("job_coach", FATIMA).get(f"/v1/pupils/{noor}").status_code) == (200, 200)
