"""A praktijkverklaring was revoked: the school tells the young person, and the job coach should know."""

from dataclasses import dataclass
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class CertificateRevoked:
    pupil_id: UUID
    school_id: UUID


def handle(message: CertificateRevoked, teller: Teller) -> None:
    fact = teller.fact(paths.young_person(message.pupil_id), message.pupil_id)
    coaches = teller.circle.job_coaches_of(message.pupil_id)
    teller.tell(fact, act=teller.circle.staff_of(message.school_id), know=coaches)
