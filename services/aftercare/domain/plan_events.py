"""What aftercare tells of the contact plan and of where a young person is: facts in the past tense, with ids, codes and dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import PersonId, PupilId


@dataclass(frozen=True)
class CheckInDue(CaseEvent):
    """Somebody must look how the young person is doing. Heard by notifications."""

    pupil_id: PupilId
    due_on: date
    owner_id: PersonId | None
    tell_ids: Sequence[PersonId]


@dataclass(frozen=True)
class CheckInMoved(CaseEvent):
    """Somebody put a contact moment on another day, and said why. For the timeline."""

    pupil_id: PupilId
    moment: str
    due_on: date
    previous_due_on: date
    reason: str


@dataclass(frozen=True)
class DestinationConfirmed(CaseEvent):
    """Somebody said where the young person is now. For the timeline, and for figures about a day in the past."""

    pupil_id: PupilId
    destination: str
    source: str
    confirmed_on: date
    expires_on: date


@dataclass(frozen=True)
class DestinationExpired(CaseEvent):
    """Nobody confirmed for too long where the young person is. Heard by notifications."""

    pupil_id: PupilId
    confirmed_on: date
    expired_on: date
    owner_id: PersonId | None
    tell_ids: Sequence[PersonId]


@dataclass(frozen=True)
class OutOfSight(CaseEvent):
    """Nobody knows any more how the young person is doing: no contact, nothing confirmed. Heard by notifications."""

    pupil_id: PupilId
    since: date
    owner_id: PersonId | None
    tell_ids: Sequence[PersonId]
