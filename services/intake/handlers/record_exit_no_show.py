"""The pupil did not come to the exit conversation: it stays owed and is planned anew."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from services.intake.domain import exit_telling
from services.intake.domain.exit_conversation import ExitConversation
from services.intake.domain.exit_events import ExitEvent
from services.intake.storage.exit_conversations import ExitConversations


def handle(
    conversation_id: UUID, talks: ExitConversations, now: datetime
) -> tuple[ExitConversation, Sequence[ExitEvent]]:
    """Record it, once."""
    (talk,) = talks.lock([conversation_id])
    was = talk.miss(now)
    return talk, [exit_telling.missed(talk, was)] if was else []
