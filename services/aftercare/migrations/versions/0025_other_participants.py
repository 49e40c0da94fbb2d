"""Who comes to a career conversation besides the professionals, and who of the school gets it in the calendar."""

from alembic import op

revision = "0025_other_participants"
down_revision = "0024_earned_work_processes"
branch_labels = None
depends_on = None

STATEMENTS = (
    "ALTER TABLE cases ADD school_contact_id uuid",  # who of the school reported the leaving; of before nobody knows
    """
    ALTER TABLE conversations
        ADD others text[] NOT NULL DEFAULT '{}',  -- codes of who comes besides the professionals; no names
        ADD school_contact_id uuid                -- who of the school has it in the calendar
    """,
    "CREATE INDEX conversations_of_school_contact ON conversations (school_contact_id) WHERE school_contact_id IS NOT NULL",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
