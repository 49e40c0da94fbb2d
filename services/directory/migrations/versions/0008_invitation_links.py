"""An invitation may have more links than one: one that the administrator sees, one that is mailed."""

from alembic import op

revision = "0008_invitation_links"
down_revision = "0007_passkeys"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE invitations ADD COLUMN invitation_id uuid NOT NULL DEFAULT gen_random_uuid()")
    op.execute("CREATE INDEX invitations_invitation ON invitations (invitation_id)")
    op.execute("CREATE INDEX invitations_person ON invitations (person_id)")
