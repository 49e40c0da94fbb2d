"""Of a planned conversation it is kept who of those without an address here knows it as it stands."""

from alembic import op

revision = "0029_told_by_hand"
down_revision = "0028_proposed_on"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Per code of who comes a mark of the appointment they were told of; of before nobody noted it.
    op.execute("ALTER TABLE conversations ADD told jsonb NOT NULL DEFAULT '{}'")
