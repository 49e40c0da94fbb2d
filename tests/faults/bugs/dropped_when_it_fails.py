"""A handler that raises is answered like one that returns, as plain nameko does."""

# ruff: noqa: SLF001  a bug knows its host

from collections.abc import Sequence

from messaging.batch import HandlerFailed
from messaging.inbox import Inbox
from messaging.outbox import Bundle
from messaging.reading import Readable


def apply() -> None:
    def carry_on(self: Inbox, messages: Sequence[Readable], *, again: bool = False) -> list[Bundle]:
        while messages:
            try:
                bundle = self._attempt(messages, {}, again=again)
            except HandlerFailed as failed:
                messages = [message for message in messages if message.heard.event_id != failed.event_id]
            else:
                return [bundle] if bundle else []
        return []

    Inbox._apply = carry_on  # type: ignore[method-assign]
