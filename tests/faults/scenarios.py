"""What is played, in order: each scenario breaks something while schools report, and all must come right."""

from collections.abc import Callable
from functools import partial

from tests.faults import disturbing as disturb
from tests.faults.chaos import chaos
from tests.faults.failpoints import Exercise, seats
from tests.faults.stage import Stage

Act = Callable[[Stage], None]

PAIRS = (("intake", "aftercare"), ("intake", "notifications"), ("aftercare", "notifications"), ("aftercare", "intake"))
QUIET_ONE = "lost on the way"  # it waits for the ledger most of the time
LONGER_THAN_THE_BROKER_WAITS = 65.0  # seconds; it gives up after two or three heartbeats
LONGER_THAN_A_LOCK = 20.0  # seconds; the database ends an idle transaction after fifteen


def all_failpoints(stage: Stage, *, lives: int) -> None:
    """Pass the failpoints: four lives for every name with every action."""
    Exercise(stage, seats(lives)).run(within=90.0 * lives)


def processes_killed(stage: Stage, *, rounds: int) -> None:
    """Kill -9 every process, the API first."""
    for _ in range(rounds):
        for seat in stage.system.seats.values():
            disturb.kill(stage, seat)
            stage.until_answered(3)


def processes_asked_to_stop(stage: Stage) -> None:
    """Ask every process to stop, in the middle of its work."""
    for seat in stage.system.seats.values():
        disturb.ask_to_stop(stage, seat)
        stage.until_answered(3)


def processes_frozen(stage: Stage, *, seconds: float) -> None:
    """Freeze one copy of everything that writes."""
    for name in ("intake-1", "aftercare-1", "notifications-1"):
        disturb.freeze(stage, stage.system.seats[name], seconds=seconds)
    stage.until_answered(3)


def frozen_for_long(stage: Stage) -> None:
    """Freeze a relay and a reader with messages in hand until the broker gives up on them."""
    together = [stage.system.seats[name] for name in ("intake-1", "notifications-1")]
    disturb.freeze(stage, *together, seconds=LONGER_THAN_THE_BROKER_WAITS)


def frozen_in_a_transaction(stage: Stage) -> None:
    """Freeze a reader with its cases locked for longer than the database bears; others go on, and it corrupts nothing."""
    seat = stage.system.seats["aftercare-1"]
    stage.system.begin(seat, "inbox.before_commit=stop@2")
    stage.until_stopped(seat)
    disturb.freeze(stage, seat, seconds=LONGER_THAN_A_LOCK)


def database_restarted(stage: Stage, *, times: int) -> None:
    """Let PostgreSQL fall under load."""
    for _ in range(times):
        disturb.restart_postgres(stage)
        stage.until_answered(10)


def delivered_many_times(stage: Stage, *, rounds: int) -> None:
    """Deliver everything again and again in any order, and bad messages in between."""
    chance = stage.chance("repeat")
    for _ in range(rounds):
        disturb.repeat_events(stage, chance)
        disturb.misbehave(stage, chance)
        stage.until_answered(10)


def queues_damaged(stage: Stage) -> None:
    """Delete and purge queues of readers that are there: what was on its way comes again."""
    for source, reader in PAIRS:
        disturb.delete_queue(stage, source, reader)
        stage.until_answered(5)
        disturb.purge_queue(stage, source, reader)
        stage.until_answered(5)


def lost_on_the_way(stage: Stage) -> None:
    """Lose events in ways that nobody is told of: they must be missed within two minutes, and come again."""
    disturb.lose_on_the_way(stage, "intake", "notifications")
    disturb.delete_inbox_rows(stage, "aftercare", stage.chance("rows"))


def lost_while_away(stage: Stage) -> None:
    """The same for a reader that is away."""
    disturb.lose_while_away(stage, "aftercare", "notifications")
    disturb.purge_while_away(stage, "intake", "aftercare")


def clocks_jump(stage: Stage) -> None:
    """Let the clocks of both machines of aftercare jump while contracts are reported that end tomorrow: nothing rings today."""
    stage.schools.contract_ends_in = 1
    try:
        with stage.system.jumping("aftercare-1", "aftercare-2"):
            stage.tell("the clocks of both workers of aftercare jump")
            stage.until_answered(30)
    finally:
        stage.schools.contract_ends_in = -10


def killed_around_the_moment(stage: Stage, *, rounds: int) -> None:
    """Let clocks fall due within two seconds after they are set, and kill the two who fire them all the while."""
    with disturb.clocks_set_soon(stage):
        for _ in range(rounds):
            for name in ("aftercare-1", "aftercare-2"):
                disturb.kill(stage, stage.system.seats[name])
                stage.until_answered(12)


def short(minutes: float) -> dict[str, Act]:
    """Give what fits in three minutes."""
    return {
        "failpoints": partial(all_failpoints, lives=1),
        "processes killed": partial(processes_killed, rounds=1),
        "broker killed": disturb.kill_broker,
        "memory alarm": disturb.memory_alarm,
        "delivered 1-5 times, shuffled; bad messages": partial(delivered_many_times, rounds=2),
        "PostgreSQL restarted": partial(database_restarted, times=1),
        "at random": partial(chaos, minutes=minutes or 0.1),
        QUIET_ONE: lost_on_the_way,
    }


def full(minutes: float) -> dict[str, Act]:
    """Give everything."""
    return {
        "failpoints": partial(all_failpoints, lives=4),
        "processes killed": partial(processes_killed, rounds=2),
        "processes asked to stop": processes_asked_to_stop,
        "processes frozen": partial(processes_frozen, seconds=5.0),
        "frozen for long": frozen_for_long,
        "frozen in a transaction": frozen_in_a_transaction,
        "broker stopped": disturb.stop_broker,
        "broker killed": disturb.kill_broker,
        "memory alarm": disturb.memory_alarm,
        "disk alarm": disturb.disk_alarm,
        "PostgreSQL restarted": partial(database_restarted, times=3),
        "delivered 1-5 times, shuffled; bad messages": partial(delivered_many_times, rounds=5),
        "killed around the moment of a timer": partial(killed_around_the_moment, rounds=4),
        "clocks jump": clocks_jump,
        "queues deleted and purged": queues_damaged,
        QUIET_ONE: lost_on_the_way,
        "lost while away": lost_while_away,
        "at random": partial(chaos, minutes=minutes or 2.0),
    }
