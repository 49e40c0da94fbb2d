"""What is known of a contract grows: its company at SBB, its probation, and what people said about its end."""

from alembic import op

revision = "0016_contract_endings"
down_revision = "0015_talks"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    ALTER TABLE contracts
        ADD sbb_id text,              -- of a company that SBB recognises
        ADD probation_ends_on date,
        ADD ends_known_on date,       -- since when this last day is known; empty: since it was registered
        ADD ending_asked_on date,     -- somebody was asked what comes after the last day
        ADD ending_answer_by date,
        ADD ending_answer text CHECK (ending_answer IN ('ends', 'unknown')),  -- an extension is another last day
        ADD ending_answered_on date,
        ADD ending_answered_by uuid,
        ADD CONSTRAINT probation_lies_within
            CHECK (probation_ends_on >= begins_on AND (ends_on IS NULL OR probation_ends_on <= ends_on)),
        ADD CONSTRAINT an_answer_has_a_day CHECK ((ending_answer IS NULL) = (ending_answered_on IS NULL))
    """,
    """
    INSERT INTO policies (region, key, valid_from, amount, unit) VALUES
        ('*', 'contract_ending_first', '2000-01-01', 90, 'days'),   -- counted back from the last day
        ('*', 'contract_ending_second', '2000-01-01', 60, 'days'),
        ('*', 'contract_ending_last', '2000-01-01', 30, 'days')
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
