"""Published without asking whether any queue takes it."""

# ruff: noqa: SLF001  a bug knows its host

from typing import Any

from messaging.publishing import AmqpPublisher


def apply() -> None:
    put = AmqpPublisher._put

    def carelessly(self: AmqpPublisher, *arguments: Any, mandatory: bool) -> None:  # noqa: ANN401
        put(self, *arguments, mandatory=False)

    AmqpPublisher._put = carelessly  # type: ignore[assignment]
