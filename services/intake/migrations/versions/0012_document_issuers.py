"""Which mbo school gives the document of whom: its staff may know the name and the day of birth that stand on it."""

from alembic import op

from access.row_security import ORGANISATION, PEOPLE, SUPPORTED, protect

revision = "0012_document_issuers"
down_revision = "0011_agreed_covenants"
branch_labels = None
depends_on = None

OWN_READERS = f"readers.person_id = ANY ({PEOPLE})"
OWN_CASELOAD = f"pupil_id IN (SELECT readers.pupil_id FROM readers WHERE {OWN_READERS})"  # noqa: S608  our own names
ISSUED_HERE = f"issuer_id = {ORGANISATION}"
PUPIL_IS_SEEN = {
    "coordinator": "true",
    "school_staff": f"school_id = {ORGANISATION}",
    "mbo_staff": f"pupil_id IN (SELECT i.pupil_id FROM document_issuers i WHERE i.{ISSUED_HERE})",  # noqa: S608  as above
    "job_coach": OWN_CASELOAD,
    "werkconsulent": OWN_CASELOAD,
}
STATEMENTS = (
    """
    CREATE TABLE document_issuers (        -- fed by trajectory_started; gone with the pupil
        trajectory_id uuid PRIMARY KEY,
        pupil_id uuid NOT NULL REFERENCES pupils ON DELETE CASCADE,
        issuer_id uuid NOT NULL            -- an mbo school
    )
    """,
    "CREATE INDEX document_issuers_issuer ON document_issuers (issuer_id, pupil_id)",
    "CREATE INDEX document_issuers_pupil ON document_issuers (pupil_id)",
    *protect("document_issuers", {"mbo_staff": ISSUED_HERE}),
    *protect("pupils", PUPIL_IS_SEEN, f"pupil_id = ANY ({SUPPORTED})"),
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
