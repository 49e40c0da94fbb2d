"""Contact with a young person: every attempt counts and is kept; being reached settles the contact moments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from services.aftercare.domain import contact_plan
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.events import CheckInDone, CheckInMissed
from services.aftercare.domain.ids import CaseId, PersonId
from services.aftercare.domain.policy import CHECK_IN_RETRY, NO_CONTACT, Policy
from services.aftercare.domain.rules import check_contact_day

CHANNELS: Final = ("phone", "message", "visit", "video", "mail")
RESULTS: Final = ("going_well", "needs_help", "work_at_risk", "appointment_made", "other")
SENT_TWICE: Final = timedelta(minutes=2)  # the same words of the same person so soon again are one attempt


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

    def is_said_again(self, before: "Attempt") -> bool:
        """Tell whether this is the same attempt, sent twice."""
        return self.said == before.said and self.recorded_at - before.recorded_at < SENT_TWICE

    @property
    def said(self) -> tuple[object, ...]:
        """Give what somebody said, whenever it was sent."""
        return self.made_on, self.channel, self.is_reached, self.result, self.note, self.made_by


def log(case: Case, attempt: Attempt, policy: Policy, today: date) -> Sequence[CaseEvent]:
    """Count an attempt: who was reached is called at the next moment, who was not a few days later."""
    case.check_open()
    check_contact_day(attempt.made_on, case.left_on, today)
    if not attempt.is_reached:
        again = policy.due(CHECK_IN_RETRY, today)
        contact_plan.try_again(case, again)
        return [CheckInMissed(case.case_id, case.pupil_id, attempt.attempt_id, attempt.made_on, attempt.channel, again)]
    settled = contact_plan.reached(case, attempt.made_on)
    return [
        CheckInDone(
            case.case_id,
            case.pupil_id,
            attempt.attempt_id,
            attempt.made_on,
            attempt.channel,
            attempt.result,
            case.contact_by or case.ends_on,
            [one.moment for one in settled],
        )
    ]


def last_contact_on(case: Case) -> date | None:
    """Give the last day on which anybody spoke with the young person: an attempt that reached them, or a conversation held."""
    held = [one.held_on for one in case.conversations if one.held_on]
    days = [*held, *([case.last_contact_on] if case.last_contact_on else [])]
    return max(days, default=None)


def no_contact_from(case: Case, policy: Policy) -> date:
    """Give the day from which there is "no contact": the one definition, here and on every page.

    Nobody spoke with the young person for the whole of a configured term; an attempt that reached nobody is no contact.
    For who was never reached the term begins when the case was opened: before that nobody could.
    """
    since = last_contact_on(case) or case.opened_on
    return policy.due(NO_CONTACT, since) + timedelta(days=1)


def is_without_contact(case: Case, policy: Policy, today: date) -> bool:
    """Tell whether there is no contact today."""
    return case.is_open and today >= no_contact_from(case, policy)
