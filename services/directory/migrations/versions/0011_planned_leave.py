"""Leave that begins on a later day: until then the work stays where it is."""

from alembic import op

revision = "0011_planned_leave"
down_revision = "0010_drafts"
branch_labels = None
depends_on = None

STATEMENTS = (
    "ALTER TABLE people ADD COLUMN substitute_from date",  # empty once it began
    """ALTER TABLE people ADD CONSTRAINT leave_begins_before_it_ends
        CHECK (substitute_from IS NULL OR (substitute_id IS NOT NULL AND substitute_from <= substitute_until))""",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
