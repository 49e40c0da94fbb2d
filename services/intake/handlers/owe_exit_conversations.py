"""Pupils in the last school year are owed an exit conversation each: once a year, with a clock that forgets nobody."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from messaging.timers import Timers
from services.intake.domain import exit_telling
from services.intake.domain.days import day_of
from services.intake.domain.exit_clock import CLOCK, PROCESS, ExitTerm, rings_at, term_of
from services.intake.domain.exit_conversation import OTHER_YEAR, ExitConversation
from services.intake.domain.exit_events import ExitEvent
from services.intake.domain.model import Pupil
from services.intake.storage.exit_conversations import ExitConversations
from services.intake.storage.werkconsulenten import Werkconsulenten


def handle(
    pupils: Sequence[Pupil],
    talks: ExitConversations,
    people: Werkconsulenten,
    timers: Timers,
    now: datetime,
    *,
    contact_id: UUID | None = None,
) -> Sequence[ExitEvent]:
    """Owe what is not owed yet; of another school year than before the former is let go. `contact_id` is who of the school told it."""
    final = [pupil for pupil in pupils if pupil.final_year is not None and pupil.left_on is None]
    if not final:
        return []
    known = {(talk.pupil_id, talk.school_year): talk for talk in talks.owed_to([pupil.pupil_id for pupil in final])}
    serving, terms, today = people.serving(), talks.terms(), day_of(now)
    events: list[ExitEvent] = []
    for pupil in final:
        for (pupil_id, year), talk in known.items():
            if pupil_id == pupil.pupil_id and year != pupil.final_year and talk.is_owed:
                events += let_go(talk, OTHER_YEAR, talks, timers, today)
        if (pupil.pupil_id, pupil.final_year) not in known:
            term = term_of(terms, pupil.final_year or today.year)
            due_on = term.due_on(pupil.final_year or today.year, today)
            whom = serving.pick(pupil.municipality, pupil.school_id)
            talk = ExitConversation.owe(pupil, due_on, today, whom)
            talk.school_contact_id = contact_id
            talks.add(talk)
            wind(talk, term, timers, today)
            events.append(exit_telling.requested(talk))
    return events


def wind(talk: ExitConversation, term: ExitTerm, timers: Timers, today: date) -> None:
    """Set the clock for whoever must be told next that it was not held."""
    following = term.next_rung(talk.due_on, today)
    if following:
        rung, day = following
        timers.set(
            PROCESS, talk.conversation_id, CLOCK, rings_at(day), f"{rung} of the exit conversation due {talk.due_on}"
        )


def let_go(
    talk: ExitConversation, reason: str, talks: ExitConversations, timers: Timers, today: date
) -> Sequence[ExitEvent]:
    """Owe it no more: its clock stops, its appointment leaves the calendars, and its werkconsulent reads no more."""
    was = talk.lapse()
    timers.cancel(PROCESS, talk.conversation_id)
    talks.end_reading(talk, today)
    return [exit_telling.cancelled(talk, was, reason)] if was else []
