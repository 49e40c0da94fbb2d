"""Calls webhooks from the database: each address in a thread of its own, several subjects at a time, one subject in order.

Per batch: taken in hand and committed as `sending`, sent, outcomes committed. Only between the two can a crash leave doubt;
what was `sending` when its sender stopped becomes `unknown` and goes again, under the same webhook-id, marked as a repeat.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

import structlog
from joserfc.errors import JoseError
from sqlalchemy.orm import Session, sessionmaker

from access.policy import PHASES, AccessIsOver, Covenant, openings
from services.notifications.delivering.outcomes import Away, Trouble
from services.notifications.delivering.webhook_letters import Letter, headers_of, lines_of, ping
from services.notifications.delivering.webhook_outcomes import (
    account_for,
    hold,
    is_of_the_address,
    is_taken,
    reason_of,
)
from services.notifications.delivering.webhook_post import Answer, Caller, Watch
from services.notifications.delivering.webhook_target import Lookup, Target, find
from services.notifications.domain.local_time import day_of
from services.notifications.domain.outside import GROUPS, OWN_SCHOOL
from services.notifications.domain.webhook import DeliveryState, Webhook
from services.notifications.domain.webhook_message import body_of
from services.notifications.storage.sealing import opened
from services.notifications.storage.webhooks import WebhookDeliveries, Webhooks

BATCH: Final = 100
LANES: Final = 8  # calls to one address at a time
MOST_ADDRESSES: Final = 200  # at a time, of one worker
BATCH_SECONDS: Final = 20.0  # after which no new call of a batch begins
LEASE_SECONDS: Final = 60.0  # more than that and one call

log = structlog.get_logger()


@dataclass
class Round:
    """One batch for one address: what goes in which order, and what came of it."""

    webhook: Webhook
    target: Target | None
    secrets: list[str]
    lines: list[list[Letter]]  # those that nobody began with yet
    positions: list[int]
    until: float = field(default_factory=lambda: time.monotonic() + BATCH_SECONDS)
    outcomes: dict[int, Answer | Trouble] = field(default_factory=dict)
    stop: Answer | Trouble | None = None  # the address itself does not work

    def may_go(self) -> bool:
        """Tell whether another call may begin."""
        return self.stop is None and time.monotonic() < self.until


@dataclass(frozen=True)
class WebhookSender:
    """Sends what is due; any number of copies may run."""

    sessions: sessionmaker[Session]
    key: str
    lookup: Lookup
    covenant_on: Callable[[Session, datetime], Covenant]
    clock: Callable[[], datetime]
    public_url: str
    allows_loopback: bool = False
    watch: Watch = field(default_factory=Watch)
    serving: dict[UUID, threading.Thread] = field(default_factory=dict)

    def go_round(self) -> bool:
        """Plan what happened, and begin with each address that has something to hear; tells whether there was anything."""
        self._forget_who_is_done()
        now = self.clock()
        with self.sessions() as session:
            webhooks = Webhooks(session)
            planned = webhooks.plan(now)
            session.flush()
            lease = uuid4()
            leased = webhooks.lease(lease, LEASE_SECONDS, now, MOST_ADDRESSES - len(self.serving))
            session.commit()
        for webhook_id in leased:
            thread = threading.Thread(target=self._serve, args=(webhook_id, lease), daemon=True)
            self.serving[webhook_id] = thread
            thread.start()
        return bool(planned or leased)

    def finish(self, seconds: float = 60.0) -> None:
        """Wait for those that are being called."""
        until = time.monotonic() + seconds
        for thread in list(self.serving.values()):
            thread.join(max(0.0, until - time.monotonic()))

    def _forget_who_is_done(self) -> None:
        for webhook_id, thread in list(self.serving.items()):
            if not thread.is_alive():
                del self.serving[webhook_id]

    def _serve(self, webhook_id: UUID, lease: UUID) -> None:
        """Call one address, batch after batch, until nothing waits or it does not work."""
        try:
            while self._batch(webhook_id, lease):
                pass
            with self.sessions() as session:
                Webhooks(session).release(webhook_id, lease)
                session.commit()
        except Exception as error:  # noqa: BLE001  its lease ends, and somebody begins anew
            log.warning("webhook_round_failed", webhook_id=str(webhook_id), error=type(error).__name__)

    def _batch(self, webhook_id: UUID, lease: UUID) -> bool:
        this = self._begin(webhook_id, lease)
        if this is None:
            return False
        lanes = [threading.Thread(target=self._lane, args=(this,), daemon=True) for _ in this.lines[:LANES]]
        for lane in lanes:
            lane.start()
        for lane in lanes:
            lane.join()
        return self._settle(this, lease)

    def _begin(self, webhook_id: UUID, lease: UUID) -> Round | None:
        now = self.clock()
        with self.sessions() as session:
            webhook = Webhooks(session).keep_lease(webhook_id, lease, LEASE_SECONDS)
            if webhook is None:
                return None
            secrets = self._secrets(webhook, now)
            letters = self._letters(session, webhook, now) if secrets else []
            session.commit()
            if not letters:
                return None
            this = Round(webhook, None, secrets, lines_of(letters), [each.delivery.position for each in letters])
            session.expunge_all()
        try:
            this.target = find(webhook.url, self.lookup, allows_loopback=self.allows_loopback)
        except Trouble as trouble:
            this.stop = trouble
        return this

    def _secrets(self, webhook: Webhook, now: datetime) -> list[str]:
        try:
            return [opened(each.sealed, self.key) for each in webhook.signing_at(now)]
        except JoseError:  # sealed with another key: nobody can sign for it any more
            webhook.pause("secret_unreadable")
            return []

    def _letters(self, session: Session, webhook: Webhook, now: datetime) -> list[Letter]:
        """Take in hand what may go; what nobody knows the outcome of goes again."""
        if webhook.ping_state == "planned":
            webhook.ping_state = "sending"
            return [ping(webhook, now, self.public_url)]
        deliveries = WebhookDeliveries(session)
        due = deliveries.due(webhook, now, BATCH)
        events = deliveries.events(webhook.organisation_id, [each.position for each in due])
        allowed = self._groups(session, now)
        letters = []
        for each in due:
            if each.state == DeliveryState.SENDING:
                each.lose_sight("sender_stopped")
            event = events[each.position]
            if event.data_group not in allowed or (event.until and event.until < day_of(now)):
                each.withhold()
                continue
            each.start()
            letters.append(Letter(each, body_of(webhook.format, each.name, event.envelope, self.public_url)))
        return letters

    def _groups(self, session: Session, now: datetime) -> set[str]:
        """Give the groups of data that the covenant opens to a school today."""
        covenant, found = self.covenant_on(session, now), set()
        for group in set(GROUPS.values()):
            try:
                opened_to = openings(covenant, "aftercare", "school_staff", group, day_of(now))
            except AccessIsOver:
                continue
            if opened_to.get(OWN_SCHOOL, frozenset()) >= PHASES[group]:
                found.add(group)
        return found

    def _lane(self, this: Round) -> None:
        """Send line after line; one that does not arrive holds up those behind it in its line."""
        if this.target is None:
            return
        with Caller(this.target, self.watch) as caller:
            while this.lines and this.may_go():
                try:
                    line = this.lines.pop(0)
                except IndexError:
                    return
                for letter in line:
                    if not this.may_go() or not self._send(this, caller, letter):
                        break

    def _send(self, this: Round, caller: Caller, letter: Letter) -> bool:
        headers = headers_of(letter, this.webhook.format, this.secrets, self.clock())
        try:
            outcome: Answer | Trouble = caller.post(letter.body, headers)
        except Trouble as trouble:
            outcome = trouble
        this.outcomes[letter.delivery.position] = outcome
        if is_of_the_address(outcome):
            this.stop = outcome
        return isinstance(outcome, Answer) and is_taken(outcome)

    def _settle(self, this: Round, lease: UUID) -> bool:
        """Write down what came of it, unless somebody else has the address by now; tells whether to go on."""
        now = self.clock()
        with self.sessions() as session:
            webhook = Webhooks(session).keep_lease(this.webhook.webhook_id, lease, LEASE_SECONDS)
            if webhook is None:
                return False
            if webhook.ping_state == "sending":
                self._settle_ping(webhook, this)
            else:
                for each in WebhookDeliveries(session).at(webhook.webhook_id, this.positions):
                    if each.state == DeliveryState.SENDING:
                        account_for(each, this.outcomes.get(each.position), now)
                if this.stop is None:
                    webhook.answer()
                else:
                    hold(webhook, this.stop, now)
            session.commit()
        if this.stop is not None:
            log.info("webhook_away", webhook_id=str(webhook.webhook_id), reason=reason_of(this.stop))
        return this.stop is None

    @staticmethod
    def _settle_ping(webhook: Webhook, this: Round) -> None:
        outcome = this.stop or next(iter(this.outcomes.values()), Away("not_sent"))
        taken = isinstance(outcome, Answer) and is_taken(outcome)
        webhook.ping_state, webhook.ping_reason = ("sent", None) if taken else ("failed", reason_of(outcome))
