"""A question to take a case over keeps the day it was asked: a free day counts for its term too."""

from alembic import op

revision = "0028_proposed_on"
down_revision = "0027_versions"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE cases ADD proposed_on date")  # empty of a question of before: its last day stays as it was
