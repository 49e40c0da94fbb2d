"""Runs `doorlijn` on a machine whose own clock jumps: three days ahead, an hour back, and right again, every second.

`python -m tests.faults.jumping run worker aftercare`; the product has no switch for it.
"""

import time
from datetime import datetime, timedelta, tzinfo
from typing import Final

JUMPS: Final = (timedelta(), timedelta(days=3), timedelta(hours=-1), timedelta(days=40))


class Jumping(datetime):
    """Tells the time as such a machine does."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]  # an ordinary moment will do
        """Give the time, or another one."""
        return datetime.now(tz) + JUMPS[int(time.monotonic()) % len(JUMPS)]  # noqa: TID251  the door


if __name__ == "__main__":
    from doorlijn import cli, clock

    clock.datetime = Jumping
    cli.main()
