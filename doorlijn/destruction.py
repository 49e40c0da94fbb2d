"""Destroys one file through the public interfaces, and reports what every service did with it."""

import time
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from doorlijn.installation import Installation

SETTLED: Final = frozenset({"done", "skipped"})
READERS: Final = {
    "certification": "trajectories and judgements destroyed",
    "aftercare": "employers, places and remarks destroyed; days and codes kept as statistics, with an id that leads nowhere",
    "notifications": "notifications and deliveries destroyed",
}
LOOK_EVERY: Final = 0.5


@dataclass(frozen=True)
class Destroyed:
    """What one service did; `is_done` is known from its own inbox."""

    service: str
    what: str
    is_done: bool


def destroy(admin: Installation, pupil_id: UUID, patience: float) -> tuple[str, list[Destroyed]]:
    """Destroy, then wait until every reader did its part; gives the event that told them."""
    answer = admin.post("intake", "/v1/erasures", {"pupil_id": str(pupil_id)})
    event_id = str(answer["event_id"])
    own = Destroyed("intake", f"destroyed: {', '.join(answer['destroyed'])}", is_done=True)
    deadline = time.monotonic() + patience
    return event_id, [own, *(_wait(admin, service, event_id, deadline) for service in READERS)]


def _wait(admin: Installation, service: str, event_id: str, deadline: float) -> Destroyed:
    while not (is_done := _is_settled(admin, service, event_id)) and time.monotonic() < deadline:
        time.sleep(LOOK_EVERY)
    return Destroyed(service, READERS[service], is_done)


def _is_settled(admin: Installation, service: str, event_id: str) -> bool:
    found: dict[str, Any] = admin.get(service, f"/v1/messaging/events/{event_id}")
    return (found.get("received") or {}).get("state") in SETTLED
