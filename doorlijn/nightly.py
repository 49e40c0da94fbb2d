"""Lets the worker of aftercare look over all cases once a night, without asking a timer or an event."""

from collections.abc import Callable, Sequence
from datetime import datetime
from datetime import time as hour
from typing import Final

import structlog
from sqlalchemy.orm import Session, sessionmaker

from doorlijn.clock import clock_of_worker
from doorlijn.rounds import go_round
from doorlijn.settings import Settings
from messaging.database import open_engine, open_sessions
from messaging.work import unit_of_work
from services.aftercare.domain.local_time import AMSTERDAM
from services.aftercare.domain.sweeping import Finding
from services.aftercare.handlers import sweep
from services.aftercare.handlers.sweep import AT_ONCE, Tools
from services.aftercare.storage.sweeping import Sweeping

log = structlog.get_logger()

NIGHT: Final = hour(3)  # nobody works then, and clocks that go forward or back have done so
LOOK_EVERY: Final = 300.0


def sweep_until(settings: Settings, is_over: Callable[[], bool]) -> None:
    """Look every few minutes whether this night's sweep was done, until it is over. A night that was missed is caught up."""
    sessions = open_sessions(open_engine(settings.database_url, "aftercare", pool_size=1, acts_as="system"))
    clock = clock_of_worker(settings, "aftercare")

    def look() -> bool:
        sweep_tonight(sessions, clock())
        mend_all(sessions, clock, is_over)
        return False  # what is left waits for the next look

    go_round(look, is_over, failure="sweep_failed", pause=LOOK_EVERY, pause_after_error=LOOK_EVERY)


def sweep_tonight(sessions: sessionmaker[Session], now: datetime) -> int | None:
    """Look for who fell out, unless it is too early or a colleague did so already: then None. Gives how many there are."""
    here = now.astimezone(AMSTERDAM)
    if here.time() < NIGHT:
        return None
    with unit_of_work(sessions, "aftercare", now) as work:
        sweeping = work.use(Sweeping)
        if not sweeping.claim(here.date()):
            return None
        found = sweep.find(sweeping, now)
    log.info("swept", found=len(found))
    return len(found)


def mend_all(
    sessions: sessionmaker[Session], clock: Callable[[], datetime], is_over: Callable[[], bool] = lambda: False
) -> None:
    """Bring on again whom the sweeps found, part by part; of a part that fails one by one, so that one holds up no other."""
    after: Finding | None = None
    while not is_over():
        with sessions() as session:
            part = Sweeping(session).to_mend(after, AT_ONCE)
        if not part:
            return
        after = part[-1]
        if not _mend(sessions, clock(), part):
            for one in part:
                _mend(sessions, clock(), [one])


def _mend(sessions: sessionmaker[Session], now: datetime, part: Sequence[Finding]) -> bool:
    """Tell whether it was done; what was not stays a signal, and is tried again at the next look."""
    try:
        with unit_of_work(sessions, "aftercare", now) as work:
            work.publish(*sweep.mend(work.use(Sweeping), Tools.of(work), part))
    except Exception as error:  # noqa: BLE001  one case that cannot be mended holds up no other; it is logged
        log.warning("mending_failed", cases=len(part), error=type(error).__name__)
        return False
    return True
