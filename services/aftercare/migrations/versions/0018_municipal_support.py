"""A school asks the municipality for support (Participatiewet, article 7a); its werkconsulent sees the case and answers."""

from alembic import op

from access.row_security import protect

revision = "0018_municipal_support"
down_revision = "0017_case_transfers"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    CREATE TABLE municipal_supports (
        support_id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases,
        kind text NOT NULL,
        note text,                  -- never leaves this service but to school and professionals of the case
        requested_on date NOT NULL,
        requested_by uuid NOT NULL,
        answer_by date NOT NULL,
        werkconsulent_id uuid,      -- empty: the coordinator sees to it
        answer text,
        remark text,
        answered_on date,
        answered_by uuid,
        CONSTRAINT an_answer_is_whole CHECK (num_nonnulls(answer, answered_on, answered_by) IN (0, 3))
    )
    """,
    "CREATE UNIQUE INDEX one_support_awaited_per_case ON municipal_supports (case_id) WHERE answered_on IS NULL",
    "CREATE INDEX municipal_supports_case ON municipal_supports (case_id)",
    "CREATE INDEX municipal_supports_werkconsulent ON municipal_supports (werkconsulent_id, case_id)",
    "CREATE INDEX municipal_supports_awaited ON municipal_supports (answer_by) WHERE answered_on IS NULL",
    # The case of a request is seen as that of a conversation is.
    """
    CREATE OR REPLACE FUNCTION cases_of_talks(people uuid[]) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = aftercare
    AS 'SELECT array_agg(DISTINCT case_id) FROM (
            SELECT case_id FROM conversations WHERE werkconsulent_id = ANY (people)
            UNION ALL SELECT case_id FROM municipal_supports WHERE werkconsulent_id = ANY (people)
        ) AS seen'
    """,
    *protect(
        "municipal_supports",
        {"coordinator": "true"},
        "(SELECT true FROM cases WHERE cases.case_id = municipal_supports.case_id)",
    ),
    "INSERT INTO policies (region, key, valid_from, amount, unit) VALUES ('*', 'municipal_support', '2000-01-01', 10, 'working_days')",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
