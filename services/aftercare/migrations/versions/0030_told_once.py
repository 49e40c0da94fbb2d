"""What was told of a deadline is kept with it: a clock that is set anew, after it was lost, tells nobody again."""

from alembic import op

revision = "0030_told_once"
down_revision = "0029_told_by_hand"
branch_labels = None
depends_on = None

RUNGS = "('owner', 'substitute', 'coordinator')"
STATEMENTS = (
    f"ALTER TABLE conversations ADD told_rung text CHECK (told_rung IN {RUNGS})",
    f"ALTER TABLE cases ADD contact_told text CHECK (contact_told IN {RUNGS})",
    "ALTER TABLE cases ADD extended_because text",  # of before nobody kept it: told once more at most
    # Of before it is known by the clocks that rang.
    """
    UPDATE conversations SET told_rung = rang.rung
    FROM (
        SELECT case_id, max(due_at) AS due_at, (ARRAY['owner', 'substitute', 'coordinator'])[max(array_position(
            ARRAY['conversation_reminder', 'conversation_due', 'conversation_escalation'], kind))] AS rung
        FROM timers WHERE process = 'career_conversation' AND state = 'fired' GROUP BY case_id
    ) AS rang
    WHERE rang.case_id = conversations.case_id AND held_on IS NULL AND withdrawn_on IS NULL
        AND rang.due_at > conversations.requested_on
    """,
    """
    UPDATE cases SET contact_told = rang.rung
    FROM (
        SELECT timers.case_id, (ARRAY['owner', 'substitute', 'coordinator'])[max(array_position(
            ARRAY['check_in_due', 'check_in_overdue', 'check_in_escalation'], timers.kind))] AS rung
        FROM timers JOIN cases ON cases.case_id = timers.case_id
        WHERE timers.process = 'contact' AND timers.state = 'fired'
            AND timers.due_at > cases.contact_by - CASE timers.kind WHEN 'check_in_due' THEN 30 ELSE 0 END
        GROUP BY timers.case_id
    ) AS rang
    WHERE rang.case_id = cases.case_id AND cases.state = 'open'
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
