"""Trajectories, local copies of who may see them, and to whom PostgreSQL shows a row about somebody."""

from alembic import op

from access.row_security import ORGANISATION, PEOPLE, protect

revision = "0004_trajectories"
down_revision = "0003_catalogue"
branch_labels = None
depends_on = None

OWN_READERS = f"readers.person_id = ANY ({PEOPLE}) AND readers.ended_on IS NULL"
OWN_CASELOAD = f"pupil_id IN (SELECT readers.pupil_id FROM readers WHERE {OWN_READERS})"  # noqa: S608  our own names
IS_SEEN = {"coordinator": "true", "school_staff": f"school_id = {ORGANISATION}", "job_coach": OWN_CASELOAD}

STATEMENTS = (
    """
    CREATE TABLE issuers (                 -- copy of the directory's mbo schools, fed by organisation_registered
        organisation_id uuid PRIMARY KEY,
        code text NOT NULL,
        name text NOT NULL
    )
    """,
    """
    CREATE TABLE pupils (                  -- whose school: fed by intake; no name
        pupil_id uuid PRIMARY KEY,
        school_id uuid NOT NULL,
        left_on date
    )
    """,
    """
    CREATE TABLE readers (                 -- who may read a trajectory because of a case, fed by aftercare
        case_id uuid PRIMARY KEY,
        pupil_id uuid NOT NULL,
        person_id uuid NOT NULL,           -- the job coach
        ended_on date                      -- the case is closed: kept, for one that is opened again
    )
    """,
    "CREATE INDEX readers_person ON readers (person_id, pupil_id)",
    """
    CREATE TABLE substitutes (             -- who does whose work, fed by substitute_named
        person_id uuid PRIMARY KEY,
        substitute_id uuid NOT NULL,
        until date NOT NULL
    )
    """,
    "CREATE INDEX substitutes_substitute ON substitutes (substitute_id)",
    """
    CREATE TABLE trajectories (            -- one young person, at one company, in one regime
        trajectory_id uuid PRIMARY KEY,
        pupil_id uuid NOT NULL REFERENCES pupils,
        school_id uuid NOT NULL,
        regime text NOT NULL CHECK (regime IN ('boris', 'mbo')),
        issuer_id uuid REFERENCES issuers, -- whose examination board issues it; of boris the school does
        crebo text NOT NULL REFERENCES qualifications,
        version text NOT NULL,             -- of the dossier: codes mean something only in it
        work_processes text[] NOT NULL,
        company_id uuid NOT NULL REFERENCES training_companies,
        begins_on date NOT NULL,
        ends_on date NOT NULL,
        agreed_by_company_on date,         -- the placement agreement of the mbo regime
        agreed_by_school_on date,
        agreed_by_pupil_on date,
        called text NOT NULL,              -- how the trainer knows the young person
        trainer_name text NOT NULL,
        trainer_mail text NOT NULL,
        started_at timestamptz NOT NULL,
        started_by uuid NOT NULL,
        CONSTRAINT a_trajectory_ends_after_it_begins CHECK (ends_on >= begins_on),
        CONSTRAINT it_has_work_processes CHECK (cardinality(work_processes) > 0),
        CONSTRAINT regimes_are_never_mixed CHECK (
            (regime = 'mbo') = (issuer_id IS NOT NULL) AND (regime = 'mbo') = (agreed_by_company_on IS NOT NULL)
            AND (regime = 'mbo') = (agreed_by_school_on IS NOT NULL) AND (regime = 'mbo') = (agreed_by_pupil_on IS NOT NULL)
        )
    )
    """,
    "CREATE INDEX trajectories_pupil ON trajectories (pupil_id)",
    "CREATE INDEX trajectories_school ON trajectories (school_id, trajectory_id)",
    *protect("pupils", IS_SEEN),
    *protect("readers", {}, OWN_READERS),
    *protect("trajectories", IS_SEEN),
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
