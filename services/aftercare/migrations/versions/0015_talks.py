"""When professionals work, so that slots can be proposed; and what was promised in a conversation, with owner and date."""

from alembic import op

from access.row_security import PERSON, protect

revision = "0015_talks"
down_revision = "0014_leerlijnen"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    CREATE TABLE working_hours (          -- of a professional, on one day of the week; none at all is office hours
        person_id uuid NOT NULL,
        weekday integer NOT NULL CHECK (weekday BETWEEN 1 AND 7),  -- 1 is Monday
        starts time NOT NULL,
        ends time NOT NULL,
        PRIMARY KEY (person_id, weekday),
        CONSTRAINT a_day_ends_after_it_starts CHECK (ends > starts)
    )
    """,
    *protect("working_hours", {}, f"person_id = {PERSON}"),
    """
    CREATE TABLE promises (             -- promised in a conversation: a task until it is done
        promise_id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases,
        conversation_id uuid NOT NULL REFERENCES conversations,
        what text NOT NULL,
        owner text NOT NULL CHECK (owner IN ('job_coach', 'werkconsulent')),  -- whoever that is on the day
        due_on date NOT NULL,
        recorded_on date NOT NULL,
        done_on date,
        done_by uuid
    )
    """,
    "CREATE INDEX promises_case ON promises (case_id)",
    "CREATE INDEX promises_open ON promises (due_on, case_id) WHERE done_on IS NULL",
    *protect("promises", {"coordinator": "true"}, "(SELECT true FROM cases WHERE cases.case_id = promises.case_id)"),
    "CREATE INDEX conversations_planned ON conversations (starts_at) WHERE starts_at IS NOT NULL",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
