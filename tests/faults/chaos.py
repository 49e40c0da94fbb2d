"""The random layer: a seed chooses what breaks and where; the same seed chooses the same again."""

import random
import time
from collections.abc import Callable

from tests.faults import disturbing as disturb
from tests.faults.stage import Stage
from tests.faults.system import Seat

READERS_OF = {"intake": ("aftercare", "notifications"), "aftercare": ("intake", "notifications", "aftercare")}
PAUSE = (0.2, 2.0)  # seconds between two disturbances
FROZEN = (0.5, 4.0)

Disturbance = Callable[[Stage, random.Random], None]


def chaos(stage: Stage, *, minutes: float) -> None:
    """Break things at random for some minutes, one at a time; at least six of them."""
    chance = stage.chance("chaos")
    ends_at, broken = time.monotonic() + minutes * 60, 0
    while time.monotonic() < ends_at or broken < 6:
        what = chance.choices(list(DISTURBANCES), weights=list(DISTURBANCES.values()))[0]
        what(stage, chance)
        broken += 1
        time.sleep(chance.uniform(*PAUSE))  # a disturbance may meet what the one before began


def _seat(stage: Stage, chance: random.Random) -> Seat:
    return stage.system.seats[chance.choice(sorted(stage.system.seats))]


def _pair(chance: random.Random) -> tuple[str, str]:
    source = chance.choice(sorted(READERS_OF))
    return source, chance.choice(READERS_OF[source])


def _kill(stage: Stage, chance: random.Random) -> None:
    disturb.kill(stage, _seat(stage, chance))


def _freeze(stage: Stage, chance: random.Random) -> None:
    disturb.freeze(stage, _seat(stage, chance), seconds=chance.uniform(*FROZEN))


def _ask_to_stop(stage: Stage, chance: random.Random) -> None:
    disturb.ask_to_stop(stage, _seat(stage, chance))


def _stop_broker(stage: Stage, _: random.Random) -> None:
    disturb.stop_broker(stage)


def _kill_broker(stage: Stage, _: random.Random) -> None:
    disturb.kill_broker(stage)


def _memory_alarm(stage: Stage, _: random.Random) -> None:
    disturb.memory_alarm(stage)


def _disk_alarm(stage: Stage, _: random.Random) -> None:
    disturb.disk_alarm(stage)


def _restart_postgres(stage: Stage, _: random.Random) -> None:
    disturb.restart_postgres(stage)


def _delete_queue(stage: Stage, chance: random.Random) -> None:
    disturb.delete_queue(stage, *_pair(chance))


def _unbind_queue(stage: Stage, chance: random.Random) -> None:
    disturb.unbind_queue(stage, *_pair(chance))


def _purge_queue(stage: Stage, chance: random.Random) -> None:
    disturb.purge_queue(stage, *_pair(chance))


def _delete_inbox_rows(stage: Stage, chance: random.Random) -> None:
    disturb.delete_inbox_rows(stage, chance.choice(("aftercare", "intake", "notifications")), chance)


DISTURBANCES: dict[Disturbance, int] = {
    _kill: 6,
    _freeze: 3,
    _ask_to_stop: 3,
    disturb.repeat_events: 3,
    disturb.misbehave: 1,
    _restart_postgres: 1,
    _stop_broker: 1,
    _kill_broker: 1,
    _memory_alarm: 1,
    _disk_alarm: 1,
    _delete_queue: 1,
    _unbind_queue: 1,
    _purge_queue: 1,
    _delete_inbox_rows: 1,
}
