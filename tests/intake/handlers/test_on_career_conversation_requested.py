"""Who holds the career conversation may read the pupil."""

from uuid import UUID

from services.intake.handlers.on_career_conversation_requested import CareerConversationRequested
from services.intake.service import IntakeService

CASE, PUPIL, FATIMA, WIM = (UUID(int=number) for number in range(1, 5))


def hear(database, told, **envelope: object):
    return database.hear(IntakeService, "aftercare", told, subject=f"case/{told.case_id}", **envelope)


def readers(database):
    return [tuple(row.values()) for row in database.rows("intake", "SELECT task, person_id FROM readers ORDER BY task")]


def test_job_coach_and_werkconsulent_may_read_the_pupil(database):
    assert hear(database, CareerConversationRequested(CASE, PUPIL, FATIMA, WIM)) == "done"
    assert readers(database) == [("job_coach", FATIMA), ("werkconsulent", WIM)]


def test_hearing_it_twice_changes_nothing(database):
    hear(database, CareerConversationRequested(CASE, PUPIL, FATIMA, WIM), sequence=1)
    hear(database, CareerConversationRequested(CASE, PUPIL, FATIMA, WIM), sequence=1)

    assert len(readers(database)) == 2


def test_who_no_longer_has_the_task_reads_no_more(database):
    hear(database, CareerConversationRequested(CASE, PUPIL, FATIMA, WIM))
    hear(database, CareerConversationRequested(CASE, PUPIL, FATIMA, None))

    assert readers(database) == [("job_coach", FATIMA)]


def test_nobody_is_kept_for_a_task_that_nobody_has(database):
    hear(database, CareerConversationRequested(CASE, PUPIL, None, WIM))

    assert readers(database) == [("werkconsulent", WIM)]
