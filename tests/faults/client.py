"""The schools: they report leavers over REST, and send the same report again when no answer came."""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx

from tests.faults.ledger import Ledger
from tests.faults.region import BRINS, MUNICIPALITIES

NAME = "Kanarievogel"  # of every pupil: it must be found in no log and in no event
ANSWERED_WITHIN = 45.0  # seconds; a school that got no answer for so long gives up
NO_ANSWER_PAUSE = 0.1
ONE_IN = 5  # so many reports are about a pupil who was reported before

Send = Callable[[str, dict[str, Any]], tuple[int, dict[str, Any]]]  # key, body -> status, answer


@dataclass
class Schools:
    """Several schools at once; everything they mean and hear goes to the ledger."""

    send: Send
    ledger: Ledger
    seed: int
    scenario: str = "start"
    pause: float = 0.05  # seconds between two reports of one school
    contract_ends_in: int = -10  # days from today, of pupils who leave for a contract: it is over, so that timers fire
    waits: list[float] = field(default_factory=list)  # seconds until the answer, of each acknowledged report
    _threads: list[threading.Thread] = field(default_factory=list)
    _ended: threading.Event = field(default_factory=threading.Event)
    _numbers: dict[str, int] = field(default_factory=dict)
    _chances: dict[str, random.Random] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ledger.write("name", self.scenario, name=NAME)  # the checker looks where it must not stand

    def start(self, schools: int = 3) -> None:
        """Let some schools report until `stop`, each from a thread of its own."""
        self._ended.clear()
        for brin in BRINS[:schools]:
            self._threads.append(threading.Thread(target=self._report_on, args=(brin,), daemon=True))
            self._threads[-1].start()

    def stop(self) -> None:
        """Let every school finish the report it is at."""
        self._ended.set()
        for thread in self._threads:
            thread.join()
        self._threads.clear()

    def report_some(self, count: int, brin: str = BRINS[0]) -> None:
        """Report a number of leavers, one after the other."""
        for _ in range(count):
            self.report(brin)

    def _report_on(self, brin: str) -> None:
        while not self._ended.is_set():
            self.report(brin)
            self._ended.wait(self.pause)

    def report(self, brin: str) -> None:
        """Report one leaver, perhaps one of before with other words, and keep at it until it is answered."""
        chance = self._chances.setdefault(brin, random.Random(f"{self.seed} {brin}"))
        last = self._numbers.get(brin, 0)
        is_known = last > 0 and chance.randrange(ONE_IN) == 0
        number = last if is_known else last + 1
        self._numbers[brin] = number
        key = str(UUID(int=chance.getrandbits(128), version=4))
        body = leaver(brin, number, key, self.contract_ends_in)
        self.ledger.write("intent", self.scenario, key=key, brin=brin, number=body["pupil_number"])
        began = time.monotonic()
        while time.monotonic() < began + ANSWERED_WITHIN:
            status, answer = self._ask(key, body)
            if status == 201:
                self.waits.append(time.monotonic() - began)
                self.ledger.write("answer", self.scenario, key=key, **answer)
                return
            if 400 <= status < 500:
                raise AssertionError(f"a report that is good was refused: {status} {answer}")
            self.ledger.write("no answer", self.scenario, key=key, status=status)
            time.sleep(NO_ANSWER_PAUSE)

    def _ask(self, key: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        try:
            return self.send(key, body)
        except (httpx.HTTPError, ValueError):  # no answer, or half of one
            return 0, {}


def leaver(brin: str, number: int, key: str, contract_ends_in: int) -> dict[str, Any]:
    """Make a report: every third pupil leaves for a contract."""
    today = datetime.now(UTC).date()  # noqa: TID251  the door
    days = {"contract_begin": today - timedelta(60), "contract_end": today + timedelta(contract_ends_in)}
    contract = {"employer": NAME} | {name: str(day) for name, day in days.items()} if number % 3 == 0 else {}
    return {
        "pupil_number": f"{number:05d}",
        "first_name": NAME,
        "infix": key,  # every report says something new, so that every report is an event
        "last_name": NAME,
        "birth_date": "2008-02-29",
        "brin": brin,
        "municipality": MUNICIPALITIES[number % len(MUNICIPALITIES)],
        "left_on": str(today - timedelta(70)),
        "destination": "work" if contract else "none",
        **contract,
    }


def over_http(base: str, token: Callable[[], str]) -> Send:
    """Report to an API that listens at an address."""
    client = httpx.Client(base_url=base, timeout=10)

    def send(key: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        headers = {"Authorization": f"Bearer {token()}", "Idempotency-Key": key}
        answer = client.post("/v1/leavers", json=body, headers=headers)
        return answer.status_code, answer.json()

    return send
