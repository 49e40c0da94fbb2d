"""This machine's clock runs three days ahead, and timers believe it."""

from dataclasses import replace
from datetime import timedelta

from messaging.clockwork import Clockwork
from messaging.outbox import Bundle


def apply() -> None:
    fire = Clockwork.fire_due

    def too_early(self: Clockwork) -> list[Bundle]:
        return fire(replace(self, clock=lambda: self.clock() + timedelta(days=3)))

    Clockwork.fire_due = too_early  # type: ignore[method-assign]
