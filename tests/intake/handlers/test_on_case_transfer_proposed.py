from uuid import UUID

from services.intake.handlers.on_case_transfer_proposed import CaseTransferProposed
from services.intake.handlers.on_job_coach_assigned import JobCoachAssigned
from services.intake.service import IntakeService

CASE, PUPIL, FATIMA, DAAN = (UUID(int=number) for number in range(1, 5))


def hear(database, told, **envelope: object):
    return database.hear(IntakeService, "aftercare", told, subject=f"case/{told.case_id}", **envelope)


def readers(database):
    return {row["person_id"] for row in database.rows("intake", "SELECT person_id FROM readers WHERE ended_on IS NULL")}


def test_whoever_is_asked_may_read_beside_the_job_coach(database):
    hear(database, JobCoachAssigned(CASE, PUPIL, FATIMA))

    assert hear(database, CaseTransferProposed(CASE, PUPIL, DAAN)) == "done"

    assert readers(database) == {FATIMA, DAAN}


def test_hearing_it_twice_changes_nothing(database):
    hear(database, CaseTransferProposed(CASE, PUPIL, DAAN), sequence=1)
    hear(database, CaseTransferProposed(CASE, PUPIL, DAAN), sequence=1)

    assert readers(database) == {DAAN}
