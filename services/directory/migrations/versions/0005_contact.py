"""How a school or another body is reached, as its public page says."""

from alembic import op

revision = "0005_contact"
down_revision = "0004_accounts"
branch_labels = None
depends_on = None

COLUMNS = """
    ALTER TABLE organisations          -- a function and an address of the body, never somebody's name
        ADD COLUMN contact_function text NOT NULL DEFAULT '',
        ADD COLUMN contact_mail text NOT NULL DEFAULT '',
        ADD COLUMN contact_phone text NOT NULL DEFAULT ''
"""


def upgrade() -> None:
    op.execute(COLUMNS)
