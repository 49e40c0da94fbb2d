"""Staff of an mbo school see the trajectories and documents that their own organisation issues."""

from alembic import op

from access.row_security import ORGANISATION, PEOPLE, protect

revision = "0010_mbo_staff"
down_revision = "0009_register"
branch_labels = None
depends_on = None

OWN_READERS = f"readers.person_id = ANY ({PEOPLE}) AND readers.ended_on IS NULL"
OWN_CASELOAD = f"pupil_id IN (SELECT readers.pupil_id FROM readers WHERE {OWN_READERS})"  # noqa: S608  our own names
ISSUED_HERE = f"issuer_id = {ORGANISATION}"
THEIRS = f"pupil_id IN (SELECT t.pupil_id FROM trajectories t WHERE t.{ISSUED_HERE})"  # noqa: S608  as above
IS_SEEN = {"coordinator": "true", "school_staff": f"school_id = {ORGANISATION}", "job_coach": OWN_CASELOAD}
OF_AN_ISSUER = f"{ORGANISATION} IN (school_id, issuer_id)"

STATEMENTS = (
    "CREATE INDEX trajectories_issuer ON trajectories (issuer_id, trajectory_id) WHERE issuer_id IS NOT NULL",
    *protect("pupils", IS_SEEN | {"mbo_staff": THEIRS}),
    *protect("trajectories", IS_SEEN | {"mbo_staff": ISSUED_HERE}),
    *protect("certificates", IS_SEEN | {"school_staff": OF_AN_ISSUER, "mbo_staff": ISSUED_HERE}),
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
