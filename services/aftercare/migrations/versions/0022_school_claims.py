"""What a professional said of a last day stands; a school that tells another one later asks a question."""

from alembic import op

revision = "0022_school_claims"
down_revision = "0021_promise_clocks"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    ALTER TABLE contracts
        ADD told_ends_on date,     -- the last day as the school told it last, of the contract a pupil left with
        ADD settled_on date,       -- since then a professional's word about the last day holds
        ADD claimed_on date,       -- the school told another last day since: somebody must say which is right
        ADD claim_answer_by date
    """,
    "UPDATE contracts SET told_ends_on = ends_on WHERE source = 'leaving'",
    # Of before, the journal knows whose last day was moved by a professional, and from which day.
    """
    UPDATE contracts SET settled_on = moved.on, told_ends_on = moved.told
    FROM (
        SELECT DISTINCT ON (contract_id) contract_id, told, max("on") OVER (PARTITION BY contract_id) AS "on" FROM (
            SELECT (data ->> 'contract_id')::uuid AS contract_id, (data ->> 'previous_ends_on')::date AS told,
                (recorded_at AT TIME ZONE 'Europe/Amsterdam')::date AS "on", position
            FROM (SELECT convert_from(envelope, 'UTF8')::jsonb -> 'data' AS data, recorded_at, position FROM journal
                WHERE name IN ('contract_extended', 'contract_end_date_set')) AS told
        ) AS moves ORDER BY contract_id, position
    ) AS moved
    WHERE moved.contract_id = contracts.contract_id AND contracts.source = 'leaving'
    """,
    "CREATE INDEX contracts_claimed ON contracts (claim_answer_by) WHERE claim_answer_by IS NOT NULL",
    "INSERT INTO policies (region, key, valid_from, amount, unit) VALUES ('*', 'last_day_claim', '2000-01-01', 5, 'working_days')",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
