"""Forms are kept while somebody types: per form of a page, in the role in which it was typed."""

from alembic import op

revision = "0010_drafts"
down_revision = "0009_covenants"
branch_labels = None
depends_on = None

TABLE = """
    CREATE TABLE drafts (              -- forms that were not sent yet; those of before, of one day at most, go
        form_id uuid NOT NULL,         -- which form of which page: only the portal knows
        person_id uuid NOT NULL REFERENCES people,
        role text NOT NULL,
        organisation_id uuid,
        showing uuid NOT NULL,         -- the one time that the form was shown
        sealed text,                   -- only the portal has the key; empty once it was sent or thrown away
        kept_until timestamptz NOT NULL,
        CONSTRAINT drafts_one_per_form UNIQUE NULLS NOT DISTINCT (person_id, role, organisation_id, form_id)
    )
"""
STATEMENTS = ("DROP TABLE drafts", TABLE, "CREATE INDEX drafts_kept_until ON drafts (kept_until)")


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
