"""Break-glass: who of support asked to see a file, why, who decided, and until when."""

from alembic import op

from access.row_security import ORGANISATION, PEOPLE, PERSON, SUPPORTED, protect

revision = "0009_support_access"
down_revision = "0008_retention"
branch_labels = None
depends_on = None

TABLE = """
    CREATE TABLE support_accesses (
        access_id uuid PRIMARY KEY,
        pupil_id uuid NOT NULL,        -- one file at a time
        person_id uuid NOT NULL,       -- who asks
        role text NOT NULL,            -- and in which role; in another one nothing is open
        reason text NOT NULL,          -- stays here; destroyed with the file
        requested_at timestamptz NOT NULL,
        decided_by_id uuid,
        decided_at timestamptz,
        until timestamptz,             -- stands from the approval on; asked for in every query
        CONSTRAINT somebody_else_decides CHECK (decided_by_id <> person_id),
        CONSTRAINT opened_by_a_decision CHECK (until IS NULL OR (decided_at IS NOT NULL AND decided_by_id IS NOT NULL)),
        CONSTRAINT at_most_an_hour CHECK (until <= decided_at + interval '1 hour')
    )
"""
OWN_READERS = f"readers.person_id = ANY ({PEOPLE})"
OWN_CASELOAD = f"pupil_id IN (SELECT readers.pupil_id FROM readers WHERE {OWN_READERS})"  # noqa: S608  our own names
PUPIL_IS_SEEN = {
    "coordinator": "true",
    "school_staff": f"school_id = {ORGANISATION}",
    "job_coach": OWN_CASELOAD,
    "werkconsulent": OWN_CASELOAD,
}
STATEMENTS = (
    TABLE,
    "CREATE INDEX support_accesses_person ON support_accesses (person_id, until)",
    "CREATE INDEX support_accesses_pupil ON support_accesses (pupil_id)",
    *protect("support_accesses", {"coordinator": "true", "admin": "true"}, f"person_id = {PERSON}"),
    *protect("pupils", PUPIL_IS_SEEN, f"pupil_id = ANY ({SUPPORTED})"),
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
