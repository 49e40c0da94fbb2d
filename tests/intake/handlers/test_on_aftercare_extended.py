"""A case that is open again needs somebody who may read the pupil; who lost the task itself does not come back."""

from datetime import date
from uuid import UUID

import pytest

from services.intake.handlers.on_aftercare_closed import AftercareClosed
from services.intake.handlers.on_aftercare_extended import AftercareExtended
from services.intake.handlers.on_job_coach_assigned import JobCoachAssigned
from services.intake.handlers.on_job_coach_released import JobCoachReleased
from services.intake.service import IntakeService

CASE, PUPIL, FATIMA = (UUID(int=number) for number in range(1, 4))
TO_COME, PAST = date(2027, 7, 17), date(2026, 7, 17)


def hear(database, told, **envelope: object):
    return database.hear(IntakeService, "aftercare", told, subject=f"case/{told.case_id}", **envelope)


def reading(database):
    return database.rows("intake", "SELECT person_id FROM readers WHERE ended_on IS NULL")


@pytest.mark.parametrize(
    ("ends_on", "reason", "is_open"),
    [
        (TO_COME, "leaving_corrected", True),
        (PAST, "leaving_corrected", False),
        (PAST, "conversation_owed", True),
        (PAST, "last_day_claimed", True),
    ],
)
def test_who_served_the_case_when_it_closed_reads_again_once_it_is_open(database, ends_on, reason, is_open):
    hear(database, JobCoachAssigned(CASE, PUPIL, FATIMA))
    hear(database, AftercareClosed(CASE, date(2026, 11, 1)))

    assert hear(database, AftercareExtended(CASE, ends_on, reason)) == "done"

    assert reading(database) == ([{"person_id": FATIMA}] if is_open else [])


def test_who_was_released_does_not_come_back(database):
    hear(database, JobCoachAssigned(CASE, PUPIL, FATIMA))
    hear(database, JobCoachReleased(CASE))
    hear(database, AftercareExtended(CASE, TO_COME, "conversation_owed"))

    assert reading(database) == []


def test_hearing_it_twice_changes_nothing(database):
    hear(database, JobCoachAssigned(CASE, PUPIL, FATIMA), sequence=1)
    for _ in range(2):
        hear(database, AftercareExtended(CASE, TO_COME, "conversation_owed"), sequence=2)

    assert reading(database) == [{"person_id": FATIMA}]
