"""A contract ended, or a young person dropped out: somebody must talk with them, soon."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from messaging.timers import Timers
from services.aftercare.domain import talk, withdrawing
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.conversation import EndOfWork
from services.aftercare.domain.ids import CaseId, ContractId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.people import Roster
from services.aftercare.domain.policy import CONVERSATION, Policy
from services.aftercare.handlers import clocks
from services.aftercare.handlers.assigning import accept_anew, assign_job_coach
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class ContractEnded:
    """What opening the conversation reads of aftercare's own event."""

    case_id: CaseId
    ended_on: date
    reported_on: date
    contract_id: ContractId | None = None
    is_drop_out: bool = False

    def end_of_work(self) -> EndOfWork:
        """Say what makes the conversation owed; a drop-out without a contract is known by its day."""
        cause = str(self.contract_id) if self.contract_id else withdrawing.drop_out_cause(self.ended_on)
        return EndOfWork(cause, "drop_out" if self.is_drop_out else "contract_ended", self.ended_on, self.reported_on)


def handle(
    message: ContractEnded, cases: Cases, roster: Roster, *, policy: Policy, timers: Timers, now: datetime
) -> Sequence[CaseEvent]:
    """Request the conversation, also after the two years; the term begins when the end was known."""
    today = day_of(now)
    ended, end = cases.lock(message.case_id), message.end_of_work()
    case = cases.of_pupil(ended.pupil_id) or ended  # whoever left twice gets the conversation in the last case
    if talk.is_heard(ended, end) or talk.is_heard(case, end):
        return []
    if not withdrawing.stands(ended, message.contract_id):
        return []  # it was taken back before this was heard
    events: list[CaseEvent] = []
    was_open = case.is_open
    if not was_open and not case.has_job_coach(roster):
        events += assign_job_coach(case, roster, policy, timers, today)
    requested = talk.request(case, end, policy.due(CONVERSATION, message.reported_on), roster, today)
    if not was_open:
        accept_anew(case, policy, timers, today)
    if requested and case.owed_conversation:
        clocks.set_conversation(case, case.owed_conversation, policy, timers)
    return [*events, *requested]
