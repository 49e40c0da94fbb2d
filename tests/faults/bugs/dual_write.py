"""Effects first, the outbox in a second transaction: a crash in between, and nobody hears of them."""

# ruff: noqa: SLF001  a bug knows its host

from collections.abc import Sequence
from uuid import UUID

from messaging import outbox
from messaging.batch import Batch
from messaging.failpoints import fp
from messaging.inbox import Inbox
from messaging.outbox import Bundle
from messaging.reading import Failure, Readable
from messaging.work import Transaction


def apply() -> None:
    def one_after_the_other(
        self: Inbox, messages: Sequence[Readable], failures: dict[UUID, Failure], *, again: bool
    ) -> Bundle | None:
        with self.sessions() as session:
            transaction = Transaction(session, self.service)
            batch = Batch(transaction, self.subscriptions, self.clock(), failures, keeps_effect_log=True)
            batch.run(messages, again=again)
            outgoing, transaction.outgoing = transaction.outgoing, []
            batch.write()
            session.commit()
        if not outgoing:
            return None
        fp("inbox.after_commit_before_ack")
        with self.sessions() as session:
            bundle = outbox.write(session, self.service, outgoing, handed_over=True)
            session.commit()
        return bundle

    Inbox._attempt = one_after_the_other  # type: ignore[method-assign]
