"""How a change of an exit conversation is told: one event per change, out of the conversation as it stands."""

from collections.abc import Sequence
from uuid import UUID

from services.intake.domain import exit_events as told
from services.intake.domain.exit_clock import Rung
from services.intake.domain.exit_conversation import Appointment, ExitConversation, Planned
from services.intake.domain.model import PupilId


def requested(talk: ExitConversation) -> told.ExitConversationRequested:
    """Tell that it is owed, and who joins."""
    return told.ExitConversationRequested(*_of(talk), talk.werkconsulent_id, talk.school_year, talk.due_on)


def planned(talk: ExitConversation, how: Planned, to: Appointment) -> told.ExitEvent:
    """Tell that it has a day, or another one."""
    kind = told.ExitConversationScheduled if how == "scheduled" else told.ExitConversationRescheduled
    return kind(*_of(talk), to.starts_at, to.ends_at, talk.ics_sequence, _invited(talk))


def cancelled(talk: ExitConversation, was: Appointment, reason: str) -> told.ExitConversationCancelled:
    """Tell that an appointment is off."""
    when = was.starts_at, was.ends_at, talk.ics_sequence
    return told.ExitConversationCancelled(*_of(talk), *when, _invited(talk), reason)


def missed(talk: ExitConversation, was: Appointment) -> told.ExitConversationMissed:
    """Tell that the pupil did not come."""
    return told.ExitConversationMissed(*_of(talk), talk.werkconsulent_id, was.starts_at.date(), talk.due_on)


def held(talk: ExitConversation) -> told.ExitConversationHeld:
    """Tell what was advised."""
    day = talk.held_on or talk.due_on
    invited = _invited(talk)
    return told.ExitConversationHeld(*_of(talk), invited, talk.school_year, day, talk.advice, talk.leerlijn)


def overdue(talk: ExitConversation, rung: Rung) -> told.ExitConversationOverdue:
    """Tell that the last day is near or past."""
    return told.ExitConversationOverdue(*_of(talk), talk.werkconsulent_id, talk.due_on, rung)


def _of(talk: ExitConversation) -> tuple[PupilId, UUID, UUID, str]:
    return talk.pupil_id, talk.conversation_id, talk.school_id, talk.municipality


def _invited(talk: ExitConversation) -> Sequence[UUID]:
    return [person for person in (talk.werkconsulent_id, talk.school_contact_id) if person]
