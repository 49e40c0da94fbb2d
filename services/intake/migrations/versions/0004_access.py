"""Who still holds which role, and to whom PostgreSQL shows a row about somebody."""

from alembic import op

from access import roles
from access.row_security import ORGANISATION, PEOPLE, protect

revision = "0004_access"
down_revision = "0003_audit"
branch_labels = None
depends_on = None

OWN_READERS = f"readers.person_id = ANY ({PEOPLE})"
OWN_CASELOAD = f"pupil_id IN (SELECT readers.pupil_id FROM readers WHERE {OWN_READERS})"  # noqa: S608  our own names
PUPIL_IS_SEEN = {
    "coordinator": "true",
    "school_staff": f"school_id = {ORGANISATION}",
    "job_coach": OWN_CASELOAD,
    "werkconsulent": OWN_CASELOAD,
}
POLICIES = (*protect("pupils", PUPIL_IS_SEEN), *protect("readers", {}, OWN_READERS))


def upgrade() -> None:
    for statement in (*roles.TABLE, *POLICIES):
        op.execute(statement)
