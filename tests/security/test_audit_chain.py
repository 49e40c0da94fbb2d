"""Whatever the owner of the database does to the audit log afterwards, the first row it was done to is named."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from access import audit, audit_reading
from access.actor import Actor
from access.audit import Deed, Purpose
from access.audit_chain import Forgery, first_forgery
from tests.machinery.database import Database

SCHOOL, OTHER = UUID(int=71), UUID(int=72)
PURPOSE = Purpose("follow_pupil", "public_task", is_file=True)


def write(database: Database, rows: int, organisation_id: UUID | None = SCHOOL) -> None:
    actor = Actor(UUID(int=9), "school_staff", organisation_id)
    for _ in range(rows):
        with database.work("intake") as work:
            audit.record(work.session, actor, Deed("GET /v1/pupils", PURPOSE, [uuid4(), uuid4()], [uuid4()]))


def verify(database: Database, chain: UUID = SCHOOL) -> Forgery | None:
    with database.sessions("intake")() as session:
        return first_forgery(audit_reading.rows(session, chain), audit_reading.chain(session, chain))


def forge(database: Database, statement: str, **parameters: object) -> None:
    database.execute_as_admin(statement, chain=SCHOOL, **parameters)


@pytest.fixture
def written(database: Database) -> Database:
    write(database, 9)
    write(database, 3, OTHER)
    write(database, 2, None)
    return database


def test_an_untouched_log_is_in_order(written: Database) -> None:
    with written.sessions("intake")() as session:
        chains = audit_reading.chains(session)

    assert chains == [UUID(int=0), SCHOOL, OTHER]
    assert [verify(written, chain) for chain in chains] == [None, None, None]


def test_an_edited_row_is_named(written: Database) -> None:
    forge(written, "UPDATE intake.audit_log SET outcome = 'refused' WHERE chain = :chain AND number = 4")

    assert verify(written) == Forgery(4, "edited")
    assert verify(written, OTHER) is None


def test_a_row_edited_together_with_its_hash_is_named(written: Database) -> None:
    forge(
        written,
        """UPDATE intake.audit_log SET role = 'job_coach', hash = sha256(previous || convert_to(concat_ws(E'\x1f',
            to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), person_id, 'job_coach', organisation_id::text,
            array_to_string(for_persons, ','), purpose, basis, action, array_to_string(objects, ','), outcome), 'UTF8'))
            WHERE chain = :chain AND number = 6""",
    )

    assert verify(written) == Forgery(6, "edited")


@pytest.mark.parametrize("number", [1, 5])
def test_a_deleted_row_is_named(written: Database, number: int) -> None:
    forge(written, "DELETE FROM intake.audit_log WHERE chain = :chain AND number = :number", number=number)

    assert verify(written) == Forgery(number, "deleted")


def test_a_deleted_row_is_named_also_when_the_others_are_numbered_anew(written: Database) -> None:
    forge(written, "DELETE FROM intake.audit_log WHERE chain = :chain AND number = 5")
    for number in range(6, 10):
        forge(
            written,
            "UPDATE intake.audit_log SET number = :number - 1 WHERE chain = :chain AND number = :number",
            number=number,
        )

    assert verify(written) == Forgery(5, "deleted")


@pytest.mark.parametrize("other", [4, 7])
def test_reordered_rows_are_named(written: Database, other: int) -> None:
    for was, becomes in ((3, 100), (other, 3), (100, other)):
        forge(
            written,
            "UPDATE intake.audit_log SET number = :becomes WHERE chain = :chain AND number = :was",
            was=was,
            becomes=becomes,
        )

    assert verify(written) == Forgery(3, "reordered")


def test_an_inserted_row_is_named_also_when_its_own_hash_is_right(written: Database) -> None:
    for number in range(9, 3, -1):
        forge(
            written,
            "UPDATE intake.audit_log SET number = :number + 1 WHERE chain = :chain AND number = :number",
            number=number,
        )
    forge(written, "ALTER TABLE intake.audit_log DISABLE TRIGGER audit_link")
    forge(
        written,
        """INSERT INTO intake.audit_log (chain, number, at, person_id, role, purpose, basis, action, outcome, previous, hash)
            SELECT chain, 4, at, person_id, 'admin', purpose, basis, action, outcome, hash,
            sha256(hash || convert_to(concat_ws(E'\x1f', to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
            person_id, 'admin', '', '', purpose, basis, action, '', outcome), 'UTF8'))
            FROM intake.audit_log WHERE chain = :chain AND number = 3""",
    )

    assert verify(written) == Forgery(4, "inserted")


def test_a_row_put_behind_the_last_one_is_named(written: Database) -> None:
    forge(written, "ALTER TABLE intake.audit_log DISABLE TRIGGER audit_link")
    forge(
        written,
        """INSERT INTO intake.audit_log (chain, number, at, person_id, role, purpose, basis, action, outcome, previous, hash)
            SELECT chain, 10, at, person_id, role, purpose, basis, action, outcome, hash, hash
            FROM intake.audit_log WHERE chain = :chain AND number = 9""",
    )

    assert verify(written) == Forgery(10, "inserted")


@pytest.mark.parametrize("left", [7, 0])
def test_a_log_that_was_cut_off_is_named(written: Database, left: int) -> None:
    forge(written, "DELETE FROM intake.audit_log WHERE chain = :chain AND number > :left", left=left)

    assert verify(written) == Forgery(left + 1, "cut_off")


FORBIDDEN = (
    "UPDATE audit_log SET outcome = 'done'",
    "DELETE FROM audit_log",
    "TRUNCATE audit_log",
    "UPDATE audit_heads SET number = 0",
    "INSERT INTO audit_heads VALUES (gen_random_uuid(), 0, '')",
    "DELETE FROM audit_heads",
    "INSERT INTO audit_log (at, person_id, role, purpose, basis, action, outcome) "
    "VALUES (now(), gen_random_uuid(), 'x', 'x', 'x', 'x', 'done')",
    "ALTER TABLE audit_log DISABLE TRIGGER ALL",
    "SELECT audit_link()",
)


def test_the_login_role_can_only_add_rows(database: Database) -> None:
    for service in ("directory", "intake", "certification", "aftercare", "notifications"):
        for statement in FORBIDDEN:
            refused = pytest.raises(ProgrammingError, match=r"permission denied|must be owner")
            with refused, database.work(service) as work:
                work.session.execute(text(statement))


def test_writers_at_the_same_time_make_one_chain(database: Database) -> None:
    with ThreadPoolExecutor(4) as writers:
        list(writers.map(lambda _: write(database, 10), range(4)))

    assert verify(database) is None
    assert database.rows("intake", "SELECT max(number) AS number FROM audit_log")[0]["number"] == 40
