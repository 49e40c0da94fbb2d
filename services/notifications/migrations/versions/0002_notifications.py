"""Who is who, who was told what, and the mails on their way."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE organisations (       -- a copy of what directory told: no names
        organisation_id uuid PRIMARY KEY,
        kind text NOT NULL,
        code text NOT NULL
    )
    """,
    """
    CREATE TABLE roles (               -- a copy of what directory told: who may act for whom
        role_id uuid PRIMARY KEY,
        person_id uuid NOT NULL,
        role text NOT NULL,
        organisation_id uuid NOT NULL,
        municipalities text[] NOT NULL
    )
    """,
    "CREATE INDEX roles_of_organisation ON roles (organisation_id, role)",
    "CREATE INDEX roles_coordinator ON roles (role) WHERE role = 'coordinator'",
    """
    CREATE TABLE absences (            -- a copy of what directory told: who stands in for whom
        person_id uuid PRIMARY KEY,
        substitute_id uuid NOT NULL,
        until date                     -- last day
    )
    """,
    "CREATE INDEX absences_until ON absences (until)",
    """
    CREATE TABLE cases (               -- a copy of what aftercare told: whose young person this is
        case_id uuid PRIMARY KEY,
        pupil_id uuid,
        school_id uuid,
        municipality text,
        ends_on date,
        job_coach_id uuid,
        werkconsulent_id uuid
    ) WITH (fillfactor = 80)
    """,
    """
    CREATE TABLE notifications (       -- what each person finds on the page
        notification_id uuid PRIMARY KEY, -- derived from event, person and channel
        event_id uuid NOT NULL,
        kind text NOT NULL,
        person_id uuid NOT NULL,
        for_person_id uuid,            -- the absent colleague for whom this person stands in
        must_act boolean NOT NULL,
        case_id uuid,
        pupil_id uuid,
        due_on date,
        action_path text NOT NULL,
        occurred_at timestamptz NOT NULL,
        read_at timestamptz,
        CONSTRAINT told_once_on_the_page UNIQUE (event_id, person_id)
    )
    """,
    "CREATE INDEX notifications_of_person ON notifications (person_id, occurred_at DESC, notification_id DESC)",
    """
    CREATE INDEX notifications_unread ON notifications (person_id, occurred_at DESC, notification_id DESC)
    WHERE read_at IS NULL
    """,
    """
    CREATE TABLE deliveries (          -- what is brought to people: mail now, other channels later; no addresses
        delivery_id uuid PRIMARY KEY,  -- derived from event, person and channel; makes the Message-ID
        event_id uuid NOT NULL,
        channel text NOT NULL,
        kind text NOT NULL,
        person_id uuid NOT NULL,
        for_person_id uuid,
        action_path text NOT NULL,
        occurred_at timestamptz NOT NULL,
        planned_at timestamptz NOT NULL,
        due_on date,
        conversation_id uuid,          -- whose appointment the invitation brings or takes away
        invitation jsonb,
        state text NOT NULL CHECK (state IN ('planned', 'sending', 'sent', 'failed', 'unknown')),
        attempts integer NOT NULL DEFAULT 0,
        next_attempt_at timestamptz,   -- null: nobody tries by himself
        reason text,                   -- a code, never what a mail server wrote: that may hold an address
        is_repeat boolean NOT NULL DEFAULT false,
        sending_since timestamptz,
        sent_at timestamptz,
        CONSTRAINT told_once_per_channel UNIQUE (event_id, person_id, channel)
    ) WITH (fillfactor = 80)
    """,
    "CREATE INDEX deliveries_due ON deliveries (next_attempt_at) WHERE next_attempt_at IS NOT NULL",
    "CREATE INDEX deliveries_in_hand ON deliveries (sending_since) WHERE state = 'sending'",
    "CREATE INDEX deliveries_of_person ON deliveries (person_id, planned_at DESC, delivery_id DESC)",
    "CREATE INDEX deliveries_by_state ON deliveries (state, planned_at DESC, delivery_id DESC)",
    "CREATE INDEX deliveries_by_time ON deliveries (planned_at DESC, delivery_id DESC)",
    "CREATE INDEX deliveries_of_conversation ON deliveries (conversation_id) WHERE conversation_id IS NOT NULL",
)


def upgrade() -> None:
    for statement in TABLES:
        op.execute(statement)
