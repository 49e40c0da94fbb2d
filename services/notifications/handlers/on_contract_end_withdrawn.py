"""The report that work ended was a mistake: whoever was told of it hears that nothing has to be done any more."""

from dataclasses import dataclass
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class ContractEndWithdrawn:
    case_id: UUID
    pupil_id: UUID
    was_planned: bool = False


def handle(message: ContractEndWithdrawn, teller: Teller) -> None:
    case = teller.circle.case(message.case_id)
    fact = teller.fact(paths.young_person(message.pupil_id), message.pupil_id, case_id=message.case_id)
    helpers = case.helpers or teller.circle.coordinators_of(case.municipality)
    if message.was_planned:  # the mail that takes the appointment out of the calendar says so too: one is enough
        teller.tell(fact, know=helpers)
    else:
        teller.tell(fact, act=helpers)
    teller.tell_school(fact, case)
