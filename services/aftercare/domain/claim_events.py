"""What aftercare tells of a last day about which the school and the professionals differ."""

from dataclasses import dataclass
from datetime import date

from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import ContractId, PersonId, PupilId


@dataclass(frozen=True)
class ContractLastDayClaimed(CaseEvent):
    """Heard by notifications: the school tells another last day than is known here; none is permanent."""

    pupil_id: PupilId
    contract_id: ContractId
    ends_on: date | None
    claimed_ends_on: date | None
    claimed_on: date
    answer_by: date
    job_coach_id: PersonId | None


@dataclass(frozen=True)
class ContractLastDayKept(CaseEvent):
    """The last day stays as it is known here, and not as the school told. For the timeline."""

    contract_id: ContractId
    ends_on: date | None
    claimed_ends_on: date | None
    kept_on: date
