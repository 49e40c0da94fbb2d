"""What a worker does besides its messages: round after round until it is over; an error is logged, and the next round starts anew."""

import time
from collections.abc import Callable
from typing import Final

import structlog

log = structlog.get_logger()

TICK: Final = 0.5  # so soon after it is over a pause ends


def go_round(
    one_round: Callable[[], bool],
    is_over: Callable[[], bool],
    *,
    failure: str,
    pause: float = 0.5,
    pause_after_error: float = 5.0,
) -> None:
    """Do rounds without a pause as long as each finds work; `failure` is what the log calls one that could not be done."""
    while not is_over():
        try:
            wait = 0.0 if one_round() else pause
        except Exception as error:  # noqa: BLE001  the loop outlives its errors: they are logged, and it starts anew
            log.warning(failure, error=type(error).__name__)
            wait = pause_after_error
        _wait(wait, is_over)


def _wait(seconds: float, is_over: Callable[[], bool]) -> None:
    """Let others go first, in any case."""
    ends = time.monotonic() + seconds
    time.sleep(min(seconds, TICK))
    while (left := ends - time.monotonic()) > 0 and not is_over():
        time.sleep(min(left, TICK))
