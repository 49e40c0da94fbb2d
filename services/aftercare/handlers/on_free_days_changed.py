"""A day became free, or a working day again: the last day of every term that still runs follows."""

from datetime import datetime

from messaging.timers import DueTimer, Timers
from services.aftercare.domain import next_step
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.policy import Policy
from services.aftercare.domain.recounting import recount
from services.aftercare.handlers import clocks
from services.aftercare.storage.cases import Cases


def handle(due: DueTimer, cases: Cases, policy: Policy, timers: Timers, now: datetime) -> None:
    """Count each term again, from the day it began; what is too late already stays too late."""
    del due  # it belongs to no case
    today = day_of(now)
    for case in cases.counting_from(today):
        if recount(case, policy, today) and case.owed_conversation:
            clocks.set_conversation(case, case.owed_conversation, policy, timers)
        awaited = next_step.awaited(case)
        if awaited:
            clocks.set_next_step(case, awaited, timers)
