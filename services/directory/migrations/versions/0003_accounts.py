"""Who is signed in, how people prove who they are, and whether this is a demo."""

from alembic import op

revision = "0003_accounts"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE sessions (            -- a browser in which somebody signed in
        secret_hash bytea PRIMARY KEY, -- SHA-256 of what the cookie holds
        person_id uuid NOT NULL REFERENCES people,
        role text,                     -- empty while one of several is still to be chosen
        organisation_id uuid,
        began_at timestamptz NOT NULL,
        seen_at timestamptz NOT NULL,  -- to the minute
        idle_seconds integer NOT NULL,
        ends_at timestamptz NOT NULL,
        ended_at timestamptz
    )
    """,
    "CREATE INDEX sessions_person ON sessions (person_id)",
    "CREATE INDEX sessions_ends_at ON sessions (ends_at)",
    """
    CREATE TABLE drafts (              -- forms that came in after their session ended
        draft_id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES people,
        path text NOT NULL,
        sealed text NOT NULL,          -- only the portal has the key
        kept_until timestamptz NOT NULL,
        CONSTRAINT drafts_one_per_page UNIQUE (person_id, path)
    )
    """,
    """
    CREATE TABLE marks (               -- what this directory was made for: 'demo' once invented people were put in
        mark text PRIMARY KEY
    )
    """,
)


def upgrade() -> None:
    for statement in TABLES:
        op.execute(statement)
