"""Somebody tried to reach a young person, and says what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from messaging.timers import Timers
from services.aftercare.domain import contact
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.contact import Attempt
from services.aftercare.domain.ids import CaseId, PersonId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.policy import Policy
from services.aftercare.handlers import contact_clocks
from services.aftercare.storage.cases import Cases
from services.aftercare.storage.contacts import Contacts


@dataclass(frozen=True)
class LogContact:
    case_id: CaseId
    attempt_id: UUID
    made_on: date
    channel: str
    is_reached: bool
    made_by: PersonId
    result: str | None = None
    note: str | None = None


def handle(
    command: LogContact, cases: Cases, contacts: Contacts, *, policy: Policy, timers: Timers, now: datetime
) -> tuple[Attempt, Sequence[CaseEvent]]:
    """Keep the attempt and settle, or put off, the contact moment; sent twice it is one. Gives the attempt."""
    case, today = cases.lock(command.case_id), day_of(now)
    attempt = Attempt(**vars(command), recorded_at=now)
    before = contacts.last(case.case_id)
    if before and attempt.is_said_again(before):
        return before, []
    events = contact.log(case, attempt, policy, today)
    contacts.add(attempt)
    contact_clocks.after_contact(case, policy, timers, today)
    return attempt, events
