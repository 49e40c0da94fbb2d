"""One request of a school for support of the municipality, with the answer."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.aftercare.domain.ids import CaseId, PersonId


@dataclass(eq=False, kw_only=True)
class MunicipalSupport:
    """Asked once, answered once."""

    support_id: UUID
    case_id: CaseId
    kind: str
    note: str | None  # never leaves this service but to school and professionals of the case
    requested_on: date
    requested_by: PersonId
    answer_by: date
    werkconsulent_id: PersonId | None  # empty: the coordinator sees to it
    answer: str | None = None
    remark: str | None = None
    answered_on: date | None = None
    answered_by: PersonId | None = None
