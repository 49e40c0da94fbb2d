"""Pupils left school: what was not talked about with them is no longer planned, and counts as left without a conversation."""

from collections.abc import Sequence
from datetime import datetime

from messaging.timers import Timers
from services.intake.domain.days import day_of
from services.intake.domain.exit_conversation import LEFT_SCHOOL
from services.intake.domain.exit_events import ExitEvent
from services.intake.domain.model import Pupil
from services.intake.handlers.owe_exit_conversations import let_go
from services.intake.storage.exit_conversations import ExitConversations


def handle(pupils: Sequence[Pupil], talks: ExitConversations, timers: Timers, now: datetime) -> Sequence[ExitEvent]:
    """Let go of what is owed; aftercare begins, and its people read the file now."""
    today = day_of(now)
    left = [pupil.pupil_id for pupil in pupils if pupil.left_on is not None and pupil.left_on <= today]
    events: list[ExitEvent] = []
    for talk in talks.owed_to(left) if left else ():
        if talk.is_owed:
            events += let_go(talk, LEFT_SCHOOL, talks, timers, today)
        else:
            talks.end_reading(talk, today)
    return events
