"""At the end of the two years somebody takes over warmly; and what the bodies are called, from which day on."""

from alembic import op

revision = "0019_hand_overs"
down_revision = "0018_municipal_support"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    ALTER TABLE cases
        ADD hand_over_asked_on date,  -- the two years are nearly over: somebody must take over
        ADD handed_over_on date,
        ADD handed_over_to text,
        ADD handed_over_how text,
        ADD handed_over_by uuid,
        ADD hand_over_note text,      -- never leaves this service but to the professionals of the case
        ADD CONSTRAINT a_hand_over_is_whole CHECK (
            num_nonnulls(handed_over_on, handed_over_to, handed_over_how, handed_over_by) IN (0, 4)
        )
    """,
    "INSERT INTO policies (region, key, valid_from, amount, unit) VALUES ('*', 'warm_hand_over', '2000-01-01', 30, 'working_days')",
    "ALTER TABLE bodies ALTER below_age DROP NOT NULL",  # a school or a municipality has none
    """
    INSERT INTO bodies (code, valid_from, name, below_age) VALUES
        ('werkcentrum', '2000-01-01', 'WerkgeversServicepunt', NULL),
        ('werkcentrum', '2026-01-01', 'Werkcentrum', NULL),
        ('werkconsulent', '2000-01-01', 'Werkconsulent van de gemeente', NULL),
        ('mbo', '2000-01-01', 'Mbo-school', NULL)
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
