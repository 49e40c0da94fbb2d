"""Versions of the covenant: who put one in, who agreed, and from which day it holds."""

from alembic import op

revision = "0009_covenants"
down_revision = "0008_invitation_links"
branch_labels = None
depends_on = None

TABLE = """
    CREATE TABLE covenants (
        covenant_id uuid PRIMARY KEY,
        version text NOT NULL UNIQUE,
        text text NOT NULL,            -- the file as it was put in; never changed
        file_digest text NOT NULL,     -- of the file that stood here then: on top of that one it holds
        put_in_by_id uuid NOT NULL,
        put_in_at timestamptz NOT NULL,
        decided_by_id uuid,
        decided_at timestamptz,
        holds_from date,               -- stands from the agreement on
        CONSTRAINT somebody_else_agrees CHECK (holds_from IS NULL OR decided_by_id <> put_in_by_id),
        CONSTRAINT agreed_by_a_decision CHECK ((decided_at IS NULL) = (decided_by_id IS NULL)
            AND (holds_from IS NULL OR decided_at IS NOT NULL))
    )
"""
STATEMENTS = (
    TABLE,
    "CREATE UNIQUE INDEX one_covenant_waits ON covenants ((true)) WHERE decided_at IS NULL",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
