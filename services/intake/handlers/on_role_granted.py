"""Somebody may act in a role: what the API asks a later request in that role."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from access.roles import HeldRoles
from services.intake.domain import exit_telling
from services.intake.domain.exit_conversation import ExitConversation
from services.intake.domain.exit_events import ExitEvent
from services.intake.storage.exit_conversations import WERKCONSULENT, ExitConversations
from services.intake.storage.werkconsulenten import Werkconsulenten


@dataclass(frozen=True)
class RoleGranted:
    """What intake reads of the directory's event."""

    role_id: UUID
    person_id: UUID
    role: str
    organisation_id: UUID
    municipalities: Sequence[str] = field(default_factory=list)


def handle(
    message: RoleGranted, held: HeldRoles, people: Werkconsulenten, talks: ExitConversations
) -> Sequence[ExitEvent]:
    """Keep a copy; a werkconsulent joins the exit conversations that nobody joined."""
    held.grant(message.role_id, message.person_id, message.role, message.organisation_id)
    if message.role != WERKCONSULENT:
        return []
    people.grant(message.role_id, message.person_id, message.municipalities)
    return joined(talks.waiting_for_werkconsulent(message.municipalities), people, talks)


def joined(
    waiting: Sequence[ExitConversation], people: Werkconsulenten, talks: ExitConversations
) -> Sequence[ExitEvent]:
    """Give each of these to whoever serves its municipality, and tell so."""
    serving = people.serving()
    events: list[ExitEvent] = []
    for talk in waiting:
        before, talk.werkconsulent_id = talk.werkconsulent_id, serving.pick(talk.municipality, talk.school_id)
        if talk.werkconsulent_id != before:
            talks.let_read(talk)
            events.append(exit_telling.requested(talk))
    return events
