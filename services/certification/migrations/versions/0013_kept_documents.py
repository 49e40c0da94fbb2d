"""Documents of others that a young person earned: of a branche with its file, of an mbo school with who gave it."""

from alembic import op

from access.row_security import ORGANISATION, PEOPLE, protect

revision = "0013_kept_documents"
down_revision = "0012_trajectory_transfers"
branch_labels = None
depends_on = None

OWN_READERS = f"readers.person_id = ANY ({PEOPLE}) AND readers.ended_on IS NULL"
OWN_CASELOAD = f"pupil_id IN (SELECT readers.pupil_id FROM readers WHERE {OWN_READERS})"  # noqa: S608  our own names
IS_SEEN = {"coordinator": "true", "school_staff": f"school_id = {ORGANISATION}", "job_coach": OWN_CASELOAD}

STATEMENTS = (
    """
    CREATE TABLE kept_documents (
        document_id uuid PRIMARY KEY,
        pupil_id uuid NOT NULL REFERENCES pupils ON DELETE CASCADE,
        school_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('branchecertificaat', 'mbo_certificaat', 'mbo_verklaring')),
        issuer text NOT NULL,              -- how the body that gave it is called
        title text NOT NULL,
        number text,
        issued_on date NOT NULL,
        valid_until date,
        sha256 text,                       -- of the file, as it was kept
        size integer,
        kept_by uuid NOT NULL,
        kept_at timestamptz NOT NULL,
        verified_by uuid,
        verified_at timestamptz,
        verified_how text CHECK (verified_how IN ('asked_issuer', 'issuers_register', 'saw_original')),
        pdf bytea,
        CONSTRAINT a_file_has_its_hash CHECK (
            (pdf IS NULL) = (sha256 IS NULL) AND (pdf IS NULL) = (size IS NULL)
        ),
        CONSTRAINT a_branche_gives_a_file CHECK (kind <> 'branchecertificaat' OR pdf IS NOT NULL),
        CONSTRAINT it_ends_after_it_begins CHECK (valid_until >= issued_on),
        CONSTRAINT two_persons CHECK (verified_by <> kept_by),
        CONSTRAINT verified_by_somebody CHECK (
            (verified_by IS NULL) = (verified_at IS NULL) AND (verified_by IS NULL) = (verified_how IS NULL)
        )
    )
    """,
    "CREATE INDEX kept_documents_pupil ON kept_documents (pupil_id)",
    "CREATE INDEX kept_documents_school ON kept_documents (school_id, document_id)",
    *protect("kept_documents", IS_SEEN),
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
