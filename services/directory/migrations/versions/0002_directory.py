"""Organisations, people and their roles."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE organisations (       -- schools, municipalities and other bodies
        organisation_id uuid PRIMARY KEY,
        kind text NOT NULL,
        code text NOT NULL,            -- BRIN, GM code, or the region's own code
        name text NOT NULL,
        school_type text,
        CONSTRAINT organisations_kind_code UNIQUE (kind, code),
        CONSTRAINT only_schools_have_a_type CHECK ((kind = 'school') = (school_type IS NOT NULL))
    )
    """,
    """
    CREATE TABLE people (              -- professionals, never pupils
        person_id uuid PRIMARY KEY,
        name text NOT NULL,
        mail text NOT NULL UNIQUE,     -- lower case; only the system role reads it
        substitute_id uuid REFERENCES people,
        substitute_until date,         -- last day of the substitution
        CONSTRAINT nobody_substitutes_himself CHECK (substitute_id <> person_id),
        CONSTRAINT substitution_has_an_end CHECK ((substitute_id IS NULL) = (substitute_until IS NULL))
    )
    """,
    """
    CREATE TABLE roles (               -- who may do what, for whom, where
        role_id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES people,
        role text NOT NULL,
        organisation_id uuid NOT NULL REFERENCES organisations,
        municipalities text[] NOT NULL,
        CONSTRAINT roles_once_per_organisation UNIQUE (person_id, role, organisation_id)
    )
    """,
    "CREATE INDEX roles_organisation ON roles (organisation_id)",
    "CREATE INDEX roles_role ON roles (role)",
)


def upgrade() -> None:
    for statement in TABLES:
        op.execute(statement)
