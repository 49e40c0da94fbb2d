"""Acknowledged before it is kept: what the broker forgets, a crash forgets too."""

# ruff: noqa: SLF001  a bug knows its host

from collections.abc import Sequence
from typing import Any

from messaging import consuming
from messaging.consuming import Consumption


def apply() -> None:
    def take(self: Consumption, messages: Sequence[Any]) -> None:
        if messages:
            deliveries = [consuming._arrival(message) for message in messages]
            self._acknowledge(messages)
            self._relay.hand_over(self._inbox.take(deliveries))

    Consumption._take_events = take  # type: ignore[method-assign]
