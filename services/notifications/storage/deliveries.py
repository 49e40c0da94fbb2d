"""The account of every mail: what is due, what is in hand, what is stranded."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, select, tuple_, update
from sqlalchemy.orm import Session

from services.notifications.domain.delivery import Delivery, State
from services.notifications.domain.rules import DeliveryNotFound
from services.notifications.storage.tables import deliveries

# Longer than any conversation with a mail server can last, each of its steps having its own limit.
IN_HAND: Final = timedelta(minutes=10)

Place = tuple[datetime, UUID]


class Deliveries:
    """Mails on their way."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def reserve(self, now: datetime, most: int) -> list[Delivery]:
        """Give what is due and keep it from the other copies for a while; after a crash it is simply due again."""
        due = (
            select(Delivery)
            .where(deliveries.c.next_attempt_at <= now)
            .order_by(deliveries.c.next_attempt_at, deliveries.c.occurred_at)
            .limit(most)
            .with_for_update(skip_locked=True)
        )
        found = list(self._session.scalars(due))
        for each in found:
            each.next_attempt_at = now + IN_HAND
        return found

    def give_back(self, reserved: Sequence[Delivery], now: datetime) -> None:
        """Let others have what was reserved and not dealt with."""
        not_begun = deliveries.c.state.in_([State.PLANNED, State.UNKNOWN]) & deliveries.c.next_attempt_at.is_not(None)
        ids = [each.delivery_id for each in reserved]
        self._session.execute(
            update(deliveries).where(deliveries.c.delivery_id.in_(ids), not_begun).values(next_attempt_at=now)
        )

    def lose_sight_of_stranded(self, now: datetime) -> int:
        """Say of mails whose sender went away in the middle that nobody knows what became of them."""
        in_hand = (
            select(Delivery)
            .where(deliveries.c.state == State.SENDING, deliveries.c.sending_since <= now - IN_HAND)
            .with_for_update(skip_locked=True)
        )
        stranded = list(self._session.scalars(in_hand))
        for each in stranded:
            each.lose_sight("sender_stopped", now)
        return len(stranded)

    def lock(self, delivery_id: UUID) -> Delivery:
        """Get one for a change."""
        found = self._session.get(Delivery, delivery_id, with_for_update=True)
        if found is None:
            raise DeliveryNotFound
        return found

    def page(self, person_id: UUID | None, state: State | None, after: Place | None, limit: int) -> list[Delivery]:
        """Give the next mails, newest first: of one person, or of everybody."""
        conditions: list[ColumnElement[bool]] = []
        if person_id:
            conditions.append(deliveries.c.person_id == person_id)
        if state:
            conditions.append(deliveries.c.state == state)
        if after:
            conditions.append(tuple_(deliveries.c.planned_at, deliveries.c.delivery_id) < after)
        newest_first = (deliveries.c.planned_at.desc(), deliveries.c.delivery_id.desc())
        return list(self._session.scalars(select(Delivery).where(*conditions).order_by(*newest_first).limit(limit)))
