"""The account of every mail: what is due, what is in hand, what is stranded."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, func, select, tuple_, update
from sqlalchemy.orm import Session

from services.notifications.domain.delivery import Delivery, Gathered, State
from services.notifications.domain.rules import DeliveryNotFound
from services.notifications.storage.tables import deliveries, notifications

# Longer than any conversation with a mail server can last, each of its steps having its own limit.
IN_HAND: Final = timedelta(minutes=10)
AN_HOUR: Final = timedelta(hours=1)

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
        return self._in_hand(self._session.scalars(due), now)

    def reserve_for(self, people: Collection[UUID], kinds: Collection[str], now: datetime, most: int) -> list[Delivery]:
        """Give and keep what else is due for these people of these kinds and may go in one mail."""
        self._session.flush()  # what was reserved before is not due any more
        theirs = deliveries.c.person_id.in_(people) & deliveries.c.kind.in_(kinds)
        certainly_not_sent = (deliveries.c.state == State.PLANNED) & ~deliveries.c.is_repeat
        due = (
            select(Delivery)
            .where(theirs, certainly_not_sent, deliveries.c.next_attempt_at <= now, deliveries.c.invitation.is_(None))
            .order_by(deliveries.c.occurred_at)
            .limit(most)
            .with_for_update(skip_locked=True)
        )
        return self._in_hand(self._session.scalars(due), now)

    def add(self, delivery: Delivery) -> None:
        """Plan a mail."""
        self._session.add(delivery)

    def full_until(self, people: Collection[UUID], now: datetime, most: int) -> dict[UUID, datetime]:
        """Give until when those people get no further mail who had so many within the hour."""
        sent = deliveries.c
        counted = (
            select(sent.person_id, func.min(sent.sent_at).label("oldest"))
            .where(sent.person_id.in_(people), sent.sent_at > now - AN_HOUR)
            .group_by(sent.person_id)
            .having(func.count() >= most)
        )
        return {row.person_id: row.oldest + AN_HOUR for row in self._session.execute(counted)}

    def gathered_in(self, delivery_id: UUID) -> Gathered:
        """Tell what a mail stands for: how often each kind, about how many young people."""
        told = deliveries.outerjoin(
            notifications,
            (notifications.c.event_id == deliveries.c.event_id) & (notifications.c.person_id == deliveries.c.person_id),
        )
        of_this = deliveries.c.gathered_in == delivery_id
        kinds = (
            select(deliveries.c.kind, func.count())
            .where(of_this)
            .group_by(deliveries.c.kind)
            .order_by(func.count().desc(), deliveries.c.kind)
        )
        pupils = select(func.count(notifications.c.pupil_id.distinct())).select_from(told).where(of_this)
        found = tuple((kind, count) for kind, count in self._session.execute(kinds))
        return Gathered(found, self._session.scalar(pupils) or 0)

    @staticmethod
    def _in_hand(due: Iterable[Delivery], now: datetime) -> list[Delivery]:
        found = list(due)
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
