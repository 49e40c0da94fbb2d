"""What a workplace trainer is asked by a one-time link, what was filled in so far, and what was signed."""

from alembic import op

from access.row_security import protect

revision = "0005_judgements"
down_revision = "0004_trajectories"
branch_labels = None
depends_on = None


def of_its_trajectory(table: str) -> tuple[str, ...]:
    """Show a row to whoever sees its trajectory."""
    seen = f"(SELECT true FROM trajectories t WHERE t.trajectory_id = {table}.trajectory_id)"  # noqa: S608  our own names
    return protect(table, {"coordinator": "true"}, seen)


STATEMENTS = (
    """
    CREATE TABLE evidence_requests (       -- one task for one trainer
        request_id uuid PRIMARY KEY,
        trajectory_id uuid NOT NULL REFERENCES trajectories ON DELETE CASCADE,
        trainer_name text NOT NULL,
        trainer_mail text NOT NULL,
        requested_at timestamptz NOT NULL,
        requested_by uuid NOT NULL,
        expires_at timestamptz NOT NULL,
        code_salt bytea NOT NULL,
        code_hash bytea NOT NULL,          -- of the six digits that the sender tells by another way
        wrong_codes integer NOT NULL,
        signed_at timestamptz,
        replaced_at timestamptz            -- somebody sent a new link
    )
    """,
    "CREATE INDEX evidence_requests_trajectory ON evidence_requests (trajectory_id, requested_at)",
    """
    CREATE TABLE request_secrets (         -- of links and of the browsers that gave the right code: hashes
        secret_hash bytea PRIMARY KEY,
        request_id uuid NOT NULL REFERENCES evidence_requests ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('link', 'session')),
        made_at timestamptz NOT NULL DEFAULT clock_timestamp()
    )
    """,
    "CREATE INDEX request_secrets_request ON request_secrets (request_id)",
    """
    CREATE TABLE judgement_drafts (        -- what is filled in and not signed yet
        request_id uuid NOT NULL REFERENCES evidence_requests ON DELETE CASCADE,
        work_process text NOT NULL,
        judgement text CHECK (judgement IN ('alone', 'with_help', 'not_yet')),
        remark text NOT NULL,
        PRIMARY KEY (request_id, work_process)
    )
    """,
    """
    CREATE TABLE judgements (              -- what was signed; each follows the one before it by its hash
        trajectory_id uuid NOT NULL REFERENCES trajectories ON DELETE CASCADE,
        number integer NOT NULL,
        request_id uuid NOT NULL,
        crebo text NOT NULL,
        version text NOT NULL,
        work_process text NOT NULL,
        title text NOT NULL,
        judgement text NOT NULL CHECK (judgement IN ('alone', 'with_help', 'not_yet')),
        remark text NOT NULL,
        trainer_name text NOT NULL,
        signed_at timestamptz NOT NULL,
        previous_hash bytea NOT NULL,
        hash bytea NOT NULL,
        PRIMARY KEY (trajectory_id, number)
    )
    """,
    # Only added: they go with their trajectory, by the foreign key, which acts as the owner of the table.
    "REVOKE UPDATE, DELETE ON judgements FROM certification",
    *of_its_trajectory("evidence_requests"),
    *of_its_trajectory("judgements"),
    *protect("request_secrets", {}),  # for the platform alone
    *protect("judgement_drafts", {}),
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
