"""The exit conversation was held: what was advised goes to aftercare, before the pupil leaves."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from messaging.timers import Timers
from services.intake.domain import exit_telling
from services.intake.domain.days import day_of
from services.intake.domain.exit_clock import PROCESS
from services.intake.domain.exit_conversation import HELD_EARLIER, Advice, ExitConversation
from services.intake.domain.exit_events import ExitEvent
from services.intake.storage.exit_conversations import ExitConversations


def handle(
    conversation_id: UUID, advice: Advice, talks: ExitConversations, timers: Timers, now: datetime
) -> tuple[ExitConversation, Sequence[ExitEvent]]:
    """Record it; its clock stops, and an appointment on a later day leaves the calendars."""
    (talk,) = talks.lock([conversation_id])
    if not talk.hold(advice, day_of(now)):
        return talk, []
    timers.cancel(PROCESS, conversation_id)
    was = talk.clear_after(advice.held_on)
    cleared = [exit_telling.cancelled(talk, was, HELD_EARLIER)] if was else []
    return talk, [*cleared, exit_telling.held(talk)]
