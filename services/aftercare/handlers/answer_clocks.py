"""The clocks of what somebody must answer or do before a day: they are set again when that day moved, or a clock was lost."""

from datetime import date

from messaging.timers import Timers
from services.aftercare.domain import next_step
from services.aftercare.domain.case import Case
from services.aftercare.domain.policy import Policy
from services.aftercare.handlers import clocks
from services.aftercare.handlers.promise_clocks import set_promises


def set_answers(case: Case, policy: Policy, timers: Timers, today: date) -> None:
    """Set those of days that are still to come, for what is too late was told; and those of every promise."""
    support, agreed = case.awaited_support, next_step.awaited(case)
    if case.act_by and case.act_by >= today:
        clocks.set_acceptance(case, timers)
    if case.answer_by and case.answer_by >= today:
        clocks.set_transfer(case, timers)
    if support and support.answer_by >= today:
        clocks.set_support(case, timers)
    if agreed and agreed.begin_by and agreed.begin_by >= today:
        clocks.set_next_step(case, agreed, timers)
    clocks.set_claim(case, timers, today)
    set_promises(case, policy, timers)
