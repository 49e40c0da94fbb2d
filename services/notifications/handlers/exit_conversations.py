"""What the events about an exit conversation have in common: whom it concerns, and how it gets into a calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.domain.invitation import Invitation, Method
from services.notifications.domain.telling import Fact
from services.notifications.handlers.telling import Teller


class OfAnExitConversation(Protocol):
    """The fields of every event about one."""

    @property
    def pupil_id(self) -> UUID:
        """The pupil."""

    @property
    def conversation_id(self) -> UUID:
        """The conversation."""


@dataclass(frozen=True)
class ExitAppointment:
    """The fields of every event about an appointment."""

    pupil_id: UUID
    conversation_id: UUID
    school_id: UUID
    starts_at: datetime
    ends_at: datetime
    ics_sequence: int
    participant_ids: list[UUID]


def fact_of(message: OfAnExitConversation, teller: Teller, due_on: date | None = None) -> Fact:
    """Make of the event what a reader must know of it."""
    path = paths.exit_conversation(message.conversation_id)
    return teller.fact(path, message.pupil_id, due_on=due_on)


def fill_calendars(message: ExitAppointment, method: Method, teller: Teller) -> None:
    """Let participants get it in the calendar or out of it; the others of the school should know."""
    invitation = Invitation(method, message.conversation_id, message.starts_at, message.ends_at, message.ics_sequence)
    path = paths.exit_conversation(message.conversation_id)
    fact = teller.fact(path, message.pupil_id, invitation=invitation)
    guests = teller.circle.guests
    expected = guests.expected_at(message)
    invited: Sequence[UUID] = message.participant_ids
    if method == "CANCEL":
        invited = list(dict.fromkeys([*invited, *sorted(expected)]))
    reached = teller.tell(fact, act=invited)
    guests.invite(reached, invitation)
    others = set(teller.circle.staff_of(message.school_id)) - reached
    teller.tell(fact_of(message, teller), know=sorted(others))
