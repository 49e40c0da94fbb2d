"""Every attempt to reach a young person, and what it means for the next contact moment."""

from alembic import op

from access.row_security import protect

revision = "0008_contact_attempts"
down_revision = "0007_withdrawn_ends"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    ALTER TABLE cases
        ADD last_contact_on date,   -- the young person was reached
        ADD contact_again_on date   -- somebody tried since, and tries again
    """,
    """
    CREATE TABLE contact_attempts (
        attempt_id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases,
        made_on date NOT NULL,
        channel text NOT NULL,
        is_reached boolean NOT NULL,
        result text,
        note text,                  -- never leaves this service but to the professionals of the case
        made_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL
    )
    """,
    "CREATE INDEX contact_attempts_case ON contact_attempts (case_id, attempt_id)",
    *protect(
        "contact_attempts",
        {"coordinator": "true"},
        "(SELECT true FROM cases WHERE cases.case_id = contact_attempts.case_id)",
    ),
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
