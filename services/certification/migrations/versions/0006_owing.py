"""Who owes what of a trajectory whose pupil left school: its clock, and the term that the clock is set by."""

from alembic import op

from access.row_security import protect

revision = "0006_owing"
down_revision = "0005_judgements"
branch_labels = None
depends_on = None

OF_ITS_TRAJECTORY = "(SELECT true FROM trajectories t WHERE t.trajectory_id = owing.trajectory_id)"

STATEMENTS = (
    """
    CREATE TABLE terms (                   -- from which day on which term holds
        key text NOT NULL,
        valid_from date NOT NULL,
        amount integer NOT NULL CHECK (amount > 0),
        unit text NOT NULL CHECK (unit = 'weeks'),
        PRIMARY KEY (key, valid_from)
    )
    """,
    "INSERT INTO terms VALUES ('evidence', '2000-01-01', 4, 'weeks')",
    "ALTER TABLE trajectories ALTER COLUMN trainer_mail DROP NOT NULL",  # not known yet: somebody owes it
    """
    CREATE TABLE owing (                   -- what is missing follows from the trajectory; this is by when
        trajectory_id uuid PRIMARY KEY REFERENCES trajectories ON DELETE CASCADE,
        since date NOT NULL,
        due_on date NOT NULL,
        settled_on date,                   -- every work process is judged
        escalated_at timestamptz           -- the coordinator was told
    )
    """,
    "CREATE INDEX owing_open ON owing (due_on, trajectory_id) WHERE settled_on IS NULL",
    *protect("owing", {"coordinator": "true"}, OF_ITS_TRAJECTORY),
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
