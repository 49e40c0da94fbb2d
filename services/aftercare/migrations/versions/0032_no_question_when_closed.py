"""A case that closed took the question to a colleague with it to the archive: the colleague went on seeing the case."""

from alembic import op

revision = "0032_no_question_when_closed"
down_revision = "0031_exit_advices"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("""
        UPDATE cases SET proposed_to_id = NULL, proposed_by_id = NULL, proposed_because = NULL, proposed_on = NULL,
            answer_by = NULL
        WHERE state = 'closed' AND proposed_to_id IS NOT NULL
    """)
