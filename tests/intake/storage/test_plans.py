"""No query of intake grows with the number of pupils: each reads by an index."""

from contextlib import contextmanager
from uuid import UUID

import pytest
from sqlalchemy import event

from access import covenants
from access.policy import openings
from services.intake.storage.erasing import Erasing
from services.intake.storage.pupils import Pupils, ReadablePupils
from tests.intake.leavers import ANKERLIJN, TODAY

FATIMA = UUID(int=0xFA)

MANY = """
    INSERT INTO pupils (pupil_id, school_id, pupil_number, first_name, infix, last_name, birth_date, municipality,
                        exit_profile, destination, employer, trajectory_open, version)
    SELECT gen_random_uuid(), s.school_id, n::text, 'x', '', 'x', '2008-01-01', 'GM9001', '', '', '', false, 1
    FROM schools s, generate_series(1, 10000) n
"""
COACHES = """
    INSERT INTO readers (case_id, task, pupil_id, person_id)
    SELECT gen_random_uuid(), 'job_coach', pupil_id,
           CASE WHEN pupil_number::int <= 20 THEN CAST(:fatima AS uuid) ELSE gen_random_uuid() END FROM pupils
"""


@pytest.fixture
def crowded(region):
    """A region of twenty thousand pupils."""
    region.rows("intake", "SELECT 1")
    with region.engine("intake").begin() as connection:
        connection.exec_driver_sql(MANY)
        connection.exec_driver_sql(COACHES.replace(":fatima", f"'{FATIMA}'"))
    with region.engine("intake").connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")
    return region


@contextmanager
def plans(database):
    """Collect the plan of every query on pupils and their readers in the block."""
    seen: list[str] = []
    asked = []
    engine = database.engine("intake")

    def ask(*arguments: object):
        statement, values = arguments[2:4]
        if str(statement).startswith("SELECT") and ("pupils" in str(statement) or "readers" in str(statement)):
            asked.append((statement, values))

    event.listen(engine, "before_cursor_execute", ask)
    yield seen
    event.remove(engine, "before_cursor_execute", ask)
    with engine.connect() as connection:
        for statement, values in asked:
            seen.append("\n".join(connection.exec_driver_sql(f"EXPLAIN {statement}", values).scalars()))


@pytest.mark.parametrize(
    ("role", "organisation_id"), [("coordinator", None), ("school_staff", ANKERLIJN.school_id), ("job_coach", None)]
)
def test_a_page_and_one_pupil_are_read_by_an_index(crowded, role, organisation_id):
    with plans(crowded) as seen, crowded.work("intake") as work:
        opened = openings(covenants.load(), "aftercare", role, "pupil", TODAY)
        readable = ReadablePupils(work.session, opened, FATIMA, organisation_id, TODAY)
        found = readable.page(None, 21, None, None)
        readable.page(found[-1][0].pupil_id, 21, None, None)
        readable.page(None, 200, [pupil.pupil_id for pupil, _ in found], None)
        readable.get(found[0][0].pupil_id)

    assert len(seen) >= 4
    assert [plan for plan in seen if "Seq Scan on pupils" in plan or "Seq Scan on readers" in plan] == []
    assert [plan for plan in seen if "Merge" in plan] == []  # would walk through all pupils in order


def test_whose_term_is_over_and_who_could_read_a_pupil_are_found_by_an_index(crowded):
    crowded.execute_as_admin("UPDATE intake.pupils SET left_on = date '2020-01-01' + pupil_number::int % 3000")
    crowded.execute_as_admin("ANALYZE intake.pupils")
    with plans(crowded) as seen, crowded.work("intake") as work:
        found = work.use(Erasing).left_before(TODAY, 50)
        work.use(Erasing).erase(found[0][0])

    assert len(found) == 50
    assert [plan for plan in seen if "Seq Scan on pupils" in plan] == []
    with crowded.engine("intake").connect() as connection:
        asked = f"EXPLAIN DELETE FROM readers WHERE pupil_id = '{FATIMA}'"  # noqa: S608  an id of ours
        plan = connection.exec_driver_sql(asked).scalars()
        assert "Seq Scan" not in "\n".join(plan)


def test_the_pupils_of_a_sheet_are_found_by_an_index(crowded):
    with plans(crowded) as seen, crowded.work("intake") as work:
        found = work.use(Pupils).find([(ANKERLIJN.school_id, str(at)) for at in range(1, 501)])

    assert len(found) == 500
    assert "Seq Scan on pupils" not in seen[0]
