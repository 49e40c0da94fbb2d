"""The last day of an exit conversation is near or past and it was not held: whoever stands on the rung hears so."""

from collections.abc import Sequence
from datetime import datetime

from messaging.timers import DueTimer, Timers
from services.intake.domain import exit_telling
from services.intake.domain.days import day_of
from services.intake.domain.exit_clock import term_of
from services.intake.domain.exit_events import ExitEvent
from services.intake.domain.exit_rules import ExitConversationNotFound
from services.intake.handlers.owe_exit_conversations import wind
from services.intake.storage.exit_conversations import ExitConversations


def handle(due: DueTimer, talks: ExitConversations, timers: Timers, now: datetime) -> Sequence[ExitEvent]:
    """Tell the rung of today and set the clock for the next; a reminder is no news when a day stands in time."""
    try:
        (talk,) = talks.lock([due.case_id])
    except ExitConversationNotFound:
        return []  # destroyed with the pupil's file: a clock outlives it, and has nothing to say
    if not talk.is_owed:
        return []
    term, today = term_of(talks.terms(), talk.school_year), day_of(now)
    wind(talk, term, timers, today)
    rung = term.rung_on(talk.due_on, today)
    is_in_time = talk.starts_at is not None and day_of(talk.starts_at) <= talk.due_on
    if rung is None or (rung == "reminder" and is_in_time):
        return []
    return [exit_telling.overdue(talk, rung)]
