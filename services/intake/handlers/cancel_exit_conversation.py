"""The appointment for an exit conversation is off: it leaves the calendars, and the conversation stays owed."""

from collections.abc import Sequence
from uuid import UUID

from services.intake.domain import exit_telling
from services.intake.domain.exit_conversation import ExitConversation
from services.intake.domain.exit_events import ExitEvent
from services.intake.storage.exit_conversations import ExitConversations


def handle(
    conversation_id: UUID, reason: str, talks: ExitConversations
) -> tuple[ExitConversation, Sequence[ExitEvent]]:
    """Cancel it; its clock goes on."""
    (talk,) = talks.lock([conversation_id])
    was = talk.cancel()
    return talk, [exit_telling.cancelled(talk, was, reason)]
