"""A career conversation was held: that is contact, and contact moments that hang on it follow."""

from dataclasses import dataclass
from datetime import date, datetime

from messaging.timers import Timers
from services.aftercare.domain import contact_plan
from services.aftercare.domain.ids import CaseId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.policy import Policy
from services.aftercare.handlers import contact_clocks
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class CareerConversationHeld:
    """What the plan reads of aftercare's own event."""

    case_id: CaseId
    held_on: date


def handle(message: CareerConversationHeld, cases: Cases, policy: Policy, timers: Timers, now: datetime) -> None:
    """Settle the contact moments, and lay the plan out anew."""
    case = cases.lock(message.case_id)
    contact_plan.reached(case, message.held_on)
    contact_plan.lay_out(case, policy)
    contact_clocks.after_contact(case, policy, timers, day_of(now))
