"""The coordinator's filters read by an index, however large the region; and a report of what was destroyed."""

from alembic import op

from access import destruction_report

revision = "0010_region_lists"
down_revision = "0009_free_days"
branch_labels = None
depends_on = None

INDEXES = (
    "CREATE INDEX cases_municipality ON cases (municipality, case_id)",
    "CREATE INDEX cases_closed ON cases (case_id) WHERE state = 'closed'",
    "CREATE INDEX conversations_state ON conversations (state, conversation_id)",
    # Figures count all open cases: out of an index, without reading the cases themselves.
    "CREATE INDEX cases_counted ON cases (job_coach_id, school_id, municipality) INCLUDE (case_id, accepted_at) WHERE state = 'open'",
    "CREATE INDEX contracts_running ON contracts (case_id) WHERE ended_on IS NULL",
)


def upgrade() -> None:
    for statement in (*INDEXES, destruction_report.TABLE):
        op.execute(statement)
