"""When a term began to run is kept, so that a free day moves its end: of accepting a case, and of agreeing on a next step."""

from alembic import op

revision = "0011_terms_since"
down_revision = "0010_region_lists"
branch_labels = None
depends_on = None

# Of what runs already the journal tells on which day it began.
TOLD = """
    (SELECT DISTINCT ON (subject) subject, (recorded_at AT TIME ZONE 'Europe/Amsterdam')::date AS day FROM journal
     WHERE name IN ({names}) ORDER BY subject, sequence DESC) AS told
"""
GIVEN = TOLD.format(names="'aftercare_opened', 'job_coach_assigned', 'job_coach_released'")
TALKED = TOLD.format(names="'career_conversation_held'")

STATEMENTS = (
    "ALTER TABLE cases ADD COLUMN act_since date",
    "ALTER TABLE conversations ADD COLUMN next_step_since date",
    f"""
    UPDATE cases SET act_since = told.day FROM {GIVEN}
    WHERE told.subject = 'case/' || cases.case_id AND cases.state = 'open' AND cases.accepted_at IS NULL
    """,  # noqa: S608  our own names
    f"""
    UPDATE conversations SET next_step_since = told.day FROM {TALKED}
    WHERE told.subject = 'case/' || conversations.case_id AND conversations.next_step = 'none_yet'
    """,  # noqa: S608  our own names
    "CREATE INDEX conversations_undecided ON conversations (next_step_by) WHERE next_step = 'none_yet'",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
