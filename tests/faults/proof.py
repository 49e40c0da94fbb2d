"""The proof of the rig: with each of these bugs in the product, the checker must say so; without it, nothing."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread

import psycopg2
import structlog

from tests.faults.checker import Finding
from tests.faults.nursery import Nursery
from tests.faults.region import BRINS
from tests.faults.report import Proof, Report
from tests.faults.trial import PATIENCE, SERVICES, Trial
from tests.faults.world import Ground
from tests.machinery.waiting import NeverHappened, wait_for

AT_ONCE = 3
TRIES = 3  # some bugs do harm only when two things meet; a healthy product has one try
NOTICED_WITHIN = 45.0  # seconds in which a healthy ledger has found what was lost, on an idle machine
HEALTHY_WITHIN = 150.0
RESTLESS = 30.0  # seconds

Course = Callable[[Trial], None]


def dies_at(failpoint: str, *, times: int = 1) -> Course:
    """Work, die at this failpoint, begin again."""

    def course(trial: Trial) -> None:
        for _ in range(times):
            fork = trial.start(failpoints=f"{failpoint}=exit@2")
            trial.report(12)
            trial.until_ended(fork)
        trial.start()
        trial.report(6)

    return course


def first_dies_at(failpoint: str, *, of: str, times: int) -> Course:
    """Let one service die at its first pass of this failpoint, whatever the others do; begin again."""

    def course(trial: Trial) -> None:
        trial.start(*(each for each in SERVICES if each != of))
        for _ in range(times):
            fork = trial.start(of, failpoints=f"{failpoint}=exit@1")
            trial.report(6)
            trial.until_ended(fork)
        trial.start(of)
        trial.report(6)

    return course


def stumbles_at(failpoint: str, *, of: str, at: int = 1) -> Course:
    """Work, meet an error at this failpoint of one service, go on."""

    def course(trial: Trial) -> None:
        trial.start(*(each for each in SERVICES if each != of))
        trial.start(of, failpoints=f"{failpoint}=raise@{at}")
        trial.report(18)

    return course


def commits_late(trial: Trial) -> None:
    """One report writes its row first and commits last."""
    trial.sql(f"""
        CREATE FUNCTION intake.hold() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN PERFORM pg_advisory_xact_lock_shared(4711); RETURN NULL; END';
        CREATE CONSTRAINT TRIGGER hold AFTER INSERT ON intake.pupils DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW WHEN (NEW.school_id = '{trial.school(BRINS[1])}') EXECUTE FUNCTION intake.hold();
        GRANT EXECUTE ON FUNCTION intake.hold() TO PUBLIC;
    """)
    trial.start()
    with _holding(trial):
        late = trial.report_aside(BRINS[1])
        wait_for(lambda: _is_waiting(trial), deadline=PATIENCE, what="a commit that waits")
        trial.report(6)
        wait_for(lambda: not trial.sql("SELECT 1 FROM intake.outbox"), deadline=PATIENCE, what="the others published")
    late.join()


@contextmanager
def _holding(trial: Trial) -> Iterator[None]:
    connection = psycopg2.connect(trial.world.dsn)
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(4711)")
        yield
    finally:
        connection.close()


def _is_waiting(trial: Trial) -> bool:
    return bool(trial.sql("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711 AND NOT granted"))


def has_no_route(trial: Trial) -> None:
    """Publish while no queue is bound."""
    trial.start()
    for reader in ("aftercare", "notifications"):
        trial.world.vhost.unbind("intake.events", f"evt-intake--{reader}.v1")
    trial.report(6)


def comes_again(trial: Trial) -> None:
    """Deliver everything once more, when it is long done."""
    trial.start()
    trial.report(40)
    trial.until_quiet()
    trial.repeat()


def comes_backwards(trial: Trial) -> None:
    """Deliver everything, the newest first, to readers that were away."""
    publisher, readers = trial.start("intake", "directory", is_ill=False), trial.start("aftercare", "notifications")
    trial.stop(readers)
    trial.stop(publisher)
    trial.report(30)
    trial.turn_round()
    trial.start()


UNHEARD = "SELECT FROM intake.journal j LEFT JOIN notifications.inbox i USING (event_id) WHERE i.event_id IS NULL AND j.route IS NULL"


def comes_to_two_at_once(trial: Trial) -> None:
    """Deliver each event to both copies of a reader at the same time."""
    trial.start("intake", "directory", "aftercare", is_ill=False)
    copies = trial.start("notifications"), trial.start("notifications")
    trial.freeze(*copies)
    trial.report(20)
    trial.repeat()
    trial.repeat()
    trial.thaw(*copies)
    wait_for(lambda: not trial.sql(UNHEARD), deadline=PATIENCE, what="both copies at work")


def gets_bad_messages(trial: Trial) -> None:
    """Publish every bad kind of message."""
    trial.start()
    trial.report(6)
    trial.misbehave()


def ends_tomorrow(trial: Trial) -> None:
    """Report contracts that end tomorrow."""
    trial.schools.contract_ends_in = 1
    trial.start()
    trial.report(9)


def is_purged(trial: Trial) -> None:
    """Throw away what waits for a reader that is not there."""
    trial.start("intake", "directory", "aftercare", is_ill=False)
    trial.stop(trial.start("notifications"))
    trial.report(6)
    queue = "evt-intake--notifications.v1"
    wait_for(lambda: trial.world.vhost.depth(queue) > 0, deadline=PATIENCE, what="a message that waits")
    trial.world.vhost.purge_queue(queue)
    trial.start("notifications")


@dataclass(frozen=True)
class Bug:
    """A bug, what must happen for it to do harm, and which check sees the harm; more than one where it does so by chance."""

    name: str
    course: Course
    seen_by: tuple[str, ...]
    needs_ledger: bool = False  # a healthy product mends it with its ledger, which takes a while
    may_never_rest: bool = False  # with it the product can go round for ever: what stands after a while is what counts

    def is_behind(self, check: str) -> bool:
        """Tell whether this check saw what the bug does."""
        return any(harm in check for harm in self.seen_by)


# Two who count at once write too much, too far or too little: applied twice, a hole behind the cursor, or one before it for ever.
CURSOR_HARM = ("effect of one event twice", "applied past one that is missing", "message that is still open")

BUGS = (
    Bug("no_ledger", is_purged, ("published and never received",), needs_ledger=True),
    Bug("ack_before_commit", dies_at("inbox.before_commit", times=2), ("published and never received",)),
    Bug("mark_before_confirm", dies_at("relay.before_publish"), ("published and never received",)),
    Bug("no_mandatory", has_no_route, ("published and never received",)),
    Bug("position_cursor", commits_late, ("outbox not empty",)),
    Bug("dedup_window", comes_again, ("effect of one event twice",)),
    Bug("as_they_come", comes_backwards, ("effects out of order",)),
    Bug("no_cursor_lock", comes_to_two_at_once, CURSOR_HARM, may_never_rest=True),
    Bug("swallowed_unreadable", gets_bad_messages, ("bad message that was not kept",)),
    Bug("dropped_when_it_fails", gets_bad_messages, ("bad message that was not kept",)),
    Bug("fast_clock", ends_tomorrow, ("timer fired before its time",)),
    Bug("inbox_without_effects", stumbles_at("inbox.before_commit", of="aftercare"), ("without an effect",)),
    Bug(
        "dual_write",
        first_dies_at("inbox.after_commit_before_ack", of="aftercare", times=3),
        ("case without a job coach who was told",),
    ),
    Bug(
        "new_ids_on_retry",
        stumbles_at("relay.after_confirm_before_mark", of="intake", at=2),
        ("received and never published",),
    ),
)


def prove(ground: Ground, report: Report, *, with_control: bool) -> None:
    """Try every bug in a world of its own; with control, the same course with a healthy product must find nothing."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))  # the reports run in this process
    waiting, done = SimpleQueue[Bug](), SimpleQueue[Proof]()
    for bug in BUGS:
        waiting.put(bug)
    with Nursery() as nursery:

        def work() -> None:
            while True:
                done.put(_try(ground, nursery, report.seed, waiting.get(), with_control=with_control))

        for _ in range(AT_ONCE):
            Thread(target=work, daemon=True).start()  # a daemon: Ctrl-C waits for none of them
        for _ in BUGS:
            report.prove(done.get())


def _try(ground: Ground, nursery: Nursery, seed: int, bug: Bug, *, with_control: bool) -> Proof:
    began = time.monotonic()
    for nth in range(1, TRIES + 1):
        found, remark = _run(ground, nursery, seed + nth - 1, bug, f"{bug.name}-{nth}", is_ill=True)
        caught_by = next((each.check for each in found if bug.is_behind(each.check)), "")
        if caught_by:
            break
        remark = f"{nth} times, found: {remark or '; '.join(map(str, found)) or 'nothing'}"
    if caught_by and with_control:
        false_alarms, remark = _run(ground, nursery, seed, bug, f"{bug.name}-healthy", is_ill=False)
        if false_alarms or remark:
            caught_by, remark = "", f"seen in a healthy product too: {remark} {'; '.join(map(str, false_alarms))}"
    if caught_by and nth > 1:
        caught_by += f" (at try {nth})"
    return Proof(bug.name, caught_by, time.monotonic() - began, remark)


def _run(
    ground: Ground, nursery: Nursery, seed: int, bug: Bug, world: str, *, is_ill: bool
) -> tuple[list[Finding], str]:
    """Play the course; gives what the checker found, and a remark when the course itself did not go as it should."""
    trial = Trial(
        ground.world(world),
        nursery,
        bug.name if is_ill else "",
        seed,
        has_ledger=bug.needs_ledger
        or not is_ill,  # a queue bound again a moment after its neighbour missed what its ledger asks back
    )
    try:
        bug.course(trial)
        if not is_ill or bug.needs_ledger:
            trial.world.settle(NOTICED_WITHIN if is_ill else HEALTHY_WITHIN, lambda _: None)
        else:
            with suppress(*[NeverHappened] if bug.may_never_rest else []):
                trial.until_quiet(RESTLESS if bug.may_never_rest else PATIENCE)
        return trial.world.findings(), ""
    except Exception as error:  # noqa: BLE001  told as a proof that failed
        return [], f"{type(error).__name__}: {error}"
    finally:
        trial.close()
