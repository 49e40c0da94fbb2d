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
    reached = teller.tell(fact, act=[*message.participant_ids, *(expected if method == "CANCEL" else ())])
    guests.invite(reached, invitation)
    released = expected - reached - set(message.participant_ids) if method == "REQUEST" else set()
    _release(released, fact, invitation.withdrawn(), teller)
    teller.tell(fact, know=set(case.helpers) - reached - released)
    teller.tell_school(replace(fact, invitation=None), case)


def _release(people: set[UUID], fact: Fact, withdrawn: Invitation, teller: Teller) -> None:
    changed = replace(fact, kind=RELEASED, action_path=paths.OWN_WORK, invitation=withdrawn)
    teller.told.tell(tellings(changed, act=people), teller.now)
    teller.circle.guests.invite(people, withdrawn)
