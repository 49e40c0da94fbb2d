"""Who still holds which role: asked at every request."""

from alembic import op

from access import roles

revision = "0003_access"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for statement in roles.TABLE:
        op.execute(statement)
