"""Days on which nobody of the region works, besides the recognised holidays: terms are counted around them too."""

from alembic import op

revision = "0009_free_days"
down_revision = "0008_contact_attempts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("""
        CREATE TABLE free_days (           -- the region's own; holidays by law are worked out, and stand nowhere
            day date PRIMARY KEY,
            name text NOT NULL
        )
    """)
