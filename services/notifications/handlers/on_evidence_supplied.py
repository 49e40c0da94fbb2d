"""A workplace trainer signed: school and job coach need wait no longer."""

from dataclasses import dataclass
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class EvidenceSupplied:
    trajectory_id: UUID
    pupil_id: UUID
    school_id: UUID
    owner_id: UUID | None = None


def handle(message: EvidenceSupplied, teller: Teller) -> None:
    fact = teller.fact(paths.trajectory(message.trajectory_id), message.pupil_id)
    owner = [message.owner_id] if message.owner_id else []
    teller.tell(fact, know=[*owner, *teller.circle.staff_of(message.school_id)])
