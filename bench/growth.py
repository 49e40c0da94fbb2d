"""What one action costs as the region grows: 1,000, 10,000 and 100,000 cases."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from statistics import median
from uuid import UUID

import httpx
from joserfc.jwk import ECKey
from sqlalchemy import text

from access import tokens
from access.actor import Actor
from bench.chain import IMPORTED_AT_ONCE, leavers
from bench.surroundings import COACHES, SMALL_MUNICIPALITY, Place, fresh_place
from messaging.work import unit_of_work
from services.intake.domain.events import PupilLeftSchool
from tests.machinery.ports import free_port

REPEATS = 30
BUSY_COACH, COACH = UUID(int=1000), UUID(int=1000 + COACHES)
CASELOAD = 60


def growth(sizes: list[int]) -> Iterator[dict[str, float]]:
    """Measure at each size: median milliseconds of a coach's worklist and of one case."""
    with fresh_place() as place:
        port = free_port()
        place.machine.run("run", "web", "--bind", f"127.0.0.1:{port}").wait_for_port(port)
        for service in ("intake", "aftercare", "notifications"):
            place.machine.run("run", "worker", service).wait_for_log('"listening"', deadline=60)
        everyone = leavers(sizes[-1], place.schools)
        everyone[:CASELOAD] = [replace(each, municipality=SMALL_MUNICIPALITY) for each in everyone[:CASELOAD]]
        key = tokens.load_key(place.folder / "keys" / tokens.SIGNING_FILE)
        there = 0
        for size in sizes:
            _publish(place, everyone[there:size])
            there = size
            _wait_until(partial(_has, place, size))
            address = f"http://127.0.0.1:{port}/api/aftercare"
            found = {"cases": float(size)}
            found |= _measure(place, COACH, _signed_in(address, COACH, key))
            found["busy_worklist_ms"] = _worklist_ms(_signed_in(address, BUSY_COACH, key))
            yield found


def _signed_in(address: str, coach: UUID, key: ECKey) -> httpx.Client:
    token = tokens.issue(Actor(coach, "job_coach"), key, datetime.now(UTC))  # noqa: TID251  the door
    return httpx.Client(base_url=address, headers={"Authorization": f"Bearer {token}"}, timeout=60, trust_env=False)


def _measure(place: Place, coach: UUID, api: httpx.Client) -> dict[str, float]:
    case_id = place.database.rows(
        "aftercare", "SELECT case_id FROM cases WHERE job_coach_id = :coach LIMIT 1", coach=coach
    )[0]["case_id"]
    return {
        "worklist_ms": _worklist_ms(api),
        "case_ms": _median_ms(lambda: api.get(f"/v1/cases/{case_id}").raise_for_status()),
    }


def _worklist_ms(api: httpx.Client) -> float:
    return _median_ms(lambda: api.get("/v1/worklist").raise_for_status())


def _median_ms(act: Callable[[], object]) -> float:
    taken = []
    for _ in range(REPEATS):
        begun = time.perf_counter()
        act()
        taken.append((time.perf_counter() - begun) * 1000)
    return median(taken)


def _publish(place: Place, events: Sequence[PupilLeftSchool]) -> None:
    for at in range(0, len(events), IMPORTED_AT_ONCE):
        with unit_of_work(place.database.sessions("intake"), "intake", datetime.now(UTC)) as work:  # noqa: TID251  the door
            work.publish(*events[at : at + IMPORTED_AT_ONCE])


def _has(place: Place, cases: int) -> bool:
    """Whether the last services of the chain are done too, so that nothing runs beside the measurement."""
    return all(
        _count(place, service, question) >= cases
        for service, question in (
            ("notifications", "SELECT count(*) FROM cases WHERE job_coach_id IS NOT NULL"),
            ("intake", "SELECT count(*) FROM readers WHERE task = 'job_coach'"),
        )
    )


def _count(place: Place, service: str, question: str) -> int:
    with place.database.engine(service).connect() as connection:
        return int(connection.execute(text(question)).scalar_one())


def _wait_until(happened: Callable[[], bool], deadline: float = 600) -> None:
    end = time.monotonic() + deadline
    while not happened():
        if time.monotonic() > end:
            raise SystemExit("the chain did not finish in ten minutes")
        time.sleep(0.5)
