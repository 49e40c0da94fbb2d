"""Work cards: the small steps of a work process, in one version of its dossier."""

from alembic import op

revision = "0008_work_cards"
down_revision = "0007_photos"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    CREATE TABLE work_cards (
        crebo text NOT NULL,
        version text NOT NULL,
        code text NOT NULL,
        steps text[] NOT NULL CHECK (cardinality(steps) > 0),
        PRIMARY KEY (crebo, version, code),
        FOREIGN KEY (crebo, version, code) REFERENCES work_processes
    )
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
