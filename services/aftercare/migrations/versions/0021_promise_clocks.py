"""Promises have a clock, and every deadline of a case counts for its place in a worklist and among the signals."""

from alembic import op

revision = "0021_promise_clocks"
down_revision = "0020_contact_plan"
branch_labels = None
depends_on = None

TABLES = (
    # who was told last that it must be done: owner, substitute, coordinator
    "ALTER TABLE promises ADD told text CHECK (told IN ('owner', 'substitute', 'coordinator'))",
    "ALTER TABLE cases ADD urgent_on date",  # the earliest of its deadlines; the service works it out each time it keeps a case
    "CREATE INDEX cases_unanswered ON cases (answer_by) WHERE state = 'open' AND proposed_to_id IS NOT NULL",
    "CREATE INDEX cases_not_handed_over ON cases (ends_on) WHERE state = 'open' AND handed_over_on IS NULL",
    """
    INSERT INTO policies (region, key, valid_from, amount, unit) VALUES
        ('*', 'promise_reminder', '2000-01-01', 2, 'working_days'),   -- counted back from the day of the promise
        ('*', 'promise_escalation', '2000-01-01', 3, 'working_days')  -- after that day
    """,
)
# Of before: the day after a promise its clock looks who must hear of it; nearly every case has its deadline at once, and
# the next time that somebody does something in it exactly.
FILL = (
    """
    INSERT INTO timers (process, case_id, kind, rule, due_at)
    SELECT 'promise', case_id, 'promise_due', 'the next rung of a promise that is not kept yet',
        (min(due_on) + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam'
    FROM promises WHERE done_on IS NULL GROUP BY case_id
    """,
    """
    UPDATE cases SET urgent_on = least(
        cases.contact_by,
        CASE WHEN cases.accepted_at IS NULL THEN cases.act_by END,
        cases.answer_by,
        CASE WHEN cases.handed_over_on IS NULL THEN cases.ends_on END,
        (SELECT min(due_on) FROM conversations AS talk
            WHERE talk.case_id = cases.case_id AND talk.held_on IS NULL AND talk.withdrawn_on IS NULL),
        (SELECT min(answer_by) FROM municipal_supports AS asked
            WHERE asked.case_id = cases.case_id AND asked.answered_on IS NULL),
        (SELECT min(due_on) FROM promises WHERE promises.case_id = cases.case_id AND promises.done_on IS NULL)
    )
    WHERE cases.state = 'open'
    """,
)


def upgrade() -> None:
    for statement in (*TABLES, *FILL):
        op.execute(statement)
