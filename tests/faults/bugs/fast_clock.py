"""This machine's clock runs three days ahead, and timers believe it."""

from dataclasses import replace
from datetime import timedelta

from messaging.clockwork import Clockwork, Fired


def apply() -> None:
    fire = Clockwork.fire_some

    def too_early(self: Clockwork) -> Fired:
        return fire(replace(self, clock=lambda: self.clock() + timedelta(days=3)))

    Clockwork.fire_some = too_early  # type: ignore[method-assign]
