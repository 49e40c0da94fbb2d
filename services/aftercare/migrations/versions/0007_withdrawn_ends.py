"""Who reported an end of work and when, an end that is taken back, and no illness as a reason (AVG, article 9)."""

from alembic import op

revision = "0007_withdrawn_ends"
down_revision = "0006_support_access"
branch_labels = None
depends_on = None

STATES = "'requested', 'scheduled', 'cancelled', 'held', 'missed', 'withdrawn'"
STATEMENTS = (
    """
    ALTER TABLE cases
        ADD drop_out_reason text,
        ADD drop_out_reported_at timestamptz,
        ADD drop_out_reported_by uuid
    """,
    """
    ALTER TABLE contracts
        ADD end_reported_at timestamptz,
        ADD end_reported_by uuid,
        ADD is_drop_out boolean NOT NULL DEFAULT false  -- it ended with all other work, in one report
    """,
    "UPDATE contracts SET end_reason = 'other' WHERE end_reason = 'illness'",
    "ALTER TABLE conversations ADD withdrawn_on date",  # the end was a mistake: nobody owes it any more
    "ALTER TABLE conversations DROP CONSTRAINT conversations_state_check",
    f"ALTER TABLE conversations ADD CONSTRAINT conversations_state_check CHECK (state IN ({STATES}))",
    """
    ALTER TABLE conversations ADD CONSTRAINT withdrawn_has_a_day
        CHECK ((state = 'withdrawn') = (withdrawn_on IS NOT NULL))
    """,
    "DROP INDEX one_conversation_owed_per_case",
    """
    CREATE UNIQUE INDEX one_conversation_owed_per_case ON conversations (case_id)
        WHERE held_on IS NULL AND withdrawn_on IS NULL
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
