"""Who still holds which role, and to whom PostgreSQL shows a row about somebody."""

from alembic import op

from access import roles
from access.row_security import ORGANISATION, PEOPLE, ROLE, protect

revision = "0004_access"
down_revision = "0003_audit"
branch_labels = None
depends_on = None

OWN_READERS = f"readers.person_id = ANY ({PEOPLE})"
PUPIL_IS_SEEN = f"""
    {ROLE} = 'coordinator'
    OR {ROLE} = 'school_staff' AND school_id = {ORGANISATION}
    OR {ROLE} IN ('job_coach', 'werkconsulent')
        AND pupil_id IN (SELECT readers.pupil_id FROM readers WHERE {OWN_READERS})
"""  # noqa: S608  our own names
POLICIES = (*protect("pupils", PUPIL_IS_SEEN), *protect("readers", OWN_READERS))


def upgrade() -> None:
    for statement in (*roles.TABLE, *POLICIES):
        op.execute(statement)
