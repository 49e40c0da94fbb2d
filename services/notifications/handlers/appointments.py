"""What the events about an appointment have in common: participants get it in their calendar, or out of it."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.domain.invitation import Invitation, Method
from services.notifications.domain.telling import Fact, tellings
from services.notifications.domain.wording import RELEASED
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class Appointment:
    """The fields of every event about an appointment."""

    case_id: UUID
    pupil_id: UUID
    conversation_id: UUID
    starts_at: datetime
    ends_at: datetime
    ics_sequence: int
    participant_ids: list[UUID]
    school_contact_id: UUID | None = None

    @property
    def guest_ids(self) -> list[UUID]:
        """Everybody who gets it in the calendar."""
        return [*self.participant_ids, *([self.school_contact_id] if self.school_contact_id else [])]

    def invitation(self, method: Method) -> Invitation:
        """Give it as a calendar needs it."""
        return Invitation(method, self.conversation_id, self.starts_at, self.ends_at, self.ics_sequence)


def tell_participants(message: Appointment, method: Method, teller: Teller, *, kind: str | None = None) -> None:
    """Tell the participants; whoever was invited before and takes no part any more gets a cancellation.

    `kind` chooses other words than those of the event.
    """
    case = teller.circle.case(message.case_id)
    guests = teller.circle.guests
    invitation = message.invitation(method)
    path = paths.conversation(message.conversation_id)
    fact = teller.fact(path, message.pupil_id, case_id=message.case_id, invitation=invitation)
    fact = fact.as_kind(kind) if kind else fact
    expected = guests.expected_at(message)
    invited = dict.fromkeys([*message.guest_ids, *(sorted(expected) if method == "CANCEL" else ())])
    staff = set(teller.circle.staff_of(case.school_id)) if case.school_id else set()
    reached = teller.tell(fact, act=[each for each in invited if each not in staff])
    reached |= teller.tell(_for_school(fact), act=[each for each in invited if each in staff])
    guests.invite(reached, invitation)
    released = expected - reached - invited.keys()
    _release(released - staff, replace(fact, action_path=paths.OWN_WORK), invitation.withdrawn(), teller)
    _release(released & staff, _for_school(fact), invitation.withdrawn(), teller)
    teller.tell(fact, know=set(case.helpers) - reached - released)
    teller.tell_school(replace(fact, invitation=None), case)


def _for_school(fact: Fact) -> Fact:
    """A conversation is not the school's own to open: it reads on the young person's page."""
    return replace(fact, action_path=paths.young_person(fact.pupil_id))


def _release(people: set[UUID], fact: Fact, withdrawn: Invitation, teller: Teller) -> None:
    changed = replace(fact, kind=RELEASED, invitation=withdrawn)
    teller.told.tell(tellings(changed, act=people), teller.now)
    teller.circle.guests.invite(people, withdrawn)
