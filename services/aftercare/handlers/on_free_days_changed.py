"""A day became free, or a working day again: the last day of every conversation still owed in time follows, and every contact moment."""

from datetime import datetime

from messaging.timers import DueTimer, Timers
from services.aftercare.domain import contact_plan
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.policy import CONVERSATION, Policy
from services.aftercare.handlers import clocks, contact_clocks
from services.aftercare.storage.cases import Cases


def handle(due: DueTimer, cases: Cases, policy: Policy, timers: Timers, now: datetime) -> None:
    """Count each term again, from the day it began; what is too late already stays too late."""
    del due  # it belongs to no case
    today = day_of(now)
    for case in cases.owing_from(today):
        owed = case.owed_conversation
        due_on = owed and policy.due(CONVERSATION, owed.requested_on)
        if owed and due_on and due_on != owed.due_on and due_on >= today:
            owed.due_on = due_on
            clocks.set_conversation(case, owed, policy, timers)
    days = cases.planned_days(today)
    wrong = [(counted_on, due_on) for counted_on, due_on in days if policy.working_days.from_day(counted_on) != due_on]
    for case in cases.planned_around(wrong) if wrong else ():
        if contact_plan.lay_out(case, policy):
            contact_clocks.set_contact(case, policy, timers)
