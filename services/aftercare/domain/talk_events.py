"""What aftercare tells of promises, places in a leerlijn and next steps: ids, codes and dates only."""

from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import ConversationId, PersonId, PupilId


@dataclass(frozen=True)
class NextStepConfirmed(CaseEvent):
    """The agreed step truly began. Heard by notifications, which tells whoever was told that it was agreed."""

    pupil_id: PupilId
    conversation_id: ConversationId
    next_step: str
    began_on: date


@dataclass(frozen=True)
class NextStepDropped(CaseEvent):
    """The agreed step does not begin after all: another one is looked for. For the timeline."""

    pupil_id: PupilId
    conversation_id: ConversationId
    next_step: str
    reason: str
    next_step_by: date


@dataclass(frozen=True)
class PromiseMade(CaseEvent):
    """Somebody promised to do something, before a day. Heard by notifications."""

    pupil_id: PupilId
    conversation_id: ConversationId
    promise_id: UUID
    what: str
    owner_id: PersonId | None
    due_on: date


@dataclass(frozen=True)
class PromiseKept(CaseEvent):
    """It was done. For the timeline."""

    pupil_id: PupilId
    conversation_id: ConversationId
    promise_id: UUID
    what: str
    done_on: date


@dataclass(frozen=True)
class PlaceReserved(CaseEvent):
    """A place in a leerlijn is kept for the young person until a day. For the timeline."""

    pupil_id: PupilId
    leerlijn: str
    period_id: UUID
    begins_on: date
    expires_on: date


@dataclass(frozen=True)
class PlaceReleased(CaseEvent):
    """Somebody else can have the place. Heard by notifications: when it expired by itself, somebody must act."""

    pupil_id: PupilId
    leerlijn: str
    period_id: UUID
    reason: Literal["expired", "withdrawn", "other_choice", "not_begun"]
