"""Who still holds which role, and to whom PostgreSQL shows a row about somebody."""

from alembic import op

from access import roles
from access.row_security import PERSON, protect

revision = "0004_access"
down_revision = "0003_audit"
branch_labels = None
depends_on = None

FILL = """
    INSERT INTO held_roles (role_id, person_id, role, organisation_id, is_revoked)
    SELECT role_id, person_id, role, organisation_id, false FROM roles
"""

IS_OWN = f"person_id = {PERSON}"
POLICIES = (
    *protect("notifications", {}, IS_OWN),
    *protect("deliveries", {"admin": "true"}, IS_OWN),
    *protect("cases", {}),  # the copy is for deciding whom to tell; no page shows it
)


def upgrade() -> None:
    for statement in (*roles.TABLE, FILL, *POLICIES):
        op.execute(statement)
