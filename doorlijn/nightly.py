"""Lets the worker of aftercare look over all cases once a night, without asking a timer or an event."""

import time
from collections.abc import Callable
from datetime import datetime
from datetime import time as hour
from typing import Final

import structlog
from sqlalchemy.orm import Session, sessionmaker

from doorlijn.clock import clock_of_worker
from doorlijn.settings import Settings
from messaging.database import open_engine, open_sessions
from messaging.work import unit_of_work
from services.aftercare.domain.local_time import AMSTERDAM
from services.aftercare.handlers import sweep
from services.aftercare.handlers.sweep import Tools
from services.aftercare.storage.sweeping import Sweeping

log = structlog.get_logger()

NIGHT: Final = hour(3)  # nobody works then, and clocks that go forward or back have done so
LOOK_EVERY: Final = 300.0
TICK: Final = 0.5


def sweep_until(settings: Settings, is_over: Callable[[], bool]) -> None:
    """Look every few minutes whether this night's sweep was done, until it is over. A night that was missed is caught up."""
    sessions = open_sessions(open_engine(settings.database_url, "aftercare", pool_size=1, acts_as="system"))
    clock, looked_at = clock_of_worker(settings, "aftercare"), -LOOK_EVERY
    while not is_over():
        if time.monotonic() - looked_at >= LOOK_EVERY:
            looked_at = time.monotonic()
            try:
                sweep_tonight(sessions, clock())
            except Exception as error:  # noqa: BLE001  the loop outlives its errors: they are logged, and it starts anew
                log.warning("sweep_failed", error=type(error).__name__)
        time.sleep(TICK)


def sweep_tonight(sessions: sessionmaker[Session], now: datetime) -> int | None:
    """Sweep, unless it is too early or a colleague did so already: then None. Gives how many were found."""
    here = now.astimezone(AMSTERDAM)
    if here.time() < NIGHT:
        return None
    with unit_of_work(sessions, "aftercare", now) as work:
        sweeping = work.use(Sweeping)
        if not sweeping.claim(here.date()):
            return None
        found, events = sweep.handle(sweeping, Tools.of(work))
        work.publish(*events)
    log.info("swept", found=len(found))
    return len(found)
