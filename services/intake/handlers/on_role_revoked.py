"""Somebody no longer acts in a role: the next request in it is refused, also with a token that is still good."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from access.roles import HeldRoles
from services.intake.domain.exit_conversation import ExitConversation
from services.intake.domain.exit_events import ExitEvent
from services.intake.handlers.on_role_granted import joined
from services.intake.storage.exit_conversations import ExitConversations
from services.intake.storage.werkconsulenten import Werkconsulenten


@dataclass(frozen=True)
class RoleRevoked:
    """What intake reads of the directory's event; older ones do not name the role."""

    role_id: UUID
    person_id: UUID
    role: str | None = None
    organisation_id: UUID | None = None


def handle(
    message: RoleRevoked, held: HeldRoles, people: Werkconsulenten, talks: ExitConversations
) -> Sequence[ExitEvent]:
    """Remember that it is over; a colleague joins the exit conversations, or the coordinator must find somebody."""
    held.revoke(message.role_id, message.person_id, message.role, message.organisation_id)
    people.revoke(message.role_id)
    left = [talk for talk in talks.owed_by(message.person_id) if not _still_serves(talk, message, people)]
    return joined(left, people, talks)


def _still_serves(talk: ExitConversation, message: RoleRevoked, people: Werkconsulenten) -> bool:
    return people.serving().serves(message.person_id, talk.municipality)
