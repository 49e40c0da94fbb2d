"""Webhooks of organisations, and the account of what became of each event on its way."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, select, text
from sqlalchemy.orm import Session

from services.notifications.domain.rules import WebhookDeliveryNotFound, WebhookNotFound
from services.notifications.domain.webhook import DeliveryState, Webhook, WebhookDelivery
from services.notifications.storage.webhook_tables import webhook_deliveries, webhooks

PLANNED_AT_ONCE: Final = 500

_STAY_AWAKE: Final = text("""
    UPDATE feeds SET asked_at = :now
    WHERE asked_at < :now - interval '1 day' AND organisation_id IN (SELECT organisation_id FROM webhooks)
""")
_BEHIND: Final = text("""
    SELECT w.webhook_id FROM webhooks w JOIN feeds f USING (organisation_id)
    WHERE f.position > w.planned_position FOR UPDATE OF w SKIP LOCKED
""")
_NEXT: Final = text("""
    SELECT position, event_id, name, envelope ->> 'subject' AS subject, envelope -> 'data' AS data FROM feed_events
    WHERE organisation_id = :organisation_id AND position > :after AND position <= :until ORDER BY position LIMIT :most
""")
_LAST: Final = text("SELECT position FROM feeds WHERE organisation_id = :organisation_id")
_PLAN: Final = text("""
    INSERT INTO webhook_deliveries (webhook_id, organisation_id, position, event_id, name, subject, planned_at, state)
    VALUES (:webhook_id, :organisation_id, :position, :event_id, :name, :subject, :now, 'planned') ON CONFLICT DO NOTHING
""")
_LEASE: Final = text("""
    UPDATE webhooks SET lease = :lease, leased_until = clock_timestamp() + make_interval(secs => :seconds)
    WHERE webhook_id IN (
        SELECT w.webhook_id FROM webhooks w
        WHERE (leased_until IS NULL OR leased_until < clock_timestamp())
            AND (ping_state = 'planned' OR (state = 'active' AND (next_attempt_at IS NULL OR next_attempt_at <= :now)
                AND EXISTS (SELECT FROM webhook_deliveries d WHERE d.webhook_id = w.webhook_id
                    AND d.state IN ('planned', 'sending', 'unknown')
                    AND (d.next_attempt_at IS NULL OR d.next_attempt_at <= :now))))
        ORDER BY w.leased_until NULLS FIRST LIMIT :most FOR UPDATE SKIP LOCKED)
    RETURNING webhook_id
""")
_KEEP: Final = text("""
    UPDATE webhooks SET leased_until = clock_timestamp() + make_interval(secs => :seconds)
    WHERE webhook_id = :webhook_id AND lease = :lease RETURNING webhook_id
""")
_RELEASE: Final = text(
    "UPDATE webhooks SET lease = NULL, leased_until = NULL WHERE webhook_id = :webhook_id AND lease = :lease"
)
_DUE: Final = text("""
    SELECT d.position FROM webhook_deliveries d
    WHERE d.webhook_id = :webhook_id AND d.state IN ('planned', 'sending', 'unknown') AND NOT EXISTS (
        SELECT FROM webhook_deliveries waits WHERE waits.webhook_id = :webhook_id AND waits.subject = d.subject
            AND waits.state IN ('planned', 'sending', 'unknown') AND waits.next_attempt_at > :now)
    ORDER BY d.position LIMIT :most
""")
_EVENTS: Final = text("""
    SELECT position, envelope, data_group, until FROM feed_events
    WHERE organisation_id = :organisation_id AND position = ANY (:positions)
""")


class Webhooks:
    """One row per address; who sends holds its lease."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, webhook: Webhook) -> None:
        self._session.add(webhook)

    def get(self, webhook_id: UUID, organisation_id: UUID) -> Webhook:
        """Give one of an organisation, locked for a change."""
        found = self._session.get(Webhook, webhook_id, with_for_update=True)
        if found is None or found.organisation_id != organisation_id:
            raise WebhookNotFound
        return found

    def page(self, organisation_id: UUID, after: UUID | None, limit: int) -> list[Webhook]:
        """Give the next of an organisation, by id: in the order in which they were made."""
        query = select(Webhook).where(webhooks.c.organisation_id == organisation_id)
        if after is not None:
            query = query.where(webhooks.c.webhook_id > after)
        return list(self._session.scalars(query.order_by(webhooks.c.webhook_id).limit(limit)))

    def remove(self, webhook: Webhook) -> None:
        """Call it no more; what waited for it goes with it."""
        self._session.delete(webhook)

    def plan(self, now: datetime) -> int:
        """Plan what happened since last time; positions are in the order of commits, so none is passed over."""
        self._session.execute(_STAY_AWAKE, {"now": now})  # a webhook listens, also when nobody asks
        planned = 0
        for webhook_id in self._session.scalars(_BEHIND).all():
            webhook = self._session.get_one(Webhook, webhook_id)
            planned += self._plan_for(webhook, now)
        return planned

    def _plan_for(self, webhook: Webhook, now: datetime) -> int:
        of = {"organisation_id": webhook.organisation_id}
        last = self._session.execute(_LAST, of).scalar_one()
        asked = {**of, "after": webhook.planned_position, "until": last, "most": PLANNED_AT_ONCE}
        found = self._session.execute(_NEXT, asked).all()
        rows = [
            {"webhook_id": webhook.webhook_id, **of, "now": now}
            | {name: getattr(each, name) for name in ("position", "event_id", "name", "subject")}
            for each in found
            if webhook.wants(each.name, each.data)
        ]
        if rows:
            self._session.execute(_PLAN, rows)
        webhook.planned_position = found[-1].position if len(found) == PLANNED_AT_ONCE else last
        return len(found)

    def lease(self, lease: UUID, seconds: float, now: datetime, most: int) -> list[UUID]:
        """Take addresses that have something to hear, for a while, by the database's clock."""
        asked = {"lease": lease, "seconds": seconds, "now": now, "most": most}
        return list(self._session.scalars(_LEASE, asked))

    def keep_lease(self, webhook_id: UUID, lease: UUID, seconds: float) -> Webhook | None:
        """Go on with it, locked; None when somebody else has it by now, or it is gone."""
        asked = {"webhook_id": webhook_id, "lease": lease, "seconds": seconds}
        if self._session.scalar(_KEEP, asked) is None:
            return None
        return self._session.get(Webhook, webhook_id, populate_existing=True)

    def release(self, webhook_id: UUID, lease: UUID) -> None:
        """Let others have it."""
        self._session.execute(_RELEASE, {"webhook_id": webhook_id, "lease": lease})


class WebhookDeliveries:
    """The account of every event on its way to a webhook."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def due(self, webhook: Webhook, now: datetime, most: int) -> list[WebhookDelivery]:
        """Give what may go: not what stands behind something of its subject that waits to be tried again."""
        asked = {"webhook_id": webhook.webhook_id, "now": now, "most": most}
        return self.at(webhook.webhook_id, list(self._session.scalars(_DUE, asked)))

    def at(self, webhook_id: UUID, positions: Collection[int]) -> list[WebhookDelivery]:
        """Give these, locked."""
        query = (
            select(WebhookDelivery)
            .where(webhook_deliveries.c.webhook_id == webhook_id, webhook_deliveries.c.position.in_(positions))
            .order_by(webhook_deliveries.c.position)
            .with_for_update()
        )
        return list(self._session.scalars(query))

    def events(self, organisation_id: UUID, positions: Sequence[int]) -> dict[int, Any]:
        """Give what they say; a file that was destroyed meanwhile says nothing any more."""
        asked = {"organisation_id": organisation_id, "positions": list(positions)}
        return {row.position: row for row in self._session.execute(_EVENTS, asked)}

    def of_event(self, webhook: Webhook, event_id: UUID) -> WebhookDelivery:
        """Give one, locked for a change."""
        query = select(WebhookDelivery).where(
            webhook_deliveries.c.webhook_id == webhook.webhook_id, webhook_deliveries.c.event_id == event_id
        )
        found = self._session.scalar(query.with_for_update())
        if found is None:
            raise WebhookDeliveryNotFound
        return found

    def page(
        self, webhook: Webhook, state: DeliveryState | None, before: int | None, limit: int
    ) -> list[WebhookDelivery]:
        """Give the next, newest first."""
        conditions: list[ColumnElement[bool]] = [webhook_deliveries.c.webhook_id == webhook.webhook_id]
        if state:
            conditions.append(webhook_deliveries.c.state == state)
        if before is not None:
            conditions.append(webhook_deliveries.c.position < before)
        query = select(WebhookDelivery).where(*conditions).order_by(webhook_deliveries.c.position.desc()).limit(limit)
        return list(self._session.scalars(query))

    def failed(self, webhook: Webhook) -> list[WebhookDelivery]:
        """Give what was set aside and may go again."""
        query = select(WebhookDelivery).where(
            webhook_deliveries.c.webhook_id == webhook.webhook_id,
            webhook_deliveries.c.state == DeliveryState.FAILED,
            webhook_deliveries.c.reason != "not_allowed_any_more",
        )
        return list(self._session.scalars(query.with_for_update()))
