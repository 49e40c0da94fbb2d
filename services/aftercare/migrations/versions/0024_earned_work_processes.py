"""What workplace trainers signed, as certification tells it, beside what somebody noted of a young person."""

from alembic import op

from access.row_security import protect

revision = "0024_earned_work_processes"
down_revision = "0023_leavers_in_order"
branch_labels = None
depends_on = None

SEEN = "EXISTS (SELECT FROM cases WHERE cases.pupil_id = earned_work_processes.pupil_id)"
STATEMENTS = (
    """
    CREATE TABLE earned_work_processes (
        pupil_id uuid NOT NULL,
        work_process text NOT NULL,        -- '25254/B1-K1-W1'
        judgement text NOT NULL,           -- alone, with_help or not_yet
        judged_on date NOT NULL,
        PRIMARY KEY (pupil_id, work_process)
    )
    """,
    *protect("earned_work_processes", {"coordinator": "true"}, SEEN),
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
