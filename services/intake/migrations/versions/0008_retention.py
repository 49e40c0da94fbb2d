"""Finding whose term is over and destroying a file cost as much in a large region as in a small one; and a report of it."""

from alembic import op

from access import destruction_report

revision = "0008_retention"
down_revision = "0007_reading_ends"
branch_labels = None
depends_on = None

INDEXES = (
    "CREATE INDEX pupils_left ON pupils (left_on, pupil_id) WHERE left_on IS NOT NULL",
    "CREATE INDEX readers_pupil ON readers (pupil_id)",
)


def upgrade() -> None:
    for statement in (*INDEXES, destruction_report.TABLE):
        op.execute(statement)
