"""Whoever read a pupil because of a case that closed before intake listened to that, reads no more.

What intake did not listen to then is in its inbox all the same, for thirty days: what a case heard last decides.
"""

from alembic import op

revision = "0010_readers_of_closed_cases"
down_revision = "0009_support_access"
branch_labels = None
depends_on = None

END = """
    UPDATE readers SET ended_on = last.closed_on
    FROM (
        SELECT DISTINCT ON (subject) subject, name, (received_at AT TIME ZONE 'Europe/Amsterdam')::date AS closed_on
        FROM inbox WHERE source = 'aftercare' AND name IN ('aftercare_closed', 'aftercare_extended')
        ORDER BY subject, sequence DESC
    ) AS last
    WHERE last.subject = 'case/' || readers.case_id AND last.name = 'aftercare_closed' AND readers.ended_on IS NULL
"""


def upgrade() -> None:
    op.execute(END)
