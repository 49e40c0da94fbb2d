"""Once a night, and whenever somebody asks: look over the state itself for who fell out of the chain."""

from collections.abc import Sequence
from datetime import datetime

from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.sweeping import Finding
from services.aftercare.storage.sweeping import Sweeping


def handle(sweeping: Sweeping, now: datetime) -> Sequence[Finding]:
    """Keep what was found as signals; what is mended meanwhile is gone. Gives the findings."""
    today = day_of(now)
    found = sweeping.find(today)
    sweeping.keep(found, today)
    return found
