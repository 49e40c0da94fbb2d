"""Waiting for something to be seen, with a deadline; a part that is restarting is waited for too."""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

DEADLINE = 150.0  # seconds for one thing to be seen: a fresh demo tells its stories first, a killed broker comes back
LOOK_EVERY = 0.1


class NotSeen(Exception):
    """Something that should have happened was not seen in time."""


class Unreachable(Exception):
    """Nobody answers, or answers that it cannot now: worth asking again."""


def until(look: Callable[[], T | None], what: str, deadline: float = DEADLINE) -> T:
    """Look until something is there; raises NotSeen after the deadline, with what stood in the way."""
    ends, pause, why = time.monotonic() + deadline, threading.Event(), ""
    while True:
        try:
            found, why = look(), ""
        except Unreachable as away:
            found, why = None, f" ({away})"
        if found is not None:
            return found
        if time.monotonic() > ends:
            raise NotSeen(f"{what}: niet gezien binnen {deadline:.0f} seconden{why}")
        pause.wait(LOOK_EVERY)


def insist(is_so: object, what: str) -> None:
    """Go on only when something is as it should be."""
    if not is_so:
        raise NotSeen(what)
