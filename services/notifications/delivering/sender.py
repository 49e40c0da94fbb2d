"""Sends what is due. What is not certain is said: a mail whose sender stopped in the middle becomes `unknown`.

Per mail: reserved, address looked up, `sending` committed, handed in, outcome committed. Only between the last two can
a crash leave doubt; such a mail goes again once, under the same Message-ID, and is marked as a repeat.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

import structlog
from sqlalchemy.orm import Session, sessionmaker

from services.notifications.delivering.addresses import Addresses
from services.notifications.delivering.mail_server import MailServer, Postman
from services.notifications.delivering.mails import Letterhead, compose
from services.notifications.delivering.outcomes import Away, NobodyKnows, Refused, TryLater
from services.notifications.domain.delivery import Delivery, State
from services.notifications.storage.deliveries import Deliveries

ROUND: Final = 50  # mails per round; each is committed by itself

log = structlog.get_logger()


class TakenByAnother(Exception):  # noqa: N818 - an answer, not a fault
    """Another copy dealt with this mail while we were busy."""


@dataclass(frozen=True)
class MailSender:
    """Sends mails from the database; any number of copies may run."""

    sessions: sessionmaker[Session]
    addresses: Addresses
    server: MailServer
    letterhead: Letterhead

    def send_due(self, now: datetime) -> int:
        """Deal with one round of mails that are due; gives how many, so that the caller knows whether to go on."""
        due = self._reserve(now)
        if not due:
            return 0
        away: str | None = None
        with Postman(self.server) as postman:
            for delivery in due:
                away = self._deal_with(delivery, postman, now, away)
        return len(due)

    def _reserve(self, now: datetime) -> list[Delivery]:
        with self.sessions() as session:
            deliveries = Deliveries(session)
            stranded = deliveries.lose_sight_of_stranded(now)
            session.flush()
            due = deliveries.reserve(now, ROUND)
            session.commit()
        if stranded:
            log.warning("mails_unknown", count=stranded, reason="sender_stopped")
        return due

    def _deal_with(self, delivery: Delivery, postman: Postman, now: datetime, away: str | None) -> str | None:
        """Send one mail and keep the account of it; once something is away, the rest of the round is put off."""
        try:
            if away:
                raise Away(away)
            self._send(delivery, postman, now)
        except TakenByAnother:
            log.info("mail_taken_by_another", delivery_id=str(delivery.delivery_id))
        except Away as trouble:
            self._settle(delivery, lambda it: it.postpone(trouble.reason, now))
            return trouble.reason
        except TryLater as trouble:
            self._settle(delivery, lambda it: it.postpone(trouble.reason, now))
        except Refused as trouble:
            self._settle(delivery, lambda it: it.fail(trouble.reason))
        except NobodyKnows as trouble:
            self._settle(delivery, lambda it: it.lose_sight(trouble.reason, now))
        return away

    def _send(self, delivery: Delivery, postman: Postman, now: datetime) -> None:
        receiver = self.addresses.of(delivery.person_id, now)
        try:
            mail = compose(delivery, receiver, self.letterhead, now).as_bytes()
        except (ValueError, IndexError) as error:  # the email library raises both for what is no address
            raise Refused("address_unusable") from error
        postman.get_ready()
        with self._changing(delivery) as it:
            it.start(now)
        postman.hand_in(self.letterhead.mail_from, receiver, mail)
        self._settle(delivery, lambda it: it.arrive(now))

    def _settle(self, delivery: Delivery, change: Callable[[Delivery], None]) -> None:
        try:
            with self._changing(delivery) as it:
                change(it)
        except TakenByAnother:
            log.warning("mail_outcome_too_late", delivery_id=str(delivery.delivery_id))
            return
        if it.state != State.SENT:
            log.warning("mail_not_sent", delivery_id=str(it.delivery_id), state=str(it.state), reason=it.reason)

    @contextmanager
    def _changing(self, known: Delivery) -> Iterator[Delivery]:
        """Change a mail in a transaction of its own, unless somebody else did meanwhile."""
        with self.sessions() as session:
            current = Deliveries(session).lock(known.delivery_id)
            if (current.state, current.attempts) != (known.state, known.attempts):
                raise TakenByAnother
            yield current
            session.commit()
        known.state, known.attempts = current.state, current.attempts
