"""How a nameko service says what it listens to: one line per event and per timer, in its table of contents."""

import sys
from collections.abc import Callable
from typing import Any, TypeVar

from nameko.extensions import Entrypoint

from messaging.batch import Subscriptions
from messaging.clockwork import Answer
from messaging.envelope import event_name
from messaging.outbox import Event
from messaging.reading import Subscription
from messaging.timers import DueTimer
from messaging.work import Work
from messaging.worker import Worker

__all__ = ["DueTimer", "Event", "Listener", "TimerAnswer", "Work", "listen", "subscriptions", "timer", "timer_answers"]

M = TypeVar("M", bound=Callable[..., Any])


class Listener(Entrypoint):
    """An event that a service listens to."""

    worker = Worker()

    def __init__(
        self,
        source: str,
        message: type,
        prefetch: Callable[..., None] | None = None,
        version: int = 1,
        **options: Any,  # noqa: ANN401  nameko's own options
    ) -> None:
        """Listen to `message` of the service `source`."""
        super().__init__(**options)
        self.source = source
        self.message = message
        self.prefetch = prefetch
        self.version = version

    def setup(self) -> None:
        """Let the service's one worker do the listening."""
        self.worker.register(self.container, subscriptions, timer_answers)


class TimerAnswer(Entrypoint):
    """A kind of timer that a service answers."""

    worker = Worker()

    def __init__(
        self,
        kind: str,
        prefetch: Callable[..., None] | None = None,
        **options: Any,  # noqa: ANN401  nameko's own options
    ) -> None:
        """Answer timers of this kind."""
        super().__init__(**options)
        self.kind = kind
        self.prefetch = prefetch

    def setup(self) -> None:
        """Let the service's one worker fire them."""
        self.worker.register(self.container, subscriptions, timer_answers)


def listen(
    source: str, message: type, prefetch: Callable[..., None] | None = None, version: int = 1
) -> Callable[[M], M]:
    """Let a method answer an event: its class is the reader's own shape of it, its class name the event's name.

    `prefetch` is a method of a repository that loads, in one query, what a whole batch of these messages needs.
    """
    decorate: Callable[[M], M] = Listener.decorator(source, message, prefetch, version)
    return decorate


def timer(kind: str, prefetch: Callable[..., None] | None = None) -> Callable[[M], M]:
    """Let a method answer timers of a kind; `prefetch` is a method of a repository, as for `listen`."""
    decorate: Callable[[M], M] = TimerAnswer.decorator(kind, prefetch)
    return decorate


def entrypoints(service_class: type) -> list[tuple[Entrypoint, str]]:
    """List what a service's table of contents holds, with the method of each."""
    return [
        (entrypoint, name)
        for name in dir(service_class)
        for entrypoint in sorted(getattr(getattr(service_class, name), "nameko_entrypoints", ()), key=str)
    ]


def subscriptions(service_class: type) -> Subscriptions:
    """Read what a service listens to from its table of contents."""
    service = service_class()
    found = {}
    for entrypoint, method in entrypoints(service_class):
        if isinstance(entrypoint, Listener):
            key = (entrypoint.source, event_name(entrypoint.message), entrypoint.version)
            found[key] = Subscription(
                entrypoint.message, getattr(service, method), entrypoint.prefetch, _repository(entrypoint.prefetch)
            )
    return found


def timer_answers(service_class: type) -> dict[str, Answer]:
    """Read which timers a service answers."""
    service = service_class()
    return {
        entrypoint.kind: Answer(getattr(service, method), entrypoint.prefetch, _repository(entrypoint.prefetch))
        for entrypoint, method in entrypoints(service_class)
        if isinstance(entrypoint, TimerAnswer)
    }


def _repository(prefetch: Callable[..., None] | None) -> type | None:
    """Find the class whose method `prefetch` is."""
    return getattr(sys.modules[prefetch.__module__], prefetch.__qualname__.partition(".")[0]) if prefetch else None
