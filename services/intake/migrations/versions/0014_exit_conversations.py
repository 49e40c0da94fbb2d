"""Exit conversations with their clock per school year, and which werkconsulent serves which municipality."""

from alembic import op

from access.row_security import ORGANISATION, PEOPLE, protect

revision = "0014_exit_conversations"
down_revision = "0013_pupils_in_full"
branch_labels = None
depends_on = None

SEEN = {
    "coordinator": "true",
    "school_staff": f"school_id = {ORGANISATION}",
    "werkconsulent": f"werkconsulent_id = ANY ({PEOPLE})",
}
STATEMENTS = (
    """
    CREATE TABLE exit_conversations (
        conversation_id uuid PRIMARY KEY,
        pupil_id uuid NOT NULL REFERENCES pupils ON DELETE CASCADE,
        school_id uuid NOT NULL,
        municipality text NOT NULL,    -- decides who joins
        school_year integer NOT NULL,  -- 2026: the year 2026-2027
        due_on date NOT NULL,
        requested_on date NOT NULL,
        werkconsulent_id uuid,         -- empty: nobody serves the municipality yet
        school_contact_id uuid,
        state text NOT NULL CHECK (state IN ('requested', 'scheduled', 'cancelled', 'missed', 'held', 'lapsed')),
        starts_at timestamptz,
        ends_at timestamptz,
        place text NOT NULL,
        ics_sequence integer NOT NULL,
        others text[] NOT NULL,        -- codes of who comes besides, no names
        preparation text NOT NULL,     -- stays here
        prepared_on date,
        held_on date,
        advice text NOT NULL,
        leerlijn text,
        remark text NOT NULL,          -- stays here
        CONSTRAINT one_exit_conversation_a_year UNIQUE (pupil_id, school_year),
        CONSTRAINT planned_with_a_moment CHECK ((state = 'scheduled') <= (starts_at IS NOT NULL)),
        CONSTRAINT held_with_an_advice CHECK ((state = 'held') = (held_on IS NOT NULL AND advice <> '')),
        CONSTRAINT ends_after_it_begins CHECK (ends_at > starts_at)
    )
    """,
    "CREATE INDEX exit_conversations_school ON exit_conversations (school_id, school_year)",
    "CREATE INDEX exit_conversations_werkconsulent ON exit_conversations (werkconsulent_id, school_year)",
    """
    CREATE TABLE exit_terms (          -- the clock: what holds from a school year on
        valid_from_year integer PRIMARY KEY,
        due_month integer NOT NULL CHECK (due_month BETWEEN 1 AND 12),
        due_day integer NOT NULL CHECK (due_day BETWEEN 1 AND 28),
        remind_days integer NOT NULL CHECK (remind_days > 0),
        escalate_days integer NOT NULL CHECK (escalate_days > 1)
    )
    """,
    # Before the first of March, so that there is time to enrol at the mbo before the first of April.
    "INSERT INTO exit_terms VALUES (2000, 3, 1, 28, 14)",
    """
    CREATE TABLE werkconsulenten (     -- local copy: which of them serves which municipality
        role_id uuid PRIMARY KEY,
        person_id uuid NOT NULL,
        municipalities text[] NOT NULL
    )
    """,
    *protect("exit_conversations", SEEN),
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
