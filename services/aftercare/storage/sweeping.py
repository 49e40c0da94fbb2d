"""A sweep over the state as it stands: it asks no event and waits for no clock, so it finds what those lost."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import delete, insert, text
from sqlalchemy.orm import Session

from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.sweeping import NO_ACTION, NO_CONVERSATION, Finding
from services.aftercare.storage.plan_tables import sweep_findings

# Each open case has the clock of its two years or is late; its next contact, its owed conversation and the last day of
# its work have theirs. One that is missing, or that nobody answered for a day, leaves the case without an action.
_NO_ACTION: Final = text("""
    WITH clocks AS (
        SELECT case_id, array_agg(process) FILTER (WHERE due_at >= :yesterday) AS waiting, count(*) AS pending
        FROM timers WHERE state = 'pending' GROUP BY case_id
    )
    SELECT cases.case_id, coalesce(least(cases.contact_by, talk.due_on), cases.ends_on) AS since
    FROM cases
    LEFT JOIN clocks ON clocks.case_id = cases.case_id
    LEFT JOIN conversations AS talk
        ON talk.case_id = cases.case_id AND talk.held_on IS NULL AND talk.withdrawn_on IS NULL
    WHERE cases.state = 'open' AND (
        (cases.ends_on >= :today AND NOT coalesce('aftercare' = ANY (clocks.waiting), false))
        OR (cases.contact_by >= :today AND NOT coalesce('contact' = ANY (clocks.waiting), false))
        OR (talk.due_on >= :today AND NOT coalesce('career_conversation' = ANY (clocks.waiting), false))
        OR (NOT coalesce('contract' = ANY (clocks.waiting), false) AND EXISTS (
            SELECT FROM contracts WHERE contracts.case_id = cases.case_id
                AND contracts.ended_on IS NULL AND contracts.ends_on >= :today))
        OR (cases.contact_by IS NULL AND talk.case_id IS NULL AND cases.ends_on < :today)
    )
""")
_NO_CONVERSATION: Final = text("""
    SELECT case_id, min(ended_on) AS since FROM (
        SELECT contracts.case_id, coalesce(contracts.ended_on, contracts.ends_on) AS ended_on, contract_id::text AS cause
        FROM contracts JOIN cases ON cases.case_id = contracts.case_id
        WHERE (contracts.ended_on IS NOT NULL AND coalesce(contracts.end_reported_at, '-infinity') < :settled)
            OR (contracts.ended_on IS NULL AND contracts.ends_on < :yesterday AND cases.state = 'open')
        UNION ALL
        SELECT cases.case_id, dropped_out_on, 'drop_out/' || dropped_out_on FROM cases
        WHERE dropped_out_on IS NOT NULL AND coalesce(drop_out_reported_at, '-infinity') < :settled AND NOT EXISTS (
            SELECT FROM contracts WHERE contracts.case_id = cases.case_id AND contracts.is_drop_out
        )
    ) AS ends
    WHERE NOT EXISTS (
        SELECT FROM conversations JOIN cases AS talked ON talked.case_id = conversations.case_id
        WHERE talked.pupil_id = (SELECT pupil_id FROM cases WHERE cases.case_id = ends.case_id)
          AND ends.cause = ANY (conversations.causes)
    )
    GROUP BY case_id
""")
ON_ITS_WAY: Final = timedelta(hours=1)
_CLAIM: Final = text("INSERT INTO sweeps (swept_on) VALUES (:today) ON CONFLICT DO NOTHING RETURNING swept_on")


class Sweeping:
    def __init__(self, session: Session) -> None:
        self._session = session

    def claim(self, today: date) -> bool:
        """Take this day's sweep upon oneself; tells whether nobody did so before."""
        return self._session.execute(_CLAIM, {"today": today}).first() is not None

    def find(self, now: datetime) -> Sequence[Finding]:
        """Look at every case once; an end that was reported just now is still on its way."""
        today = day_of(now)
        days = {"today": today, "yesterday": today - timedelta(days=1), "settled": now - ON_ITS_WAY}
        found = [Finding(row.case_id, NO_ACTION, row.since) for row in self._session.execute(_NO_ACTION, days)]
        ended = self._session.execute(_NO_CONVERSATION, days)
        return [*found, *(Finding(row.case_id, NO_CONVERSATION, row.since) for row in ended)]

    def keep(self, findings: Sequence[Finding], today: date) -> None:
        """Let these take the place of what was found before."""
        self._session.execute(delete(sweep_findings))
        if findings:
            rows = [vars(one) | {"found_on": today} for one in findings]
            self._session.execute(insert(sweep_findings), rows)
