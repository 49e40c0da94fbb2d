"""Pupils, the local copy of schools and municipalities, and who may read a pupil."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE schools (             -- copy of the directory's, fed by organisation_registered
        school_id uuid PRIMARY KEY,
        brin text NOT NULL UNIQUE,
        name text NOT NULL,
        school_type text               -- pro or vso
    )
    """,
    """
    CREATE TABLE municipalities (      -- copy of the directory's, fed by organisation_registered
        municipality_id uuid PRIMARY KEY,
        code text NOT NULL UNIQUE,     -- GM code, the key everywhere
        name text NOT NULL
    )
    """,
    """
    CREATE TABLE pupils (              -- the only place with names and birth dates; never a BSN
        pupil_id uuid PRIMARY KEY,
        school_id uuid NOT NULL REFERENCES schools,
        pupil_number text NOT NULL,    -- text: its leading zeros count
        first_name text NOT NULL,
        infix text NOT NULL,
        last_name text NOT NULL,
        birth_date date NOT NULL,
        municipality text NOT NULL,
        exit_profile text NOT NULL,    -- empty at practical education
        left_on date,                  -- empty: still at school
        destination text NOT NULL,
        employer text NOT NULL,
        contract_begin date,
        contract_end date,
        trajectory_open boolean NOT NULL,
        version integer NOT NULL,
        CONSTRAINT pupils_once_per_school UNIQUE (school_id, pupil_number),
        CONSTRAINT contract_ends_after_its_begin CHECK (contract_end >= contract_begin),
        CONSTRAINT born_before_leaving CHECK (left_on >= birth_date)
    )
    """,
    "CREATE INDEX pupils_school ON pupils (school_id, pupil_id)",  # the list of one school, page by page
    """
    CREATE TABLE readers (             -- who may read a pupil because of a case, fed by aftercare
        case_id uuid NOT NULL,
        task text NOT NULL,            -- job_coach or werkconsulent; a new one replaces the former
        pupil_id uuid NOT NULL,
        person_id uuid NOT NULL,
        PRIMARY KEY (case_id, task)
    )
    """,
    "CREATE INDEX readers_person ON readers (person_id, pupil_id)",
    """
    CREATE TABLE substitutes (         -- who does whose work, fed by substitute_named
        person_id uuid PRIMARY KEY,
        substitute_id uuid NOT NULL,
        until date NOT NULL            -- last day
    )
    """,
    "CREATE INDEX substitutes_substitute ON substitutes (substitute_id)",
)


def upgrade() -> None:
    for statement in TABLES:
        op.execute(statement)
