"""A werkconsulent or school plans exit conversations: one, or those of a class after one another on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.intake.domain import exit_rules, exit_telling
from services.intake.domain.days import AMSTERDAM
from services.intake.domain.exit_conversation import Appointment, ExitConversation
from services.intake.domain.exit_events import ExitEvent
from services.intake.domain.exit_series import Series
from services.intake.storage.exit_conversations import ExitConversations
from services.intake.storage.pupils import ReadablePupils


@dataclass(frozen=True)
class ScheduleExitConversations:
    """Which, in the order of the day; all of them or none."""

    conversation_ids: Sequence[UUID]
    series: Series
    place: str
    others: Sequence[str] = ()
    parents_agreed: bool = False


def handle(
    command: ScheduleExitConversations, talks: ExitConversations, readable: ReadablePupils, now: datetime
) -> tuple[Sequence[ExitConversation], Sequence[ExitEvent]]:
    """Plan or move them; the same appointments again are harmless."""
    found = talks.lock(command.conversation_ids)
    slots = command.series.slots(len(found))
    events: list[ExitEvent] = []
    for talk, (begin, end) in zip(found, slots, strict=True):
        pupil, _school = readable.get(talk.pupil_id)
        to = Appointment(begin, end, command.place, command.others, command.parents_agreed)
        planned = talk.schedule(to, pupil, now)
        if planned != "unchanged":
            events.append(exit_telling.planned(talk, planned, to))
    _check_nobody_is_twice(found, talks)
    return found, events


def _check_nobody_is_twice(planned: Sequence[ExitConversation], talks: ExitConversations) -> None:
    people = {talk.werkconsulent_id for talk in planned if talk.werkconsulent_id}
    begins = [talk.starts_at for talk in planned if talk.starts_at]
    ends = [talk.ends_at for talk in planned if talk.ends_at]
    there = talks.appointments(people, min(begins), max(ends)) if begins else ()
    for talk in planned:
        for other in there:
            is_other = other.conversation_id != talk.conversation_id and other.werkconsulent_id == talk.werkconsulent_id
            if is_other and _overlap(talk, other) and talk.starts_at:
                raise exit_rules.WerkconsulentIsElsewhere(talk.starts_at.astimezone(AMSTERDAM))


def _overlap(one: ExitConversation, other: ExitConversation) -> bool:
    if not (one.starts_at and one.ends_at and other.starts_at and other.ends_at):
        return False
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at
