"""Where systems want to be called, and what became of each event on its way there."""

from alembic import op

from access.row_security import ORGANISATION, protect

revision = "0008_webhooks"
down_revision = "0007_feeds"
branch_labels = None
depends_on = None

OWN = {"school_staff": f"organisation_id = {ORGANISATION}"}
OF_OWN = {"school_staff": "webhook_id IN (SELECT webhook_id FROM webhooks)"}

TABLES = (
    """
    CREATE TABLE webhooks (
        webhook_id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES feeds,
        url text NOT NULL,
        format text NOT NULL CHECK (format IN ('cloudevents', 'zgw')),
        types text[] NOT NULL,
        filters jsonb NOT NULL,
        secrets jsonb NOT NULL,        -- sealed, with a key that is not in this database
        made_at timestamptz NOT NULL,
        planned_position bigint NOT NULL,
        state text NOT NULL CHECK (state IN ('active', 'paused')),
        paused_because text,
        failures integer NOT NULL,
        failing_since timestamptz,
        next_attempt_at timestamptz,   -- of the whole address: it did not answer
        ping_state text CHECK (ping_state IN ('planned', 'sending', 'sent', 'failed')),
        ping_reason text,
        leased_until timestamptz,      -- by the database's clock: one copy at a time calls it
        lease uuid
    )
    """,
    "CREATE INDEX webhooks_of_organisation ON webhooks (organisation_id)",
    """
    CREATE TABLE webhook_deliveries (
        webhook_id uuid NOT NULL REFERENCES webhooks ON DELETE CASCADE,
        organisation_id uuid NOT NULL,
        position bigint NOT NULL,
        event_id uuid NOT NULL,
        name text NOT NULL,
        subject text NOT NULL,
        planned_at timestamptz NOT NULL,
        state text NOT NULL CHECK (state IN ('planned', 'sending', 'sent', 'failed', 'unknown')),
        attempts integer NOT NULL DEFAULT 0,
        next_attempt_at timestamptz,   -- of this one message: it was refused
        reason text,                   -- a code or a status, never what a receiver wrote
        is_repeat boolean NOT NULL DEFAULT false,
        sent_at timestamptz,
        PRIMARY KEY (webhook_id, position),
        FOREIGN KEY (organisation_id, position) REFERENCES feed_events (organisation_id, position) ON DELETE CASCADE
    ) WITH (fillfactor = 80)
    """,
    """
    CREATE INDEX webhook_deliveries_open ON webhook_deliveries (webhook_id, position)
    WHERE state IN ('planned', 'sending', 'unknown')
    """,
    "CREATE INDEX webhook_deliveries_of_event ON webhook_deliveries (organisation_id, position)",
    *protect("webhooks", OWN),
    *protect("webhook_deliveries", OF_OWN),
)


def upgrade() -> None:
    for statement in TABLES:
        op.execute(statement)
