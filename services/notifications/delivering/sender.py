"""Sends what is due. What is not certain is said: a mail whose sender stopped in the middle becomes `unknown`.

Per mail: reserved, address looked up, `sending` committed, handed in, outcome committed. Only between the last two can
a crash leave doubt; such a mail goes again once, under the same Message-ID, and is marked as a repeat.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Final
from uuid import UUID

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from language.texts import speaking
from messaging.reading import Failure
from services.notifications.delivering.addresses import Addresses, Contact, Trainers, mailbox_of
from services.notifications.delivering.mail_server import MailServer, Postman
from services.notifications.delivering.mails import Letterhead, compose
from services.notifications.delivering.outcomes import Away, NobodyKnows, Refused, Trouble, TryLater
from services.notifications.delivering.sorting import Sorting
from services.notifications.domain.delivery import GATHERED_MAIL, Delivery, Gathered, State
from services.notifications.domain.paths import INVITATION, JUDGING
from services.notifications.domain.trainer_wording import TRAINER_ASKED
from services.notifications.domain.wording import INVITED
from services.notifications.storage.deliveries import Deliveries
from services.notifications.storage.mail_preferences import AllMailPreferences
from services.notifications.storage.people import People

ROUND: Final = 50  # mails per round; each is committed by itself
# A slow server must not stretch a round until its mails look stranded to the other copies.
MOST_SECONDS: Final = 60.0

log = structlog.get_logger()


class TakenByAnother(Exception):
    """Another copy dealt with this mail while we were busy."""


@dataclass(frozen=True)
class Round:
    """One round of mails: its connection, its moment, and the addresses that were looked up for it, gone with it."""

    postman: Postman
    now: datetime
    receivers: dict[UUID, Contact] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class MailSender:
    """Sends mails from the database; any number of copies may run."""

    sessions: sessionmaker[Session]
    addresses: Addresses
    server: MailServer
    letterhead: Letterhead
    trainers: Trainers
    most_an_hour: int = 0  # mails to one person; 0 is no limit

    def send_due(self, now: datetime) -> int:
        """Deal with one round of mails that are due; gives how many, so that the caller knows whether to go on."""
        reserved, due = self._reserve(now)
        if not due:
            return reserved
        until = time.monotonic() + MOST_SECONDS
        stopped: Trouble | None = None
        with Postman(self.server) as postman:
            this_round = Round(postman, now)
            for number, delivery in enumerate(due, start=1):
                trouble = Away(stopped.reason) if stopped else self._try(delivery, this_round)
                if trouble:
                    self._settle(delivery, partial(_account_for, trouble, now))
                    stopped = trouble if trouble.stops_round else stopped
                if time.monotonic() >= until:
                    self._give_back(due[number:], now)
                    return number
        return reserved

    def _reserve(self, now: datetime) -> tuple[int, list[Delivery]]:
        """Take a round in hand; gives how many were due, and what of them is to be sent now."""
        with self.sessions() as session:
            deliveries = Deliveries(session)
            stranded = deliveries.lose_sight_of_stranded(now)
            session.flush()
            due = deliveries.reserve(now, ROUND)
            going = Sorting(deliveries, AllMailPreferences(session), People(session), self.most_an_hour).sort(due, now)
            session.commit()
        if stranded:
            log.warning("mails_unknown", count=stranded, reason="sender_stopped")
        return len(due), going

    def _give_back(self, deliveries: Sequence[Delivery], now: datetime) -> None:
        with self.sessions() as session:
            Deliveries(session).give_back(deliveries, now)
            session.commit()

    def _try(self, delivery: Delivery, this_round: Round) -> Trouble | None:
        """Send one mail; gives what went wrong. Trouble with our own database is the caller's."""
        try:
            self._send(delivery, this_round)
        except TakenByAnother:
            log.info("mail_taken_by_another", delivery_id=str(delivery.delivery_id))
        except Trouble as trouble:
            return trouble
        except SQLAlchemyError:
            raise
        except Exception as error:  # noqa: BLE001 - one mail that we cannot make must not hold up the others
            log.warning("mail_failed", delivery_id=str(delivery.delivery_id), reason=Failure.of(error).reason)
            return NobodyKnows("our_mistake") if delivery.state == State.SENDING else TryLater("our_mistake")
        return None

    def _send(self, delivery: Delivery, this_round: Round) -> None:
        now = this_round.now
        receiver, delivery_now = self._addressed(delivery, this_round)
        gathered = self._gathered(delivery) if delivery.kind == GATHERED_MAIL else None
        try:
            with speaking(receiver.language):
                mail = compose(delivery_now, receiver.mail, self.letterhead, now, gathered).as_bytes()
        except ValueError as error:
            raise Refused("address_unusable") from error
        this_round.postman.get_ready()
        with self._changing(delivery) as it:
            it.start(now)
        this_round.postman.hand_in(self.letterhead.mail_from, receiver.mail, mail)
        self._settle(delivery, lambda it: it.arrive(now))

    def _addressed(self, delivery: Delivery, this_round: Round) -> tuple[Contact, Delivery]:
        """Look up where it goes; a workplace trainer has no account, and is known to certification alone."""
        if delivery.kind != TRAINER_ASKED:
            return self._contact_of(delivery.person_id, this_round), self._with_link(delivery, this_round.now)
        letter = self.trainers.letter_of(delivery.person_id, this_round.now)
        own = self._address_or_none(letter.requested_by, this_round)
        if own is not None and mailbox_of(letter.mail) == mailbox_of(own):
            raise Refused("own_address")  # whoever asks for a judgement would hold both the link and the code
        return Contact(letter.mail), replace(delivery, action_path=f"{JUDGING}{letter.secret}")

    def _gathered(self, delivery: Delivery) -> Gathered:
        with self.sessions() as session:
            return Deliveries(session).gathered_in(delivery.delivery_id)

    def _with_link(self, delivery: Delivery, now: datetime) -> Delivery:
        """Give a mail with an invitation its link: made for this attempt, and kept nowhere."""
        if delivery.kind != INVITED:
            return delivery
        link = self.addresses.link_of(delivery.action_path.removeprefix(INVITATION), now)
        return replace(delivery, action_path=f"{INVITATION}{link}")

    def _contact_of(self, person_id: UUID, this_round: Round) -> Contact:
        if person_id not in this_round.receivers:
            this_round.receivers[person_id] = self.addresses.of(person_id, this_round.now)
        return this_round.receivers[person_id]

    def _address_or_none(self, person_id: UUID, this_round: Round) -> str | None:
        try:
            return self._contact_of(person_id, this_round).mail
        except Refused:  # directory knows none, so it can be nobody's own
            return None

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


def _account_for(trouble: Trouble, now: datetime, delivery: Delivery) -> None:
    match trouble:
        case Refused():
            delivery.fail(trouble.reason)
        case NobodyKnows():
            delivery.lose_sight(trouble.reason, now)
        case _:
            delivery.postpone(trouble.reason, now)
