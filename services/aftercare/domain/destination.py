"""Where a young person is now: true for as long as somebody confirmed it recently, afterwards not known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.contact import is_without_contact, no_contact_from
from services.aftercare.domain.contact_rules import DestinationIsConfirmedLater, DestinationIsSeenBefore
from services.aftercare.domain.ids import CaseId, PersonId
from services.aftercare.domain.people import Roster
from services.aftercare.domain.plan_events import DestinationConfirmed, DestinationExpired, OutOfSight
from services.aftercare.domain.policy import DESTINATION, Policy
from services.aftercare.domain.rules import check_contact_day

DESTINATIONS: Final = (
    "work",
    "work_bbl",
    "mbo",
    "day_activities",
    "sheltered_work",
    "training",
    "none",
    "unknown",
    "moved",
)
SOURCES: Final = ("young_person", "parents", "employer", "school", "municipality", "other")
SCHOOL: Final = "school"
NOT_CONFIRMED: Final = "not_recently_confirmed"
AT_WORK: Final = frozenset({"work", "work_bbl"})


class Destination(NamedTuple):
    """What may be said of it today."""

    code: str  # NOT_CONFIRMED once it is too long ago: never the old truth
    source: str
    confirmed_on: date
    expires_on: date | None


@dataclass(frozen=True)
class Confirmation:
    """Somebody said where the young person is; kept, and never changed."""

    case_id: CaseId
    destination: str
    source: str
    confirmed_on: date
    expires_on: date
    confirmed_by: PersonId
    recorded_at: datetime


def read(case: Case, today: date) -> Destination:
    """Give what may be said of it on a day; every page and every figure reads it here."""
    code, source = case.confirmed_destination or case.destination, case.destination_source or SCHOOL
    confirmed_on = case.destination_confirmed_on or case.left_on
    is_recent = case.destination_expires_on is not None and today <= case.destination_expires_on
    if not is_recent or (code in AT_WORK and _work_ended_since(case, confirmed_on)):
        code = NOT_CONFIRMED
    return Destination(code, source, confirmed_on, case.destination_expires_on)


def from_school(case: Case, policy: Policy) -> None:
    """Count from the day of leaving how long the word of the school holds, until somebody confirms anew."""
    if case.destination_confirmed_on is None:
        case.destination_expires_on = policy.due(DESTINATION, case.left_on)


def confirm(case: Case, confirmation: Confirmation, today: date) -> Sequence[CaseEvent]:
    """Take somebody's word for it; the same again is harmless."""
    case.check_open()
    if confirmation.confirmed_on > today:
        raise DestinationIsSeenBefore(today)
    check_contact_day(confirmation.confirmed_on, case.left_on, today)
    known = case.destination_confirmed_on
    if known and confirmation.confirmed_on < known:
        raise DestinationIsConfirmedLater(known)
    said = (confirmation.destination, confirmation.source, confirmation.confirmed_on)
    if (case.confirmed_destination, case.destination_source, known) == said:
        return []
    case.confirmed_destination, case.destination_source, case.destination_confirmed_on = said
    case.destination_expires_on, case.out_of_sight_on = confirmation.expires_on, None
    return [DestinationConfirmed(case.case_id, case.pupil_id, *said, confirmation.expires_on)]


def expire(case: Case, roster: Roster, today: date) -> Sequence[CaseEvent]:
    """Tell that nobody confirmed it in time; a clock that rings too early, or after somebody did, tells nothing."""
    expires_on = case.destination_expires_on
    if not case.is_within_the_two_years(today) or expires_on is None or today <= expires_on:
        return []
    owner = _owner(case, roster, today)
    tell = roster.acting_for([owner], today)
    return [DestinationExpired(case.case_id, case.pupil_id, read(case, today).confirmed_on, expires_on, owner, tell)]


def is_out_of_sight(case: Case, policy: Policy, today: date) -> bool:
    """Tell whether nobody knows how they are doing: not recently confirmed, and no contact."""
    expires_on = case.destination_expires_on
    is_expired = expires_on is None or today > expires_on
    return is_expired and is_without_contact(case, policy, today)


def out_of_sight_from(case: Case, policy: Policy) -> date:
    """Give the first day on which they would be out of sight, if nothing happens."""
    expires_on = case.destination_expires_on
    from_contact = no_contact_from(case, policy)
    return max(from_contact, expires_on + timedelta(days=1)) if expires_on else from_contact


def lose_sight(case: Case, policy: Policy, roster: Roster, today: date) -> Sequence[CaseEvent]:
    """Tell that somebody dropped out of sight, once; whoever owns the case must find them."""
    is_over = not case.is_within_the_two_years(today)
    if is_over or case.out_of_sight_on or not is_out_of_sight(case, policy, today):
        return []
    case.out_of_sight_on = today
    owner = _owner(case, roster, today)
    tell = roster.acting_for([owner, *roster.coordinators], today)
    return [OutOfSight(case.case_id, case.pupil_id, today, owner, tell)]


def _work_ended_since(case: Case, confirmed_on: date) -> bool:
    """Tell whether the work that was confirmed is over, with no other in its place."""
    if any(one.is_running for one in case.contracts):
        return False
    ends = [one.ended_on for one in case.contracts] + [case.dropped_out_on]
    return any(end is not None and end >= confirmed_on for end in ends)


def _owner(case: Case, roster: Roster, today: date) -> PersonId | None:
    return case.job_coach_id or roster.coordinator(today)
