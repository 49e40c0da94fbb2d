"""One simulation from its first day to its last: clocks and people in the order of their moments, the observer each night."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from resource import RUSAGE_SELF, getrusage
from sys import platform
from typing import Final

from doorlijn.region.crowd.bodies import Bodies
from doorlijn.region.seeding import load_region
from doorlijn.simulation.ground import as_service, fresh_ground
from doorlijn.simulation.hours import A_DAY, LAST_MINUTE, OFFICE, moment
from doorlijn.simulation.observer.camera import Camera
from doorlijn.simulation.observer.judge import Verdict, judge
from doorlijn.simulation.people.habits import people_come_in
from doorlijn.simulation.play import Play
from messaging.ids import repeatable

BEFORE_ANYBODY: Final = timedelta(days=1)
MAILED_EVERY: Final = 7  # days


@dataclass(frozen=True)
class Asked:
    """What is to be played."""

    pupils: int
    begin: date
    end: date
    seed: int


@dataclass(frozen=True)
class Played:
    """What was played, and what the observer says of it."""

    asked: Asked
    last_day: date
    seconds: float
    verdict: Verdict
    refused: dict[str, int]
    told: dict[str, int]
    memory: list[tuple[date, float]]  # the peak in MB, at each month's end

    @property
    def is_good(self) -> bool:
        """Whether nothing was found wrong."""
        return not self.verdict.findings


def simulate(asked: Asked, tell: Callable[[date], bool]) -> Played:
    """Play it in a database of its own; `tell` hears of each day and says whether to go on."""
    with fresh_ground() as admin_url:
        return play_on(admin_url, asked, tell)


def play_on(admin_url: str, asked: Asked, tell: Callable[[date], bool]) -> Played:
    """Play it in an empty database with all tables. What was played until `tell` stopped it is judged."""
    with repeatable(asked.seed):
        return _play(admin_url, asked, tell)


def _play(admin_url: str, asked: Asked, tell: Callable[[date], bool]) -> Played:
    began = time.monotonic()
    first = moment(asked.begin, OFFICE) - BEFORE_ANYBODY
    load_region(as_service(admin_url), first)
    play = Play(as_service(admin_url), first, Bodies(asked.pupils), asked.seed)
    camera = Camera(admin_url, first)
    gc.freeze()  # what was there before the first day stays: looking it through each month took as long as a week
    memory: list[tuple[date, float]] = []
    try:
        play.open()
        people_come_in(play, asked.pupils, asked.begin, asked.end)
        last_day = _day_by_day(play, camera, asked, memory, tell)
        verdict = judge(camera, play.diary.entries, last_day)
    finally:
        camera.close()
        play.close()
        gc.unfreeze()
    seconds = time.monotonic() - began
    return Played(asked, last_day, seconds, verdict, dict(play.refused), dict(play.events), memory)


def _day_by_day(
    play: Play, camera: Camera, asked: Asked, memory: list[tuple[date, float]], tell: Callable[[date], bool]
) -> date:
    day, goes_on = asked.begin, True
    while day < asked.end and goes_on:
        _play_until(play, camera, moment(day, LAST_MINUTE))
        play.catch_up()
        camera.look(day)
        if (day - asked.begin).days % MAILED_EVERY == 0:
            play.count_as_mailed()
        if (day + A_DAY).day == 1:
            gc.collect()
            memory.append((day, _peak_mb()))
        goes_on = tell(day)
        day += A_DAY
    return day - A_DAY


def _play_until(play: Play, camera: Camera, until: datetime) -> None:
    """Let everything happen that has its moment before this one, in order."""
    while True:
        rings, acts = camera.next_rings(), play.agenda.next_at()
        at = min((each for each in (*rings.values(), acts) if each), default=None)
        if at is None or at > until:
            break
        play.now = max(play.now, at)
        camera.it_is(play.now)
        if ringing := [service for service, moment in rings.items() if moment <= play.now]:
            for service in ringing:
                play.fire_some(service)  # one that fails is tried again at another moment
        else:
            play.act(play.agenda.take(play.now))
    play.now = until
    camera.it_is(until)


def _peak_mb() -> float:
    peak = getrusage(RUSAGE_SELF).ru_maxrss
    return peak / 1024**2 if platform == "darwin" else peak / 1024
