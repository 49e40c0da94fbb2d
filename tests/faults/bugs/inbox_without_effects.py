"""Inbox and effects are two transactions: after trouble in between, the event counts as done and nothing happened."""

# ruff: noqa: SLF001  a bug knows its host

from collections.abc import Sequence
from uuid import UUID

from messaging import inbox_rows
from messaging.batch import Batch
from messaging.failpoints import FailpointReached
from messaging.inbox import Inbox
from messaging.outbox import Bundle
from messaging.reading import Failure, Readable
from messaging.work import Transaction


def apply() -> None:
    well = Inbox._attempt

    def by_halves(
        self: Inbox, messages: Sequence[Readable], failures: dict[UUID, Failure], *, again: bool
    ) -> Bundle | None:
        try:
            return well(self, messages, failures, again=again)
        except FailpointReached:
            with self.sessions() as session:
                batch = Batch(Transaction(session, self.service), self.subscriptions, self.clock(), failures)
                batch.run(messages, again=again)
                session.rollback()
                inbox_rows.lock_cursors(session, sorted(batch._cursors))
                inbox_rows.write(session, list(batch._rows.values()), batch._cursors, self.clock())
                session.commit()
            return None

    Inbox._attempt = by_halves  # type: ignore[method-assign]
