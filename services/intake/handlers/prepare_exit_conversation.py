"""Somebody who takes part writes down what to talk about; it stays in intake."""

from datetime import datetime
from uuid import UUID

from services.intake.domain.days import day_of
from services.intake.domain.exit_conversation import ExitConversation
from services.intake.storage.exit_conversations import ExitConversations


def handle(conversation_id: UUID, words: str, talks: ExitConversations, now: datetime) -> ExitConversation:
    """Keep it, in the place of what was there."""
    (talk,) = talks.lock([conversation_id])
    talk.prepare(words, day_of(now))
    return talk
