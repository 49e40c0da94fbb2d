"""An index to walk along the cases by the day of leaving, the longest ago first: for who has no start."""

from alembic import op

revision = "0023_leavers_in_order"
down_revision = "0022_school_claims"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE INDEX cases_in_order_of_leaving ON cases (left_on, case_id)")
