"""A substitute reads what the absent colleague may read, for as long as the absence."""

from datetime import date
from uuid import UUID

from services.intake.handlers.on_substitute_named import SubstituteNamed
from services.intake.service import IntakeService

FATIMA, DAAN = UUID(int=1), UUID(int=2)


def hear(database, told, **envelope: object):
    return database.hear(IntakeService, "directory", told, subject=f"person/{told.person_id}", **envelope)


def substitutes(database):
    return [
        tuple(row.values())
        for row in database.rows("intake", "SELECT person_id, substitute_id, until FROM substitutes")
    ]


def test_a_substitute_is_kept_until_the_last_day(database):
    assert hear(database, SubstituteNamed(FATIMA, DAAN, date(2026, 12, 4))) == "done"
    assert substitutes(database) == [(FATIMA, DAAN, date(2026, 12, 4))]


def test_hearing_it_twice_changes_nothing(database):
    for _ in range(2):
        hear(database, SubstituteNamed(FATIMA, DAAN, date(2026, 12, 4)), sequence=1)

    assert len(substitutes(database)) == 1


def test_the_work_returns(database):
    hear(database, SubstituteNamed(FATIMA, DAAN, date(2026, 12, 4)))
    hear(database, SubstituteNamed(FATIMA, None, None))

    assert substitutes(database) == []
