from uuid import UUID

from services.intake.handlers.on_case_transfer_proposed import CaseTransferProposed
from services.intake.handlers.on_case_transferred import CaseTransferred
from services.intake.handlers.on_job_coach_assigned import JobCoachAssigned
from services.intake.service import IntakeService

CASE, PUPIL, FATIMA, DAAN = (UUID(int=number) for number in range(1, 5))


def hear(database, told, **envelope: object):
    return database.hear(IntakeService, "aftercare", told, subject=f"case/{told.case_id}", **envelope)


def readers(database):
    return {row["person_id"] for row in database.rows("intake", "SELECT person_id FROM readers WHERE ended_on IS NULL")}


def test_the_new_job_coach_reads_as_that_and_the_former_one_no_more(database):
    hear(database, JobCoachAssigned(CASE, PUPIL, FATIMA))
    hear(database, CaseTransferProposed(CASE, PUPIL, DAAN))
    hear(database, JobCoachAssigned(CASE, PUPIL, DAAN))

    assert hear(database, CaseTransferred(CASE)) == "done"

    assert readers(database) == {DAAN}
    assert database.rows("intake", "SELECT task FROM readers") == [{"task": "job_coach"}]


def test_hearing_it_twice_changes_nothing(database):
    hear(database, CaseTransferred(CASE), sequence=1)

    assert hear(database, CaseTransferred(CASE), sequence=1) == "done"
