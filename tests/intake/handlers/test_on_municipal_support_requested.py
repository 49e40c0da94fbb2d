from uuid import UUID

from services.intake.handlers.on_municipal_support_requested import MunicipalSupportRequested
from services.intake.service import IntakeService

CASE, PUPIL, WIM, INGRID = (UUID(int=number) for number in range(1, 5))


def hear(database, told, **envelope: object):
    return database.hear(IntakeService, "aftercare", told, subject=f"case/{told.case_id}", **envelope)


def readers(database):
    return [row["person_id"] for row in database.rows("intake", "SELECT person_id FROM readers")]


def test_the_werkconsulent_who_answers_may_read(database):
    assert hear(database, MunicipalSupportRequested(CASE, PUPIL, WIM)) == "done"

    assert readers(database) == [WIM]


def test_another_werkconsulent_reads_in_the_place_of_the_first(database):
    hear(database, MunicipalSupportRequested(CASE, PUPIL, WIM))
    hear(database, MunicipalSupportRequested(CASE, PUPIL, INGRID))

    assert readers(database) == [INGRID]


def test_nobody_who_answers_is_nobody_who_reads(database):
    hear(database, MunicipalSupportRequested(CASE, PUPIL, WIM), sequence=1)
    hear(database, MunicipalSupportRequested(CASE, PUPIL, None), sequence=2)
    hear(database, MunicipalSupportRequested(CASE, PUPIL, None), sequence=2)

    assert readers(database) == []
