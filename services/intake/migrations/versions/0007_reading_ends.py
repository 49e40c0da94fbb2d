"""Who reads a pupil because of a case, does so until the task in that case ends."""

from alembic import op

from access.row_security import ORGANISATION, PEOPLE, protect

revision = "0007_reading_ends"
down_revision = "0006_search_in_region"
branch_labels = None
depends_on = None

OWN_READERS = f"readers.person_id = ANY ({PEOPLE}) AND readers.ended_on IS NULL"
OWN_CASELOAD = f"pupil_id IN (SELECT readers.pupil_id FROM readers WHERE {OWN_READERS})"  # noqa: S608  our own names
PUPIL_IS_SEEN = {
    "coordinator": "true",
    "school_staff": f"school_id = {ORGANISATION}",
    "job_coach": OWN_CASELOAD,
    "werkconsulent": OWN_CASELOAD,
}
STATEMENTS = (
    "ALTER TABLE readers ADD COLUMN ended_on date",  # the task is over: kept, for a case that is opened again
    "DROP POLICY seen ON pupils",
    "DROP POLICY seen ON readers",
    *protect("pupils", PUPIL_IS_SEEN),
    *protect("readers", {}, OWN_READERS),
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
