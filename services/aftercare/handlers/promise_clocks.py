"""The clock of promises: one for a case, set for the first moment at which somebody must hear of one."""

from messaging.timers import Timers
from services.aftercare.domain import promise_clock
from services.aftercare.domain.case import Case
from services.aftercare.domain.policy import Policy

PROMISE = "promise"


def set_promises(case: Case, policy: Policy, timers: Timers) -> None:
    """Ring when somebody must hear of a promise that is still open; when nobody must, there is no clock."""
    moment = promise_clock.next_moment(case, policy) if case.is_open else None
    if moment is None:
        timers.cancel(PROMISE, case.case_id)
    else:
        timers.set(PROMISE, case.case_id, "promise_due", moment, "the next rung of a promise that is not kept yet")
