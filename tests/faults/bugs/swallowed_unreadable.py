"""What cannot be read is acknowledged, and there is no trace of it."""

# ruff: noqa: SLF001  a bug knows its host

from messaging.inbox import Inbox


def apply() -> None:
    Inbox._keep_unreadable = lambda _self, _messages: None  # type: ignore[assignment]
