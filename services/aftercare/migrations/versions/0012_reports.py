"""What reports are worked out of: every leaving as it was told, the kind of each school, and the names and ages of bodies."""

from alembic import op

from access.row_security import ORGANISATION, protect

revision = "0012_reports"
down_revision = "0011_terms_since"
branch_labels = None
depends_on = None

STATEMENTS = (
    "ALTER TABLE organisations ADD school_type text",  # pro or vso
    """
    CREATE TABLE leavings (            -- nothing is changed or deleted: a report of a past day stays what it was
        position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        case_id uuid NOT NULL,
        told_at timestamptz NOT NULL,
        school_id uuid NOT NULL,
        municipality text NOT NULL,
        left_on date NOT NULL,
        destination text NOT NULL,
        exit_profile text NOT NULL     -- the planned exit; empty where the school keeps none
    )
    """,
    """
    INSERT INTO leavings (case_id, told_at, school_id, municipality, left_on, destination, exit_profile)
    SELECT case_id, opened_on::timestamp AT TIME ZONE 'Europe/Amsterdam', school_id, municipality, left_on, destination, ''
    FROM cases ORDER BY opened_on, case_id
    """,
    "CREATE INDEX leavings_left_on ON leavings (left_on, case_id)",
    "CREATE INDEX leavings_case ON leavings (case_id, position)",
    *protect("leavings", {"coordinator": "true", "school_staff": f"school_id = {ORGANISATION}"}),
    """
    CREATE TABLE bodies (              -- names and ages of bodies change by law: dated, not in code (law A12)
        code text NOT NULL,
        valid_from date NOT NULL,
        name text NOT NULL,
        below_age integer NOT NULL,    -- they look after young people below this age
        PRIMARY KEY (code, valid_from)
    )
    """,
    """
    INSERT INTO bodies (code, valid_from, name, below_age) VALUES
        ('doorstroompunt', '2000-01-01', 'RMC', 23),
        ('doorstroompunt', '2026-01-01', 'Doorstroompunt', 27)
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
