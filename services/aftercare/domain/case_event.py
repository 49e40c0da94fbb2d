"""Everything aftercare tells is about a case, and keeps the order of that case."""

from dataclasses import dataclass
from functools import cached_property

from services.aftercare.domain.ids import CaseId


@dataclass(frozen=True)
class CaseEvent:
    case_id: CaseId

    @cached_property
    def subject(self) -> str:
        """The case, under its own number: never a name. Asked for many times on the way out, so made once."""
        return f"case/{self.case_id}"
