"""What was advised in the exit conversation, as intake tells it, also of those who have no case yet."""

from alembic import op

from access.row_security import protect

revision = "0031_exit_advices"
down_revision = "0030_told_once"
branch_labels = None
depends_on = None

SEEN = "EXISTS (SELECT FROM cases WHERE cases.pupil_id = exit_advices.pupil_id)"
STATEMENTS = (
    """
    CREATE TABLE exit_advices (
        pupil_id uuid PRIMARY KEY,
        conversation_id uuid NOT NULL,
        held_on date NOT NULL,
        advice text NOT NULL,
        leerlijn text                      -- which one, when that is the advice
    )
    """,
    *protect("exit_advices", {"coordinator": "true"}, SEEN),
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
