"""Versions of the covenant that two persons agreed on, as the directory tells of them."""

from alembic import op

from access import agreed_covenants

revision = "0013_agreed_covenants"
down_revision = "0012_reports"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for statement in agreed_covenants.TABLE:
        op.execute(statement)
