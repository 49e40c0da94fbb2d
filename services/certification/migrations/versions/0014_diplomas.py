"""Diplomas of schools: in the same register, counted by themselves, one that counts per young person and school."""

from alembic import op

revision = "0014_diplomas"
down_revision = "0013_kept_documents"
branch_labels = None
depends_on = None

STATEMENTS = (
    "ALTER TABLE issuer_counters ADD COLUMN kind text NOT NULL DEFAULT 'praktijkverklaring'",
    "ALTER TABLE issuer_counters ALTER COLUMN kind DROP DEFAULT",
    "ALTER TABLE issuer_counters DROP CONSTRAINT issuer_counters_pkey",
    "ALTER TABLE issuer_counters ADD PRIMARY KEY (organisation_id, kind, year)",
    "ALTER TABLE certificates ALTER COLUMN regime DROP NOT NULL",
    "ALTER TABLE certificates ADD CONSTRAINT known_kind CHECK (kind IN ('praktijkverklaring', 'diploma'))",
    "ALTER TABLE certificates ADD CONSTRAINT regime_of_a_praktijkverklaring CHECK ((kind = 'diploma') = (regime IS NULL))",
    "ALTER TABLE certificates ADD CONSTRAINT a_diploma_needs_no_trajectory CHECK (kind <> 'diploma' OR trajectory_id IS NULL)",
    "DROP INDEX one_document_of_a_trajectory",
    "CREATE UNIQUE INDEX one_document_of_a_trajectory ON certificates (trajectory_id, kind) WHERE revoked_at IS NULL",
    """
    CREATE UNIQUE INDEX one_diploma_of_a_school ON certificates (pupil_id, issuer_id)
    WHERE kind = 'diploma' AND revoked_at IS NULL
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
