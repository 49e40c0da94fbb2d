"""Who has the processor while something is measured: the services, the database, the broker; what a rate is bound by."""

from collections.abc import Collection, Mapping
from typing import Final

import psutil

SERVICES: Final = "services"
OF_PROGRAM: Final = {"postgres": "PostgreSQL", "beam.smp": "RabbitMQ"}
EVERYBODY: Final = (SERVICES, *OF_PROGRAM.values())


def so_far(services: Collection[int]) -> dict[str, float]:
    """Give the seconds of processor time that each has had; `services` are process ids."""
    found = dict.fromkeys(EVERYBODY, 0.0)
    for process in psutil.process_iter(["pid", "name", "cpu_times"]):
        who = SERVICES if process.info["pid"] in services else OF_PROGRAM.get(process.info["name"])
        times = process.info["cpu_times"]
        if who and times:  # those of a connection that ended are with the server that had it
            found[who] += times.user + times.system + times.children_user + times.children_system
    return found


def since(before: Mapping[str, float], services: Collection[int]) -> dict[str, float]:
    """Give what each has had since then, in seconds."""
    now = so_far(services)
    return {who: now[who] - before[who] for who in EVERYBODY}
