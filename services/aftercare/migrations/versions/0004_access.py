"""Who still holds which role, and to whom PostgreSQL shows a row about somebody."""

from alembic import op

from access import roles
from access.row_security import ORGANISATION, PEOPLE, protect

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
    CREATE FUNCTION cases_of_talks(people uuid[]) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = aftercare
    AS 'SELECT array_agg(DISTINCT case_id) FROM conversations WHERE werkconsulent_id = ANY (people)'
"""
CASE_IS_SEEN = {
    "coordinator": "true",
    "school_staff": f"school_id = {ORGANISATION}",
    "job_coach": f"job_coach_id = ANY ({PEOPLE})",
    "werkconsulent": f"case_id = ANY ((SELECT cases_of_talks({PEOPLE}))::uuid[])",
}
# A value for each row, found by the index: an EXISTS would be answered by reading all cases first.
# Whole cases: what a rule of the work decides on must not depend on who asks.
POLICIES = (
    CASES_OF_TALKS,
    *protect("cases", CASE_IS_SEEN),
    *protect("contracts", {"coordinator": "true"}, "(SELECT true FROM cases WHERE cases.case_id = contracts.case_id)"),
    *protect(
        "conversations", {"coordinator": "true"}, "(SELECT true FROM cases WHERE cases.case_id = conversations.case_id)"
    ),
)


def upgrade() -> None:
    for statement in (*roles.TABLE, FILL, *POLICIES):
        op.execute(statement)
