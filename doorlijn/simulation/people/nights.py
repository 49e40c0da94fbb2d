"""Each night the sweep looks over the state itself; whom it finds fell out of the chain, and the diary says so."""

from datetime import date, time
from functools import partial
from typing import Final

from doorlijn.simulation.desk import Desk
from doorlijn.simulation.hours import A_DAY, moment
from doorlijn.simulation.play import Play
from messaging.work import Work
from services.aftercare.handlers import sweep
from services.aftercare.handlers.sweep import Tools
from services.aftercare.storage.sweeping import Sweeping

NIGHT: Final = time(3)  # as the worker of aftercare does


def plan_nights(play: Play, begin: date, end: date) -> None:
    """Let there be a sweep every night."""
    if begin + A_DAY < end:
        _mean_to_sweep(play, begin + A_DAY, end)


def sweep_tonight(day: date, end: date, desk: Desk) -> None:
    """Look, bring on again whom it found, and mean to do so the next night."""
    sweeping = desk.transaction.use(Sweeping)
    if sweeping.claim(day):
        found = sweep.find(sweeping, desk.now)
        work = Work(desk.transaction, desk.now)
        if found:
            work.publish(*sweep.mend(sweeping, Tools.of(work), found))
        desk.note("swept", on=day, found=[f"{one.case_id} {one.kind}" for one in found])
    if day + A_DAY < end:
        _mean_to_sweep(desk.play, day + A_DAY, end)


def _mean_to_sweep(play: Play, day: date, end: date) -> None:
    play.agenda.add(moment(day, NIGHT), "aftercare", partial(sweep_tonight, day, end))
