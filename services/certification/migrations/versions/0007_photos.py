"""Photos with which a workplace trainer shows what he judged: made anew without what a camera adds, in a table of their own."""

from alembic import op

from access.row_security import protect

revision = "0007_photos"
down_revision = "0006_owing"
branch_labels = None
depends_on = None

OF_ITS_TRAJECTORY = "(SELECT true FROM trajectories t WHERE t.trajectory_id = evidence_photos.trajectory_id)"

STATEMENTS = (
    """
    CREATE TABLE evidence_photos (
        photo_id uuid PRIMARY KEY,
        trajectory_id uuid NOT NULL REFERENCES trajectories ON DELETE CASCADE,
        request_id uuid NOT NULL REFERENCES evidence_requests ON DELETE CASCADE,
        work_process text NOT NULL,
        content bytea NOT NULL,
        added_at timestamptz NOT NULL,
        signed_at timestamptz              -- until then the trainer can take it away, and nobody else sees it
    )
    """,
    "CREATE INDEX evidence_photos_trajectory ON evidence_photos (trajectory_id)",
    "CREATE INDEX evidence_photos_request ON evidence_photos (request_id)",
    "ALTER TABLE evidence_photos ALTER COLUMN content SET STORAGE EXTERNAL",  # a JPEG does not get smaller
    *protect("evidence_photos", {"coordinator": "true"}, OF_ITS_TRAJECTORY),
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
