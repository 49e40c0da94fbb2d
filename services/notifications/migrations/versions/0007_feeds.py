"""What happened, in the order in which it was told, for each organisation whose systems listen; and what two persons agreed on."""

from alembic import op

from access import agreed_covenants
from access.row_security import ORGANISATION, protect

revision = "0007_feeds"
down_revision = "0006_mail_preferences"
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE feeds (
        organisation_id uuid PRIMARY KEY,
        position bigint NOT NULL,      -- of the last event; numbered under this row's lock
        asked_at timestamptz NOT NULL  -- to the day: who asks no more is written for no more
    ) WITH (fillfactor = 50)
    """,
    "CREATE INDEX feeds_by_asking ON feeds (asked_at)",
    """
    CREATE TABLE feed_events (
        organisation_id uuid NOT NULL,
        position bigint NOT NULL,
        event_id uuid NOT NULL,
        name text NOT NULL,
        data_group text NOT NULL,      -- of the covenant: whether it may be read is asked each time
        pupil_id uuid,
        until date,                    -- last day on which the organisation may hear of it
        told_at timestamptz NOT NULL,
        envelope jsonb NOT NULL,       -- CloudEvents: ids, codes and days
        PRIMARY KEY (organisation_id, position),
        CONSTRAINT told_to_an_organisation_once UNIQUE (organisation_id, event_id)
    )
    """,
    "CREATE INDEX feed_events_of_pupil ON feed_events (pupil_id)",
    "CREATE INDEX feed_events_by_time ON feed_events (told_at)",
    *protect("feeds", {"school_staff": f"organisation_id = {ORGANISATION}"}),
    *protect("feed_events", {"school_staff": f"organisation_id = {ORGANISATION}"}),
)


def upgrade() -> None:
    for statement in (*TABLES, *agreed_covenants.TABLE):
        op.execute(statement)
