"""A case stays where it is: whoever asked must find another way, whoever was asked need do nothing."""

from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.domain.wording import TRANSFER_GONE as GONE
from services.notifications.handlers.telling import Teller

REFUSED: Final = "refused"


@dataclass(frozen=True)
class CaseTransferEnded:
    case_id: UUID
    pupil_id: UUID
    to_id: UUID
    outcome: str
    job_coach_id: UUID | None = None


def handle(message: CaseTransferEnded, teller: Teller) -> None:
    fact = teller.fact(paths.young_person(message.pupil_id), message.pupil_id, case_id=message.case_id)
    if message.outcome == REFUSED and message.job_coach_id:
        teller.tell(fact, act=[message.job_coach_id])
    else:
        gone = replace(fact.as_kind(GONE), action_path=paths.OWN_WORK)  # the case is not his to open any more
        teller.tell(gone, know=[message.to_id])
