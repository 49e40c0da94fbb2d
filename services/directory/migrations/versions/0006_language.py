"""In which language somebody reads; empty as long as he did not choose."""

from alembic import op

revision = "0006_language"
down_revision = "0005_contact"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE people ADD COLUMN language text CHECK (language ~ '^[a-z]{2}$')")
