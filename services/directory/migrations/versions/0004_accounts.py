"""Who is signed in, how people prove who they are, and whether this is a demo."""

from alembic import op

revision = "0004_accounts"
down_revision = "0003_audit"
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
    CREATE TABLE accounts (            -- how somebody without another provider proves who he is
        person_id uuid PRIMARY KEY REFERENCES people,
        password_hash text NOT NULL,   -- argon2id
        totp_sealed text NOT NULL,     -- the secret of the app on the telephone; only the portal has the key
        totp_step bigint NOT NULL,     -- of the last code that was used: none is used twice
        made_at timestamptz NOT NULL
    )
    """,
    """
    CREATE TABLE invitations (         -- one-time links to make an account
        secret_hash bytea PRIMARY KEY, -- SHA-256 of what the link holds
        person_id uuid NOT NULL REFERENCES people,
        expires_at timestamptz NOT NULL
    )
    """,
    """
    CREATE TABLE identities (          -- by what a person is known at a provider (OpenID Connect)
        issuer text NOT NULL,
        subject text NOT NULL,
        person_id uuid NOT NULL REFERENCES people,
        linked_at timestamptz NOT NULL,
        PRIMARY KEY (issuer, subject),
        CONSTRAINT identities_one_per_person UNIQUE (issuer, person_id)
    )
    """,
    """
    CREATE TABLE clients (             -- systems of organisations that call the APIs by themselves
        client_id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisations,
        name text NOT NULL,
        role text NOT NULL,
        secret_hash bytea NOT NULL,    -- SHA-256 of what was shown once
        issued_at timestamptz NOT NULL,
        revoked_at timestamptz
    )
    """,
    """
    CREATE TABLE failed_proofs (       -- wrong passwords and codes, which make the next attempt wait
        attempt_hash bytea PRIMARY KEY, -- SHA-256 of the mail address and where it was typed, known here or not
        failures integer NOT NULL,
        last_at timestamptz NOT NULL
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
