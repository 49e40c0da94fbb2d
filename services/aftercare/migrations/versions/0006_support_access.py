"""Break-glass: whose file was given to whom of support, and until when; and PostgreSQL shows it to that person."""

from alembic import op

from access.row_security import ORGANISATION, PEOPLE, PERSON, SUPPORTED, protect

revision = "0006_support_access"
down_revision = "0005_cases_by_leaving"
branch_labels = None
depends_on = None

TABLE = """
    CREATE TABLE support_accesses (    -- local copy, fed by intake
        access_id uuid PRIMARY KEY,
        pupil_id uuid NOT NULL,
        person_id uuid NOT NULL,
        role text NOT NULL,
        until timestamptz NOT NULL     -- asked for in every query
    )
"""
CASE_IS_SEEN = {
    "coordinator": "true",
    "school_staff": f"school_id = {ORGANISATION}",
    "job_coach": f"job_coach_id = ANY ({PEOPLE})",
    "werkconsulent": f"case_id = ANY ((SELECT cases_of_talks({PEOPLE}))::uuid[])",
}
STATEMENTS = (
    TABLE,
    "CREATE INDEX support_accesses_person ON support_accesses (person_id, until)",
    *protect("support_accesses", {}, f"person_id = {PERSON}"),
    *protect("cases", CASE_IS_SEEN, f"pupil_id = ANY ({SUPPORTED})"),  # contracts and conversations follow their case
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
