"""Who still holds which role, and to whom PostgreSQL shows a row about somebody."""

from alembic import op

from access import roles
from access.row_security import ORGANISATION, PEOPLE, ROLE, protect

revision = "0004_access"
down_revision = "0003_audit"
branch_labels = None
depends_on = None

FILL = """
    INSERT INTO held_roles (role_id, person_id, role, organisation_id, is_revoked)
    SELECT role_id, person_id, role, NULL, false FROM professionals
"""

# Runs as the owner, whom no policy holds: the policies of cases and conversations cannot ask each other.
CASES_OF_TALKS = """
    CREATE FUNCTION cases_of_talks(people uuid[]) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = aftercare
    AS 'SELECT case_id FROM conversations WHERE werkconsulent_id = ANY (people)'
"""
CASE_IS_SEEN = f"""
    {ROLE} = 'coordinator'
    OR {ROLE} = 'school_staff' AND school_id = {ORGANISATION}
    OR {ROLE} = 'job_coach' AND job_coach_id = ANY ({PEOPLE})
    OR {ROLE} = 'werkconsulent' AND case_id IN (SELECT cases_of_talks({PEOPLE}))
"""
POLICIES = (
    CASES_OF_TALKS,
    *protect("cases", CASE_IS_SEEN),
    # Whole cases: what a rule of the work decides on must not depend on who asks.
    *protect("contracts", "EXISTS (SELECT FROM cases WHERE cases.case_id = contracts.case_id)"),
    *protect("conversations", "EXISTS (SELECT FROM cases WHERE cases.case_id = conversations.case_id)"),
)


def upgrade() -> None:
    for statement in (*roles.TABLE, FILL, *POLICIES):
        op.execute(statement)
