"""How a nameko service says that it wants to look at every event that comes by, also at those it does not answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from messaging.reading import Readable
from messaging.work import Work

M = TypeVar("M", bound=Callable[..., Any])

Prefetch = Callable[[Sequence[Readable], Work], None]

_MARK: Final = "doorlijn_overhears"


@dataclass(frozen=True)
class Overhearing:
    """Looks at an event after whoever answers it; `prefetch` loads, for a whole batch, what that takes."""

    answer: Callable[[Readable, Work], None]
    prefetch: Prefetch


def overhear(prefetch: Prefetch) -> Callable[[M], M]:
    """Let a method look at every event; one method of a service at most."""

    def decorate(method: M) -> M:
        setattr(method, _MARK, prefetch)
        return method

    return decorate


def overhearing(service_class: type) -> Overhearing | None:
    """Read from a service's table of contents whether it looks at every event."""
    for name in dir(service_class):
        prefetch = getattr(getattr(service_class, name), _MARK, None)
        if prefetch is not None:
            return Overhearing(getattr(service_class(), name), prefetch)
    return None
