"""A sweep over the state as it stands: it asks no event and waits for no clock, so it finds what those lost."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, delete, insert, select, text, tuple_, update
from sqlalchemy.orm import Session

from messaging.planned import planned_once
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.sweeping import NO_ACTION, NO_CONVERSATION, Finding
from services.aftercare.storage.plan_tables import sweep_findings

# Each day that is still to come on which somebody must hear something has a clock, in a process or of one kind; so has
# what is late until the coordinator knows. A clock that is missing, or that nobody answered for a day, is found here; and
# a case that is over while nothing keeps it open. Contact is owed within the two years only; of a hand-over that is late
# the coordinator heard when they were over.
_NO_ACTION: Final = planned_once(
    text("""
    WITH waits (case_id, due_on, clock) AS (
        SELECT case_id, ends_on, 'two_years' FROM cases WHERE state = 'open' AND ends_on >= :today
        UNION ALL SELECT case_id, contact_by, 'contact' FROM cases
            WHERE state = 'open' AND ends_on >= :today AND contact_by IS NOT NULL
            AND (contact_by >= :today OR contact_told IS DISTINCT FROM 'coordinator')
        UNION ALL SELECT case_id, act_by, 'acceptance_due' FROM cases
            WHERE state = 'open' AND accepted_at IS NULL AND act_by >= :today
        UNION ALL SELECT case_id, answer_by, 'transfer_due' FROM cases
            WHERE state = 'open' AND proposed_to_id IS NOT NULL AND answer_by >= :today
        UNION ALL SELECT case_id, answer_by, 'support_due' FROM municipal_supports
            WHERE answered_on IS NULL AND answer_by >= :today
        UNION ALL SELECT case_id, due_on, 'career_conversation' FROM conversations
            WHERE held_on IS NULL AND withdrawn_on IS NULL
            AND (due_on >= :today OR told_rung IS DISTINCT FROM 'coordinator')
        UNION ALL SELECT case_id, ends_on, 'contract_end' FROM contracts WHERE ended_on IS NULL AND ends_on >= :today
        UNION ALL SELECT case_id, claim_answer_by, 'last_day_claim_due' FROM contracts WHERE claim_answer_by >= :today
        UNION ALL SELECT case_id, begin_by, 'next_step_begins' FROM conversations AS agreed
            WHERE begin_by >= :today AND began_on IS NULL AND NOT EXISTS (
                SELECT FROM conversations AS later WHERE later.case_id = agreed.case_id AND later.held_on > agreed.held_on)
        UNION ALL SELECT case_id, expires_on, 'reservation_expires' FROM reservations
            WHERE state = 'reserved' AND expires_on >= :today
        UNION ALL SELECT case_id, due_on, 'promise_due' FROM promises
            WHERE done_on IS NULL AND told IS DISTINCT FROM 'coordinator'
        UNION ALL SELECT cases.case_id, cases.ends_on, NULL FROM cases
            LEFT JOIN conversations AS talk
                ON talk.case_id = cases.case_id AND talk.held_on IS NULL AND talk.withdrawn_on IS NULL
            WHERE cases.state = 'open' AND talk.case_id IS NULL AND cases.ends_on < :today
            AND NOT EXISTS (SELECT FROM promises WHERE promises.case_id = cases.case_id AND promises.done_on IS NULL)
            AND NOT EXISTS (SELECT FROM contracts WHERE contracts.case_id = cases.case_id AND claimed_on IS NOT NULL)
            AND NOT EXISTS (SELECT FROM municipal_supports AS asked WHERE asked.case_id = cases.case_id AND answered_on IS NULL)
            AND NOT (cases.handed_over_on IS NULL AND EXISTS (
                SELECT FROM timers WHERE timers.case_id = cases.case_id AND kind = 'two_years' AND timers.state = 'fired'))
    )
    SELECT waits.case_id, min(waits.due_on) AS since
    FROM waits JOIN cases ON cases.case_id = waits.case_id AND cases.state = 'open'
    WHERE NOT EXISTS (
        SELECT FROM timers WHERE timers.case_id = waits.case_id AND timers.state = 'pending'
            AND waits.clock IN (timers.process, timers.kind)
            AND (timers.due_at >= :yesterday OR (waits.due_on < :today AND waits.clock IN ('contact', 'career_conversation')))
    )
    GROUP BY waits.case_id
""")
)
# A case that closed while a question of the school was open; not when the pupil left anew since, and has another case.
_NO_ANSWER: Final = planned_once(
    text("""
    SELECT cases.case_id, min(claimed_on) AS since
    FROM contracts JOIN cases ON cases.case_id = contracts.case_id
    WHERE claimed_on IS NOT NULL AND cases.state = 'closed' AND NOT EXISTS (
        SELECT FROM cases AS later WHERE later.pupil_id = cases.pupil_id AND later.left_on > cases.left_on)
    GROUP BY cases.case_id
""")
)
_NO_CONVERSATION: Final = planned_once(
    text("""
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
)
ON_ITS_WAY: Final = timedelta(hours=1)
_CLAIM: Final = planned_once(
    text("INSERT INTO sweeps (swept_on) VALUES (:today) ON CONFLICT DO NOTHING RETURNING swept_on")
)

_KEY: Final = sweep_findings.c.case_id, sweep_findings.c.kind
_FINDING: Final = *_KEY, sweep_findings.c.since


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
        waiting = (row for query in (_NO_ACTION, _NO_ANSWER) for row in self._session.execute(query, days))
        found = [Finding(row.case_id, NO_ACTION, row.since) for row in waiting]
        ended = self._session.execute(_NO_CONVERSATION, days)
        return [*found, *(Finding(row.case_id, NO_CONVERSATION, row.since) for row in ended)]

    def keep(self, findings: Sequence[Finding], today: date) -> None:
        """Let these take the place of what was found before."""
        self._session.execute(delete(sweep_findings))
        if findings:
            rows = [vars(one) | {"found_on": today} for one in findings]
            self._session.execute(insert(sweep_findings), rows)

    def to_mend(self, after: Finding | None, most: int) -> Sequence[Finding]:
        """Give the next findings of whom nobody was brought on again yet."""
        query = select(*_FINDING).where(sweep_findings.c.mended_at.is_(None)).order_by(*_KEY).limit(most)
        if after is not None:
            query = query.where(tuple_(*_KEY) > (after.case_id, after.kind))
        return [Finding(*row) for row in self._session.execute(query)]

    def take(self, part: Sequence[Finding]) -> Sequence[Finding]:
        """Keep these to oneself until the transaction ends; without those that a colleague has, or had."""
        query = select(*_FINDING).where(_one_of(part), sweep_findings.c.mended_at.is_(None)).order_by(*_KEY)
        return [Finding(*row) for row in self._session.execute(query.with_for_update(skip_locked=True))]

    def mended(self, part: Sequence[Finding], now: datetime) -> None:
        """Note that these were brought on again."""
        self._session.execute(update(sweep_findings).where(_one_of(part)).values(mended_at=now))


def _one_of(part: Sequence[Finding]) -> ColumnElement[bool]:
    return tuple_(*_KEY).in_([(one.case_id, one.kind) for one in part])
