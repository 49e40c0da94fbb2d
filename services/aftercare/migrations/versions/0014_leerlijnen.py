"""Leerlijnen with their places and intake rules, reserved places, and the qualifications that they lead to."""

from alembic import op

from access.row_security import protect

revision = "0014_leerlijnen"
down_revision = "0013_agreed_covenants"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    CREATE TABLE leerlijnen (
        code text PRIMARY KEY,
        name text NOT NULL,
        municipality text NOT NULL,       -- where one learns
        offered_by text[] NOT NULL,       -- codes of bodies in the directory
        work_processes jsonb NOT NULL     -- [{crebo, code, title}]
    )
    """,
    """
    CREATE TABLE leerlijn_periods (
        period_id uuid PRIMARY KEY,       -- derived from leerlijn and first day
        code text NOT NULL REFERENCES leerlijnen,
        begins_on date NOT NULL,
        ends_on date NOT NULL,
        places integer NOT NULL CHECK (places >= 0),
        minimum integer NOT NULL CHECK (minimum >= 0),  -- from how many young people on it is given
        CONSTRAINT a_period_ends_after_it_begins CHECK (ends_on >= begins_on)
    )
    """,
    "CREATE INDEX leerlijn_periods_code ON leerlijn_periods (code)",
    """
    CREATE TABLE intake_rules (           -- policy of a region from a day on; leerlijn '*' is every
        region text NOT NULL,
        leerlijn text NOT NULL,
        valid_from date NOT NULL,
        direct_entry boolean NOT NULL,
        within_two_years boolean NOT NULL,
        after_two_years boolean NOT NULL,
        funding text NOT NULL,
        PRIMARY KEY (region, leerlijn, valid_from)
    )
    """,
    """
    CREATE TABLE reservations (           -- one place for one young person, until a day
        reservation_id uuid PRIMARY KEY,
        period_id uuid NOT NULL,
        leerlijn text NOT NULL,
        case_id uuid NOT NULL REFERENCES cases,
        conversation_id uuid,
        reserved_on date NOT NULL,
        reserved_by uuid NOT NULL,
        expires_on date NOT NULL,
        state text NOT NULL CHECK (state IN ('reserved', 'taken', 'released', 'expired'))
    )
    """,
    "CREATE INDEX reservations_case ON reservations (case_id)",
    "CREATE UNIQUE INDEX one_place_reserved_per_case ON reservations (case_id) WHERE state = 'reserved'",
    "CREATE INDEX reservations_held ON reservations (period_id) WHERE state IN ('reserved', 'taken')",
    *protect(
        "reservations",
        {"coordinator": "true"},
        "(SELECT true FROM cases WHERE cases.case_id = reservations.case_id)",
    ),
    """
    CREATE TABLE qualifications (         -- entree and level 2, until certification keeps the whole list
        crebo text PRIMARY KEY,
        name text NOT NULL,
        level integer NOT NULL,
        dossier text NOT NULL
    )
    """,
    """
    INSERT INTO policies (region, key, valid_from, amount, unit) VALUES
        ('*', 'reservation', '2000-01-01', 20, 'working_days'),      -- a reserved place, until the young person begins
        ('*', 'next_step_start', '2000-01-01', 30, 'working_days')   -- an agreed next step, until it truly begins
    """,
    # What a young person has and wants, as he told it: the starting point of a next step.
    """
    CREATE TABLE starting_points (
        case_id uuid PRIMARY KEY REFERENCES cases,
        work_processes text[] NOT NULL,   -- '25254/B1-K1-W1': earned, as far as known
        leerlijnen text[] NOT NULL,       -- what the young person would like
        municipalities text[] NOT NULL,   -- where it may be; empty is anywhere
        noted_on date NOT NULL,
        noted_by uuid NOT NULL
    )
    """,
    *protect(
        "starting_points",
        {"coordinator": "true"},
        "(SELECT true FROM cases WHERE cases.case_id = starting_points.case_id)",
    ),
    """
    ALTER TABLE conversations
        ADD leerlijn text,          -- which one, when that is the next step
        ADD crebo text,             -- which qualification, when it leads to one
        ADD choice_reason text,     -- why this step; never leaves this service but to who may read the conversation
        ADD begin_by date,          -- when the next step must have begun
        ADD begin_since date,       -- the day after which that term began to run
        ADD began_on date           -- it truly began
    """,
    "CREATE INDEX conversations_not_begun ON conversations (begin_by) WHERE begin_by IS NOT NULL AND began_on IS NULL",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
