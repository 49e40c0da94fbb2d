"""One batch of events inside one transaction: per case in order, each once, whatever order they arrived in."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from messaging import inbox_rows
from messaging.inbox_rows import Kept, Row
from messaging.outbox import Bundle
from messaging.overhearing import Overhearing
from messaging.reading import Arrival, Failure, Readable, Subscription, read
from messaging.work import Transaction, Work

Subscriptions = Mapping[tuple[str, str, int], Subscription]  # source, event name, version


class HandlerFailed(Exception):
    """A handler raised: the transaction is spoilt, the batch runs again without this event."""

    def __init__(self, message: Readable, failure: Failure) -> None:
        """Say which event and why."""
        super().__init__(failure.reason)
        self.event_id = message.heard.event_id
        self.name = message.heard.name
        self.failure = failure


class Batch:
    """Applies events that share a transaction; what becomes of each is collected in rows and written at the end."""

    def __init__(
        self,
        transaction: Transaction,
        subscriptions: Subscriptions,
        now: datetime,
        failures: Mapping[UUID, Failure],
        *,
        keeps_effect_log: bool = False,
        overhearing: Overhearing | None = None,
    ) -> None:
        """Begin with the failures that an earlier attempt at this batch met."""
        self._transaction = transaction
        self._subscriptions = subscriptions
        self._now = now
        self._failures = failures
        self._keeps_effect_log = keeps_effect_log
        self._overhearing = overhearing
        self._rows: dict[UUID, Row] = {}
        self._repeats: dict[UUID, Row] = {}
        self._effects: list[Readable] = []
        self.last: Readable | None = None  # whose answer came last: when writing fails, the first to suspect
        self._cursors: dict[tuple[str, str], int] = {}
        self._open: dict[tuple[str, str], dict[int, Kept]] = {}

    def run(self, messages: Sequence[Readable], *, again: bool) -> None:
        """Lock the cases, load what the handlers need, apply."""
        session = self._transaction.session
        keys = sorted({message.key for message in messages})
        self._cursors = inbox_rows.lock_cursors(session, keys)
        self._before = dict(self._cursors)
        self._open = inbox_rows.open_rows(session, keys)
        self._prefetch_overheard(messages)
        self._prefetch(messages)
        for message in sorted(messages, key=lambda m: m.heard.sequence):
            self._apply(message, again=again)

    def write(self) -> Bundle | None:
        """Write effects, outgoing events, and what became of each message."""
        session = self._transaction.session
        bundle = self._transaction.write(handed_over=True)
        moved = {key: at for key, at in self._cursors.items() if at != self._before[key]}
        inbox_rows.write(session, list(self._rows.values()), moved, self._now)
        inbox_rows.count_repeats(session, list(self._repeats.values()), self._now)
        if self._keeps_effect_log:
            inbox_rows.log_effects(session, [m.heard for m in self._effects])
        return bundle

    def _prefetch_overheard(self, messages: Sequence[Readable]) -> None:
        if self._overhearing:
            failures = self._failures
            news = [m for m in messages if m.heard.event_id not in failures and m.heard.sequence > self._cursors[m.key]]
            self._overhearing.prefetch(news, Work(self._transaction, self._now))

    def _prefetch(self, messages: Sequence[Readable]) -> None:
        wanted: dict[Subscription, list[Any]] = {}
        for message in messages:
            subscription = self._subscription(message)
            if message.heard.event_id in self._failures:
                continue  # it may be the one that cannot be loaded
            if subscription and subscription.prefetch and message.heard.sequence > self._cursors[message.key]:
                try:
                    wanted.setdefault(subscription, []).append(subscription.decode(message.data))
                except msgspec.MsgspecError:
                    continue  # _answer meets it again and sets it aside
        for subscription, decoded in wanted.items():
            subscription.prefetch(self._transaction.use(subscription.repository), decoded)  # type: ignore[misc]  # checked above

    def _subscription(self, message: Readable) -> Subscription | None:
        return self._subscriptions.get((message.heard.source, message.heard.name, message.version))

    def _apply(self, message: Readable, *, again: bool) -> None:
        sequence, at = message.heard.sequence, self._cursors[message.key]
        if sequence <= at:
            self._count_repeat(message, again=again)
        elif sequence == at + 1 and (again or not self._is_parked(message)):
            self._apply_line(message, delivered=0 if again else 1)
        elif sequence in self._open.get(message.key, {}):
            self._count_repeat(message, again=again)
        else:
            self._settle(message, "waiting")

    def _is_parked(self, message: Readable) -> bool:
        kept = self._open.get(message.key, {}).get(message.heard.sequence)
        return kept is not None and kept.state != "waiting"

    def _apply_line(self, message: Readable, delivered: int) -> None:
        """Apply an event whose turn it is, then those of its case that waited for it."""
        following: Readable | None = message
        while following is not None:
            if not self._answer(following, delivered):
                return
            self._cursors[following.key] += 1
            following, delivered = self._waiting_next(following.key), 0

    def _waiting_next(self, key: tuple[str, str]) -> Readable | None:
        kept = self._open.get(key, {}).get(self._cursors[key] + 1)
        if kept is None or kept.state != "waiting":
            return None
        message = read(kept.arrival)
        return message if isinstance(message, Readable) else None

    def _answer(self, message: Readable, delivered: int) -> bool:
        """Let the handler answer; tells whether the case may go on."""
        failure = self._failures.get(message.heard.event_id)
        if failure:
            self._settle(message, failure.state, failure, delivered)
            return False
        subscription = self._subscription(message)
        work = Work.answering(self._transaction, message.heard, self._now)
        self.last = message
        try:
            events = subscription.answer(subscription.decode(message.data), work) if subscription else ()
            if self._overhearing:
                self._overhearing.answer(message, work)
        except msgspec.MsgspecError as error:
            raise HandlerFailed(message, Failure.of(error, "dead")) from error
        except Exception as error:
            if inbox_rows.is_database_trouble(error):
                raise
            raise HandlerFailed(message, Failure.of(error)) from error
        work.publish(*(events or ()))
        if subscription:
            self._effects.append(message)
        self._settle(message, "done" if subscription else "skipped", delivered=delivered)
        return True

    def _settle(self, message: Readable, state: str, failure: Failure | None = None, delivered: int = 1) -> None:
        kept = self._open.get(message.key, {}).get(message.heard.sequence)
        attempts = (kept.attempts if kept else 0) + (1 if failure else 0)
        row = Row.of(message, state, failure, attempts, delivered)
        self._rows[message.heard.event_id] = row
        if state not in {"done", "skipped"}:
            at = Kept(state, attempts, Arrival(message.body, message.content_type, ""))
            self._open.setdefault(message.key, {})[message.heard.sequence] = at

    def _count_repeat(self, message: Readable, *, again: bool) -> None:
        if again:
            return
        event_id = message.heard.event_id
        if event_id in self._rows:
            self._rows[event_id].deliveries += 1
        elif event_id in self._repeats:
            self._repeats[event_id].deliveries += 1
        else:
            # The state is written only when somebody deleted the row.
            self._repeats[event_id] = Row.of(message, "done" if self._subscription(message) else "skipped", None, 0, 1)
