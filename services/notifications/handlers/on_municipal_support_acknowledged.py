"""The municipality answered: whoever asked for the school reads what it says, and so do the others around the young person."""

from dataclasses import dataclass
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class MunicipalSupportAcknowledged:
    case_id: UUID
    pupil_id: UUID
    requested_by_id: UUID


def handle(message: MunicipalSupportAcknowledged, teller: Teller) -> None:
    case = teller.circle.case(message.case_id)
    fact = teller.fact(paths.young_person(message.pupil_id), message.pupil_id, case_id=message.case_id)
    school = teller.school_of(case)
    asked = [message.requested_by_id] if message.requested_by_id in school else []  # he may have left the school
    teller.tell(fact, act=asked, know=[*case.helpers, *school])
