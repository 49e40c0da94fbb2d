"""What was told about one young person is found by an index; and a report of what was destroyed."""

from alembic import op

from access import destruction_report

revision = "0005_retention"
down_revision = "0004_access"
branch_labels = None
depends_on = None

INDEX = "CREATE INDEX notifications_of_pupil ON notifications (pupil_id, occurred_at DESC, notification_id DESC)"


def upgrade() -> None:
    for statement in (INDEX, destruction_report.TABLE):
        op.execute(statement)
