"""The worker of one service inside nameko: listens, relays the outbox, works the inbox, fires timers, keeps the ledger."""

import time
from collections.abc import Callable, Sequence
from typing import Any

import structlog
from nameko.extensions import SharedExtension
from sqlalchemy.orm import Session

from messaging import database
from messaging.alarms import Alarm, alarms, claim_today, give_back_today
from messaging.batch import Subscriptions
from messaging.clockwork import Answers, Clockwork
from messaging.consuming import Consumption
from messaging.hints import Hints
from messaging.inbox import Inbox
from messaging.ledger import Comparison, Statements
from messaging.overhearing import overhearing
from messaging.post import LedgerPost
from messaging.pruning import prune
from messaging.publishing import open_publisher
from messaging.relay import Relay

log = structlog.get_logger()

TICK = 0.5
STATE_EVERY = 10.0
CARE_EVERY = 60.0
PRUNE_EVERY = 3600.0
PAUSE_AFTER_ERROR = 1.0

TellAlarms = Callable[[str, Sequence[Alarm]], bool]  # the service, what is stuck; answers whether somebody was told


class Worker(SharedExtension):
    """One per service and process; its loops end before nameko's container does."""

    def __init__(self) -> None:
        """Begin with nothing registered."""
        super().__init__()
        self._is_registered = False
        self._stopping = False
        self._running: list[Any] = []
        self._pruned_at = time.monotonic()

    def register(
        self,
        container: Any,  # noqa: ANN401  nameko has no types
        subscriptions_of: Callable[[type], Subscriptions],
        answers_of: Callable[[type], Answers],
    ) -> None:
        """Be told that the service listens to something; builds the parts once."""
        if self._is_registered:
            return
        self._is_registered = True
        config, service = container.config, container.service_name
        self._engine = database.open_engine(
            config["DATABASE_URL"], service, pool_size=config.get("POOL_SIZE", 5), asks_first=False, acts_as="system"
        )
        sessions = self._sessions = database.open_sessions(self._engine)
        url = config["AMQP_URL"]
        self._relay = Relay(service, sessions, lambda: open_publisher(url))
        subscriptions = subscriptions_of(container.service_cls)
        self._inbox = Inbox(
            service,
            sessions,
            subscriptions,
            config["CLOCK"],
            keeps_effect_log=config.get("EFFECT_LOG", False),
            overhearing=overhearing(container.service_cls),
        )
        self._clockwork = Clockwork(service, sessions, answers_of(container.service_cls), config["CLOCK"])
        self._hints = Hints(self._engine, service, self._relay.look)
        sources = sorted({source for source, _, _ in subscriptions})
        self._post = LedgerPost(
            service, sources, Statements(service, sessions), Comparison(service, sessions), self._relay
        )
        self._outdated = getattr(container.service_cls, "outdated", ())
        self._tell_alarms: TellAlarms | None = config.get("TELL_ALARMS")
        self._consumption = Consumption(url, service, sources, self._inbox, self._relay, self._post)

    def start(self) -> None:
        """Wait for the database, then start the loops."""
        database.wait_until_ready(self._engine, self.container.service_name)
        loops = {
            "consume": self._consumption.step,
            "relay": self._relay.step,
            "hints": self._hints.step,
            "retries": self._try_again,
            "timers": self._fire,
            "state": self._state,
            "care": self._care,
        }
        ends = {"consume": self._consumption.drop, "relay": self._relay.drop, "hints": self._hints.drop}
        for name, step in loops.items():
            self._running.append(
                self.container.spawn_managed_thread(
                    self._loop(name, step, ends.get(name)), identifier=f"{name} of {self.container.service_name}"
                )
            )
        log.info("worker_started", service=self.container.service_name)

    def stop(self) -> None:
        """Let each loop finish the step it is in: nothing half done, nothing unacknowledged that was done."""
        self._stopping = True
        self._relay.look()
        for thread in self._running:
            thread.wait()
        self._consumption.drop()
        self._relay.drop()
        self._engine.dispose()
        log.info("worker_stopped", service=self.container.service_name)

    def _loop(self, name: str, step: Callable[[], None], drop: Callable[[], None] | None) -> Callable[[], None]:
        def run() -> None:
            while not self._stopping:
                try:
                    step()
                except Exception as error:  # noqa: BLE001  a loop outlives its errors: they are logged, and it starts anew
                    log.warning(
                        "loop_interrupted",
                        service=self.container.service_name,
                        loop=name,
                        error=type(error).__name__,
                        place=_place(error),
                    )
                    self._start_anew(drop)

        return run

    def _start_anew(self, drop: Callable[[], None] | None) -> None:
        try:
            if drop:
                drop()
        except Exception as error:  # noqa: BLE001  the connection is gone either way
            log.debug("drop_failed", error=type(error).__name__)
        time.sleep(PAUSE_AFTER_ERROR)

    def _try_again(self) -> None:
        self._relay.hand_over(self._inbox.retry_due())
        time.sleep(TICK)

    def _fire(self) -> None:
        """Fire a batch; who catches up after a stop rests as long as that took, so that live events get their turn."""
        begun = time.monotonic()
        fired = self._clockwork.fire_some()
        self._relay.hand_over(fired.bundles)
        time.sleep(time.monotonic() - begun if fired.has_more else TICK)

    def _state(self) -> None:
        self._post.state()
        self._pause(STATE_EVERY)

    def _care(self) -> None:
        """Raise the alarm over what is stuck; take away what nobody needs any more."""
        with self._sessions() as session:
            found = alarms(session)
            for alarm in found:
                log.error(
                    "alarm",
                    service=self.container.service_name,
                    kind=alarm.kind,
                    count=alarm.count,
                    seconds=alarm.seconds,
                    remedy=alarm.remedy,
                )
            if found:
                self._tell(session, found)
        if time.monotonic() - self._pruned_at > PRUNE_EVERY:
            self._pruned_at = time.monotonic()
            log.info("pruned", service=self.container.service_name, rows=prune(self._sessions, self._outdated))
        self._pause(CARE_EVERY)

    def _tell(self, session: Session, found: Sequence[Alarm]) -> None:
        """Let somebody be mailed, once a day; no transaction is open while the mail server thinks."""
        if self._tell_alarms is None or not claim_today(session):
            return
        session.commit()
        if not self._tell_alarms(self.container.service_name, found):
            give_back_today(session)
            session.commit()

    def _pause(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not self._stopping and time.monotonic() < until:
            time.sleep(TICK)


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else "?"
