"""A case that a colleague is asked to take over: he sees it, to decide; and a job coach who refused one."""

from alembic import op

from access.row_security import ORGANISATION, PEOPLE, SUPPORTED, protect

revision = "0017_case_transfers"
down_revision = "0016_contract_endings"
branch_labels = None
depends_on = None

CASE_IS_SEEN = {
    "coordinator": "true",
    "school_staff": f"school_id = {ORGANISATION}",
    "job_coach": f"job_coach_id = ANY ({PEOPLE}) OR proposed_to_id = ANY ({PEOPLE})",
    "werkconsulent": f"case_id = ANY ((SELECT cases_of_talks({PEOPLE}))::uuid[])",
}
STATEMENTS = (
    """
    ALTER TABLE cases
        ADD refused_by_id uuid,      -- this job coach did not take it on: it goes to another
        ADD proposed_to_id uuid,     -- a colleague was asked to take it over
        ADD proposed_by_id uuid,
        ADD proposed_because text,
        ADD answer_by date,
        ADD CONSTRAINT a_proposal_is_whole CHECK (
            num_nonnulls(proposed_to_id, proposed_by_id, proposed_because, answer_by) IN (0, 4)
        )
    """,
    "CREATE INDEX cases_proposed_to ON cases (proposed_to_id, case_id) WHERE proposed_to_id IS NOT NULL",
    *protect("cases", CASE_IS_SEEN, f"pupil_id = ANY ({SUPPORTED})"),
    "INSERT INTO policies (region, key, valid_from, amount, unit) VALUES ('*', 'case_transfer', '2000-01-01', 5, 'working_days')",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
