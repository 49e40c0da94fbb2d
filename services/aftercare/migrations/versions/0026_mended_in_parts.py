"""What a sweep found is mended in parts, each in a transaction of its own."""

from alembic import op

revision = "0026_mended_in_parts"
down_revision = "0025_other_participants"
branch_labels = None
depends_on = None

STATEMENTS = (
    "ALTER TABLE sweep_findings ADD mended_at timestamptz",
    "UPDATE sweep_findings SET mended_at = now()",  # those of before were mended as they were found
    "CREATE INDEX sweep_findings_to_mend ON sweep_findings (case_id, kind) WHERE mended_at IS NULL",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
