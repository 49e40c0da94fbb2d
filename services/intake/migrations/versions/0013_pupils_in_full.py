"""Pupils who are still at school: the last school year, the planned exit in all its versions, and why it went otherwise."""

from alembic import op

from access.row_security import protect

revision = "0013_pupils_in_full"
down_revision = "0012_document_issuers"
branch_labels = None
depends_on = None

# Whoever sees the pupil sees the plan: the policy of `pupils` decides.
OF_A_PUPIL_SEEN = "pupil_id IN (SELECT pupils.pupil_id FROM pupils)"
ROLES = ("school_staff", "coordinator", "werkconsulent", "job_coach")
SEEN = dict.fromkeys(ROLES, OF_A_PUPIL_SEEN)
STATEMENTS = (
    "ALTER TABLE pupils ADD COLUMN final_year integer",  # 2026: the year 2026-2027; empty while nobody knows
    "ALTER TABLE pupils ADD COLUMN planned_destination text NOT NULL DEFAULT ''",  # as it stands now
    "ALTER TABLE pupils ADD COLUMN planned_left_on date",
    "CREATE INDEX pupils_final_year ON pupils (final_year, school_id) WHERE final_year IS NOT NULL",
    """
    CREATE TABLE exit_plans (          -- every version of the planned exit; rows are only added
        plan_id uuid PRIMARY KEY,      -- in the order of recording
        pupil_id uuid NOT NULL REFERENCES pupils ON DELETE CASCADE,
        planned_destination text NOT NULL,
        planned_left_on date NOT NULL,
        recorded_on date NOT NULL,
        reason text NOT NULL           -- empty of the first, or when the school did not say
    )
    """,
    "CREATE INDEX exit_plans_pupil ON exit_plans (pupil_id, plan_id)",
    """
    CREATE TABLE exit_differences (    -- why the exit went otherwise than planned
        pupil_id uuid PRIMARY KEY REFERENCES pupils ON DELETE CASCADE,
        reason text NOT NULL,
        recorded_on date NOT NULL
    )
    """,
    *protect("exit_plans", SEEN),
    *protect("exit_differences", SEEN),
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
