"""The job coach of a case may read the pupil; the former one no longer."""

from uuid import UUID

from services.intake.handlers.on_job_coach_assigned import JobCoachAssigned
from services.intake.service import IntakeService

CASE, PUPIL, FATIMA, DAAN = (UUID(int=number) for number in range(1, 5))


def hear(database, told, **envelope: object):
    return database.hear(IntakeService, "aftercare", told, subject=f"case/{told.case_id}", **envelope)


def readers(database):
    found = database.rows("intake", "SELECT case_id, task, pupil_id, person_id FROM readers ORDER BY case_id")
    return [tuple(row.values()) for row in found]


def test_a_job_coach_may_read_the_pupil(database):
    assert hear(database, JobCoachAssigned(CASE, PUPIL, FATIMA)) == "done"
    assert readers(database) == [(CASE, "job_coach", PUPIL, FATIMA)]


def test_hearing_it_twice_changes_nothing(database):
    hear(database, JobCoachAssigned(CASE, PUPIL, FATIMA), sequence=1)
    hear(database, JobCoachAssigned(CASE, PUPIL, FATIMA), sequence=1)

    assert readers(database) == [(CASE, "job_coach", PUPIL, FATIMA)]


def test_a_new_job_coach_takes_the_place_of_the_former(database):
    hear(database, JobCoachAssigned(CASE, PUPIL, FATIMA))
    hear(database, JobCoachAssigned(CASE, PUPIL, DAAN))

    assert readers(database) == [(CASE, "job_coach", PUPIL, DAAN)]


def test_each_case_keeps_its_own_job_coach(database):
    hear(database, JobCoachAssigned(CASE, PUPIL, FATIMA))
    hear(database, JobCoachAssigned(UUID(int=9), PUPIL, DAAN))

    assert readers(database) == [(CASE, "job_coach", PUPIL, FATIMA), (UUID(int=9), "job_coach", PUPIL, DAAN)]
