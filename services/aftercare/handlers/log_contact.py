"""Somebody tried to reach a young person, and says what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.aftercare.domain import contact
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.contact import Attempt
from services.aftercare.domain.ids import CaseId, PersonId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.working_days import WorkingDays
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
    command: LogContact, cases: Cases, contacts: Contacts, working_days: WorkingDays, now: datetime
) -> tuple[Attempt, Sequence[CaseEvent]]:
    """Keep the attempt and settle, or put off, the contact moment. Gives the attempt."""
    attempt = Attempt(**vars(command), recorded_at=now)
    events = contact.log(cases.lock(command.case_id), attempt, working_days, day_of(now))
    contacts.add(attempt)
    return attempt, events
