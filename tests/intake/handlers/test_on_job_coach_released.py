"""A case lost its job coach and nobody took over yet: the former one reads no more."""

from uuid import UUID

from services.intake.handlers.on_career_conversation_requested import CareerConversationRequested
from services.intake.handlers.on_job_coach_assigned import JobCoachAssigned
from services.intake.handlers.on_job_coach_released import JobCoachReleased
from services.intake.service import IntakeService

CASE, PUPIL, FATIMA, WIM, DAAN = (UUID(int=number) for number in range(1, 6))


def hear(database, told, **envelope: object):
    return database.hear(IntakeService, "aftercare", told, subject=f"case/{told.case_id}", **envelope)


def readers(database):
    return [tuple(row.values()) for row in database.rows("intake", "SELECT task, person_id FROM readers ORDER BY task")]


def test_the_former_job_coach_reads_no_more_and_the_werkconsulent_still_does(database):
    hear(database, CareerConversationRequested(CASE, PUPIL, FATIMA, WIM))

    assert hear(database, JobCoachReleased(CASE)) == "done"

    assert readers(database) == [("werkconsulent", WIM)]


def test_hearing_it_twice_changes_nothing(database):
    hear(database, JobCoachAssigned(CASE, PUPIL, FATIMA), sequence=1)
    hear(database, JobCoachReleased(CASE), sequence=2)
    hear(database, JobCoachReleased(CASE), sequence=2)

    assert readers(database) == []


def test_the_next_job_coach_may_read(database):
    hear(database, JobCoachAssigned(CASE, PUPIL, FATIMA))
    hear(database, JobCoachReleased(CASE))
    hear(database, JobCoachAssigned(CASE, PUPIL, DAAN))

    assert readers(database) == [("job_coach", DAAN)]
