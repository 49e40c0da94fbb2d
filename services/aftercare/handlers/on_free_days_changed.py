"""A day became free, or a working day again: the last day of every term that still runs follows, and every contact moment."""

from datetime import date, datetime

from messaging.timers import DueTimer, Timers
from services.aftercare.domain import contact_plan
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.policy import Policy
from services.aftercare.domain.recounting import recount
from services.aftercare.handlers import clocks, contact_clocks
from services.aftercare.handlers.answer_clocks import set_answers
from services.aftercare.storage.cases import Cases


def handle(due: DueTimer, cases: Cases, policy: Policy, timers: Timers, now: datetime) -> None:
    """Count each term again, from the day it began; what is too late already stays too late."""
    del due  # it belongs to no case
    today = day_of(now)
    for case in cases.counting_from(today):
        if recount(case, policy, today) and case.owed_conversation:
            clocks.set_conversation(case, case.owed_conversation, policy, timers)
        if case.is_open:
            set_answers(case, policy, timers, today)
    _plan_anew(cases, policy, timers, today)


def _plan_anew(cases: Cases, policy: Policy, timers: Timers, today: date) -> None:
    days = cases.planned_days(today)
    wrong = [(counted_on, due_on) for counted_on, due_on in days if policy.working_days.from_day(counted_on) != due_on]
    for case in cases.planned_around(wrong) if wrong else ():
        if contact_plan.lay_out(case, policy):
            contact_clocks.set_contact(case, policy, timers)
