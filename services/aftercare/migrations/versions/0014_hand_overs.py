"""At the end of the two years somebody takes over warmly; and what the bodies are called, from which day on."""

from alembic import op

revision = "0014_hand_overs"
down_revision = "0013_municipal_support"
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
    """
    CREATE TABLE body_names (          -- '*' holds everywhere, a region's own code goes before it
        region text NOT NULL,
        body text NOT NULL,
        valid_from date NOT NULL,
        name text NOT NULL,
        until_age integer CHECK (until_age > 0),  -- up to which age it is there for young people
        PRIMARY KEY (region, body, valid_from)
    )
    """,
    # Since the Wet van school naar duurzaam werk the RMC is the Doorstroompunt, and the WSP becomes the Werkcentrum.
    """
    INSERT INTO body_names (region, body, valid_from, name, until_age) VALUES
        ('*', 'doorstroompunt', '2000-01-01', 'RMC', 23),
        ('*', 'doorstroompunt', '2026-01-01', 'Doorstroompunt', 27),
        ('*', 'werkcentrum', '2000-01-01', 'WerkgeversServicepunt', NULL),
        ('*', 'werkcentrum', '2026-01-01', 'Werkcentrum', NULL),
        ('*', 'werkconsulent', '2000-01-01', 'Werkconsulent van de gemeente', NULL),
        ('*', 'mbo', '2000-01-01', 'Mbo-school', NULL)
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
