"""How people want to be mailed; and mails that were held, gathered in one, or not wanted."""

from alembic import op

from access.row_security import PERSON, protect

revision = "0006_mail_preferences"
down_revision = "0005_retention"
branch_labels = None
depends_on = None

CHANGES = (
    """
    CREATE TABLE mail_preferences (
        person_id uuid PRIMARY KEY,
        paces jsonb NOT NULL,          -- topic -> at_once, daily or never
        quiet_from time,               -- on a Dutch clock
        quiet_until time,
        CONSTRAINT quiet_hours_have_two_ends CHECK ((quiet_from IS NULL) = (quiet_until IS NULL))
    )
    """,
    "ALTER TABLE deliveries ADD COLUMN held_until timestamptz, ADD COLUMN gathered_in uuid",
    "ALTER TABLE deliveries DROP CONSTRAINT deliveries_state_check",
    """
    ALTER TABLE deliveries ADD CONSTRAINT deliveries_state_check
    CHECK (state IN ('planned', 'sending', 'sent', 'failed', 'unknown', 'gathered', 'unwanted'))
    """,
    "CREATE INDEX deliveries_gathered ON deliveries (gathered_in) WHERE gathered_in IS NOT NULL",
    "CREATE INDEX deliveries_sent ON deliveries (person_id, sent_at) WHERE sent_at IS NOT NULL",
    *protect("mail_preferences", {}, f"person_id = {PERSON}"),
)


def upgrade() -> None:
    for statement in CHANGES:
        op.execute(statement)
