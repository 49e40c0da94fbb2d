"""Contact with a young person: every attempt counts and is kept; being reached settles the contact moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.events import CheckInDone, CheckInMissed
from services.aftercare.domain.ids import CaseId, PersonId
from services.aftercare.domain.rules import check_contact_day
from services.aftercare.domain.working_days import WorkingDays, add_months

CHANNELS: Final = ("phone", "message", "visit", "video", "mail")
RESULTS: Final = ("going_well", "needs_help", "work_at_risk", "appointment_made", "other")

# Default template of contact moments (mission.md, aftercare): six weeks, then these months after leaving.
FIRST_CONTACT_DAYS: Final = 42
CONTACT_MONTHS: Final = (3, 6, 12, 18, 24)
COUNTS_AHEAD: Final = timedelta(days=14)  # who was reached shortly before a contact moment need not be called again
TRY_AGAIN_AFTER: Final = 3  # working days


@dataclass(eq=False, kw_only=True)
class Attempt:
    """One time that somebody tried to reach a young person."""

    attempt_id: UUID
    case_id: CaseId
    made_on: date
    channel: str
    is_reached: bool
    result: str | None
    note: str | None  # never leaves this service but to the professionals of the case
    made_by: PersonId
    recorded_at: datetime


def log(case: Case, attempt: Attempt, working_days: WorkingDays, today: date) -> Sequence[CaseEvent]:
    """Count an attempt: who was reached is called at the next moment, who was not a few days later."""
    case.check_open()
    check_contact_day(attempt.made_on, case.left_on, today)
    if not attempt.is_reached:
        case.contact_again_on = working_days.after(today, TRY_AGAIN_AFTER)
        again = case.contact_again_on
        return [CheckInMissed(case.case_id, case.pupil_id, attempt.attempt_id, attempt.made_on, attempt.channel, again)]
    case.last_contact_on = max(attempt.made_on, case.last_contact_on or attempt.made_on)
    case.contact_again_on = None
    following = next_moment(case)
    return [
        CheckInDone(
            case.case_id,
            case.pupil_id,
            attempt.attempt_id,
            attempt.made_on,
            attempt.channel,
            attempt.result,
            following,
        )
    ]


def next_moment(case: Case) -> date:
    """Give when the young person must be called: again after an attempt that failed, else the first moment without contact.

    A moment that passed without contact stays: it is late, not gone. What lay before the case was opened nobody missed.
    """
    if case.contact_again_on:
        return case.contact_again_on
    first = case.left_on + timedelta(days=FIRST_CONTACT_DAYS)
    moments = [first, *(add_months(case.left_on, months) for months in CONTACT_MONTHS)]
    settled = case.last_contact_on + COUNTS_AHEAD if case.last_contact_on else date.min
    return next((moment for moment in moments if moment >= case.opened_on and moment > settled), case.ends_on)
