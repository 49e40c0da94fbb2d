"""Who still holds which role: asked at every request."""

from alembic import op

from access import roles

revision = "0003_access"
down_revision = "0002"
branch_labels = None
depends_on = None

FILL = """
    INSERT INTO held_roles (role_id, person_id, role, organisation_id, is_revoked)
    SELECT role_id, person_id, role, organisation_id, false FROM roles
"""


def upgrade() -> None:
    for statement in (*roles.TABLE, FILL):
        op.execute(statement)
