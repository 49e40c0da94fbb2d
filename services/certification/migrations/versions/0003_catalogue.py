"""The catalogue: qualifications with their dossier, work processes per crebo and version, and who may train for a crebo."""

from alembic import op

revision = "0003_catalogue"
down_revision = "0002_access"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    CREATE TABLE qualifications (          -- as the minister laid them down
        crebo text PRIMARY KEY CHECK (crebo ~ '^[0-9]{5}$'),
        name text NOT NULL,
        level integer NOT NULL CHECK (level BETWEEN 1 AND 4),  -- 1 is entree
        dossier_crebo text NOT NULL,
        dossier text NOT NULL,             -- name of the qualification dossier
        domain_crebo text NOT NULL,        -- of the qualification: one dossier can stand under two domains
        domain text NOT NULL,
        kind text NOT NULL,
        pathway text NOT NULL,
        valid_from date,                   -- empty: the list does not say
        valid_until date,
        CONSTRAINT a_qualification_ends_after_it_begins CHECK (valid_until >= valid_from)
    )
    """,
    "CREATE INDEX qualifications_name ON qualifications (name, crebo)",
    """
    CREATE TABLE work_processes (          -- a code means something only together with crebo and version
        crebo text NOT NULL REFERENCES qualifications,
        version text NOT NULL,
        code text NOT NULL CHECK (code ~ '^[BPD][0-9]+-K[0-9]+-W[0-9]+$'),
        core_task text NOT NULL,
        title text NOT NULL,
        valid_from date NOT NULL,
        valid_until date,
        PRIMARY KEY (crebo, version, code),
        CONSTRAINT a_work_process_ends_after_it_begins CHECK (valid_until >= valid_from)
    )
    """,
    """
    CREATE TABLE training_companies (
        company_id uuid PRIMARY KEY,       -- derived from the id that SBB gave
        sbb_id text NOT NULL UNIQUE,
        name text NOT NULL,
        address text NOT NULL,
        place text NOT NULL
    )
    """,
    """
    CREATE TABLE recognitions (            -- an interval per crebo
        company_id uuid NOT NULL REFERENCES training_companies,
        crebo text NOT NULL REFERENCES qualifications,
        valid_from date NOT NULL,
        valid_until date,
        PRIMARY KEY (company_id, crebo, valid_from),
        CONSTRAINT a_recognition_ends_after_it_begins CHECK (valid_until >= valid_from)
    )
    """,
    "CREATE INDEX recognitions_crebo ON recognitions (crebo, company_id)",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
