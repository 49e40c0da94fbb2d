"""Passkeys, and the questions that were answered with one: each is answered once."""

from alembic import op

revision = "0007_passkeys"
down_revision = "0006_language"
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE passkeys (            -- the public halves of keys on people's own devices
        passkey_id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES people,
        credential_id bytea NOT NULL UNIQUE, -- by what the device knows it
        public_key bytea NOT NULL,     -- COSE
        sign_count bigint NOT NULL,    -- what the device last counted; 0: it does not count
        is_backed_up boolean NOT NULL, -- on more devices than one
        name text NOT NULL,            -- as its owner calls it
        made_at timestamptz NOT NULL,
        used_at timestamptz
    )
    """,
    "CREATE INDEX passkeys_person ON passkeys (person_id)",
    """
    CREATE TABLE spent_challenges (    -- questions that were answered, so that no answer counts twice
        challenge_hash bytea PRIMARY KEY, -- SHA-256
        spent_at timestamptz NOT NULL
    )
    """,
    "CREATE INDEX spent_challenges_spent_at ON spent_challenges (spent_at)",
)


def upgrade() -> None:
    for statement in TABLES:
        op.execute(statement)
