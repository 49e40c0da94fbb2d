"""Writes down who is told: a line on the page for everybody, a mail for those who must act."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import event, text
from sqlalchemy.orm import Session

from messaging.planned import planned_once
from services.notifications.domain.telling import Fact, Telling

# A history that is told afterwards (a region that comes from elsewhere, the demo) is no news: it stands there as read. What is
# still to be done stands in the worklist, whatever was read.
NEWS: Final = timedelta(days=30)

# One statement for a whole batch: facts and tellings go in as JSON, the ids are derived from event, person and channel.
_TELL: Final = planned_once(
    text("""
    WITH fact AS MATERIALIZED (
        SELECT * FROM ROWS FROM (json_to_recordset(CAST(:facts AS json)) AS (
            event_id uuid, kind text, occurred_at timestamptz, action_path text, case_id uuid, pupil_id uuid,
            due_on date, invitation jsonb)) WITH ORDINALITY
    ), telling AS MATERIALIZED (
        SELECT * FROM ROWS FROM (json_to_recordset(CAST(:tellings AS json)) AS (
            fact bigint, person_id uuid, must_act boolean, for_person_id uuid, is_own boolean)) WITH ORDINALITY
    ), line AS (
        INSERT INTO notifications (notification_id, event_id, kind, person_id, for_person_id, must_act, case_id,
                                   pupil_id, due_on, action_path, occurred_at, read_at)
        SELECT CAST(substr(encode(sha256(CAST(f.event_id || '/' || t.person_id || '/page' AS bytea)), 'hex'), 1, 32)
                    AS uuid),
               f.event_id, f.kind, t.person_id, t.for_person_id, t.must_act, f.case_id, f.pupil_id, f.due_on,
               f.action_path, f.occurred_at, CASE WHEN f.occurred_at < :no_news_before THEN CAST(:now AS timestamptz) END
        FROM telling t JOIN fact f ON f.ordinality = t.fact
        WHERE NOT t.is_own
        ORDER BY t.ordinality
        ON CONFLICT DO NOTHING
    )
    INSERT INTO deliveries (delivery_id, event_id, channel, kind, person_id, for_person_id, action_path, occurred_at,
                            planned_at, due_on, conversation_id, invitation, state, next_attempt_at)
    SELECT CAST(substr(encode(sha256(CAST(f.event_id || '/' || t.person_id || '/mail' AS bytea)), 'hex'), 1, 32)
                AS uuid),
           f.event_id, 'mail', f.kind, t.person_id, t.for_person_id, f.action_path, f.occurred_at,
           CAST(:now AS timestamptz), f.due_on, CAST(f.invitation ->> 'conversation_id' AS uuid), f.invitation, 'planned', CAST(:now AS timestamptz)
    FROM telling t JOIN fact f ON f.ordinality = t.fact
    WHERE t.must_act
    ORDER BY t.ordinality
    ON CONFLICT DO NOTHING
""")
)

_encoder = msgspec.json.Encoder()


class Told:
    """What is told in this transaction: one statement before the commit, each (event, person, channel) once."""

    def __init__(self, session: Session) -> None:
        self._facts: dict[tuple[UUID, str, str], tuple[int, Fact]] = {}
        self._tellings: list[dict[str, Any]] = []
        self._moments: dict[str, datetime] = {}
        event.listen(session, "before_commit", self._write)

    def tell(self, tellings: Iterable[Telling], now: datetime) -> None:
        """Tell everybody on the page, and those who must act by mail too; who is told first stays told so."""
        self._moments = {"now": now, "no_news_before": now - NEWS}
        for each in tellings:
            fact = each.fact
            number, _ = self._facts.setdefault(
                (fact.event_id, fact.kind, fact.action_path), (len(self._facts) + 1, fact)
            )
            self._tellings.append(
                {
                    "fact": number,
                    "person_id": each.person_id,
                    "must_act": each.must_act,
                    "for_person_id": each.for_person_id,
                    "is_own": each.is_own,
                }
            )

    def _write(self, session: Session) -> None:
        facts, self._facts = [fact for _, fact in self._facts.values()], {}
        tellings, self._tellings = self._tellings, []
        if tellings:
            values = {"facts": _encoder.encode(facts).decode(), "tellings": _encoder.encode(tellings).decode()}
            session.execute(_TELL, values | self._moments)
