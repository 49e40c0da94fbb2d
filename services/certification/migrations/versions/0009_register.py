"""The register of documents: keys of issuers, what was issued, its papers, and what was revoked."""

from alembic import op

from access.row_security import ORGANISATION, PEOPLE, protect

revision = "0009_register"
down_revision = "0008_work_cards"
branch_labels = None
depends_on = None

OWN_READERS = f"readers.person_id = ANY ({PEOPLE}) AND readers.ended_on IS NULL"
OWN_CASELOAD = f"pupil_id IN (SELECT readers.pupil_id FROM readers WHERE {OWN_READERS})"  # noqa: S608  our own names
IS_SEEN = {
    "coordinator": "true",
    "school_staff": f"{ORGANISATION} IN (school_id, issuer_id)",
    "job_coach": OWN_CASELOAD,
}


def of_its_certificate(table: str) -> tuple[str, ...]:
    """Show a row to whoever sees its document."""
    seen = f"(SELECT true FROM certificates c WHERE c.certificate_id = {table}.certificate_id)"  # noqa: S608  our own names
    return protect(table, {"coordinator": "true"}, seen)


STATEMENTS = (
    """
    CREATE TABLE issuer_codes (            -- whose a code is: it stands in DIDs, serial numbers and addresses
        code text PRIMARY KEY,
        organisation_id uuid NOT NULL,
        CONSTRAINT code_of_its_issuer UNIQUE (code, organisation_id)
    )
    """,
    """
    CREATE TABLE issuer_keys (             -- public halves; the private ones are with the signer
        key_id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL,
        code text NOT NULL,                -- stands in the DID and in each serial number
        name text NOT NULL,                -- how the issuer is called on its documents: may be the region
        place text NOT NULL,
        did text NOT NULL,
        kid text NOT NULL UNIQUE,
        jwk text NOT NULL,
        certificate bytea NOT NULL,
        is_test boolean NOT NULL,
        made_by uuid NOT NULL,
        made_at timestamptz NOT NULL,
        approved_by uuid,
        approved_at timestamptz,
        retired_at timestamptz,
        CONSTRAINT one_issuer_per_code FOREIGN KEY (code, organisation_id)
            REFERENCES issuer_codes (code, organisation_id),
        CONSTRAINT two_persons CHECK (approved_by <> made_by),
        CONSTRAINT approved_by_somebody CHECK ((approved_by IS NULL) = (approved_at IS NULL))
    )
    """,
    """
    CREATE UNIQUE INDEX one_key_signs ON issuer_keys (organisation_id)
    WHERE approved_at IS NOT NULL AND retired_at IS NULL
    """,
    "CREATE UNIQUE INDEX one_key_waits ON issuer_keys (organisation_id) WHERE approved_at IS NULL AND retired_at IS NULL",
    "CREATE INDEX issuer_keys_code ON issuer_keys (code)",
    """
    CREATE TABLE issuer_counters (         -- locked by whoever takes a number: no gaps, whatever fails
        organisation_id uuid NOT NULL,
        year integer NOT NULL,
        last_number integer NOT NULL,
        PRIMARY KEY (organisation_id, year)
    )
    """,
    """
    CREATE TABLE certificates (            -- the register: kept when the file of the young person is destroyed
        certificate_id uuid PRIMARY KEY,
        trajectory_id uuid,                -- gone with the file
        pupil_id uuid,                     -- gone with the file
        school_id uuid NOT NULL,
        issuer_id uuid NOT NULL,
        batch_id uuid NOT NULL,
        kind text NOT NULL,
        regime text NOT NULL CHECK (regime IN ('boris', 'mbo')),
        serial text NOT NULL UNIQUE,
        public_code text NOT NULL UNIQUE,
        status_list integer NOT NULL,
        status_index integer NOT NULL,
        kid text NOT NULL REFERENCES issuer_keys (kid),
        fact jsonb NOT NULL,               -- all that stands on it
        credential text NOT NULL,
        compact text NOT NULL,
        issued_at timestamptz NOT NULL,
        issued_by uuid NOT NULL,
        replaces_id uuid REFERENCES certificates,
        paper_made_at timestamptz,
        paper_failed_at timestamptz,       -- the last time that it could not be made; empty once it was
        paper_failure text CHECK (paper_failure IN ('key_missing', 'no_layout', 'not_printable', 'other')),
        paper_tries integer NOT NULL DEFAULT 0,  -- that failed
        revoked_at timestamptz,
        closed_at timestamptz,             -- the young person wants no public page
        guessed_on date,                   -- the day on which visitors last named somebody else as the holder
        wrong_guesses integer NOT NULL DEFAULT 0,  -- on that day
        all_wrong_guesses integer NOT NULL DEFAULT 0,  -- since the school last opened the page
        CONSTRAINT one_bit_each UNIQUE (issuer_id, status_list, status_index)
    )
    """,
    "CREATE UNIQUE INDEX one_document_of_a_trajectory ON certificates (trajectory_id) WHERE revoked_at IS NULL",
    "CREATE INDEX certificates_trajectory ON certificates (trajectory_id, issued_at)",
    "CREATE INDEX certificates_pupil ON certificates (pupil_id)",
    "CREATE INDEX certificates_school ON certificates (school_id, certificate_id)",
    "CREATE INDEX certificates_issuer ON certificates (issuer_id, certificate_id)",
    "CREATE INDEX certificates_batch ON certificates (batch_id)",
    "CREATE INDEX certificates_without_paper ON certificates (paper_failed_at NULLS FIRST, certificate_id) WHERE paper_made_at IS NULL",
    "CREATE INDEX certificates_revoked ON certificates (issuer_id, status_list) WHERE revoked_at IS NOT NULL",
    """
    CREATE TABLE certificate_papers (      -- sealed PDFs
        certificate_id uuid PRIMARY KEY REFERENCES certificates ON DELETE CASCADE,
        pdf bytea NOT NULL,
        made_at timestamptz NOT NULL
    )
    """,
    """
    CREATE TABLE revocations (             -- proposed by one, carried out by another
        certificate_id uuid PRIMARY KEY REFERENCES certificates ON DELETE CASCADE,
        reason text NOT NULL CHECK (reason IN ('wrong_data', 'wrong_judgement', 'issued_by_mistake', 'other')),
        explanation text NOT NULL,
        proposed_by uuid NOT NULL,
        proposed_at timestamptz NOT NULL,
        carried_out_by uuid,
        carried_out_at timestamptz,
        CONSTRAINT two_persons CHECK (carried_out_by <> proposed_by),
        CONSTRAINT carried_out_by_somebody CHECK ((carried_out_by IS NULL) = (carried_out_at IS NULL))
    )
    """,
    # A document is never taken out of the register by the service; when its term is over, its owner does.
    "REVOKE DELETE ON certificates FROM certification",
    *protect("certificates", IS_SEEN),
    *of_its_certificate("certificate_papers"),
    *of_its_certificate("revocations"),
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
