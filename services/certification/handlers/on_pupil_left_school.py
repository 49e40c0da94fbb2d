"""A pupil left school: the trajectory goes on, with the same school; what is missing becomes somebody's task."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from messaging.timers import Timers
from services.certification.domain.owing_events import EvidenceOwed
from services.certification.handlers.owing_clocks import begin
from services.certification.storage.owings import Owings
from services.certification.storage.relations import Relations
from services.certification.storage.terms import Terms


@dataclass(frozen=True)
class PupilLeftSchool:
    pupil_id: UUID
    school_id: UUID
    left_on: date


def handle(
    message: PupilLeftSchool, relations: Relations, owings: Owings, terms: Terms, *, timers: Timers, now: datetime
) -> Sequence[EvidenceOwed]:
    """Know since when; a corrected day takes the place of the first, and leaves a clock that runs alone."""
    relations.keep_pupil(message.pupil_id, message.school_id, message.left_on)
    waiting = [trajectory for trajectory, clock in owings.unsettled(message) if clock is None]
    owner_id = relations.coach_of(message.pupil_id) if waiting else None
    return [begin(each, "left_school", owner_id, owings, terms, timers=timers, now=now) for each in waiting]
