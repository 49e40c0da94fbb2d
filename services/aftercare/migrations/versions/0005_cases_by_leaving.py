"""An index for the list of cases as people read it: who left school last comes first."""

from alembic import op

revision = "0005_cases_by_leaving"
down_revision = "0004_access"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE INDEX cases_left_on ON cases (left_on DESC, case_id)")
