"""Work began, or its first day is another one: contact moments that hang on it follow."""

from dataclasses import dataclass

from messaging.timers import Timers
from services.aftercare.domain import contact_plan
from services.aftercare.domain.ids import CaseId
from services.aftercare.domain.policy import Policy
from services.aftercare.handlers import contact_clocks
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class ContractStarted:
    """What the plan reads of aftercare's own event: the case itself knows its contracts."""

    case_id: CaseId


def handle(message: ContractStarted, cases: Cases, policy: Policy, timers: Timers) -> None:
    """Lay the plan out anew."""
    case = cases.lock(message.case_id)
    if contact_plan.lay_out(case, policy):
        contact_clocks.set_contact(case, policy, timers)
