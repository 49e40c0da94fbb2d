"""Versions of the covenant that two persons agreed on, as the directory tells of them."""

from alembic import op

from access import agreed_covenants

revision = "0012_agreed_covenants"
down_revision = "0011_terms_since"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for statement in agreed_covenants.TABLE:
        op.execute(statement)
