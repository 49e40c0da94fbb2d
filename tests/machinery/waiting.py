"""Waiting on a result that can be seen, with a deadline; the only place in the tests that sleeps."""

import time
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")

POLL_SECONDS = 0.02


class NeverHappened(AssertionError):
    """What a test waited for did not happen before the deadline."""


def wait_for(
    look: Callable[[], Result],
    *,
    deadline: float = 10.0,
    what: str = "",
    every: float = POLL_SECONDS,
) -> Result:
    """Look until something true is seen and give it; fail after `deadline` seconds with the last thing seen."""
    end = time.monotonic() + deadline
    while True:
        seen = look()
        if seen:
            return seen
        if time.monotonic() >= end:
            raise NeverHappened(f"not seen within {deadline:g} s: {what or look}; last seen: {seen!r}")
        time.sleep(every)
