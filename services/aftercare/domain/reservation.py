"""A place in a leerlijn that is kept for one young person, until a day: who does not begin gives it free."""

from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from services.aftercare.domain.ids import CaseId, ConversationId, PersonId

State = Literal["reserved", "taken", "released", "expired"]
Reason = Literal["expired", "withdrawn", "other_choice", "not_begun"]


@dataclass(eq=False, kw_only=True)
class Reservation:
    """One place; a young person has at most one."""

    reservation_id: UUID
    period_id: UUID
    leerlijn: str
    case_id: CaseId
    conversation_id: ConversationId | None
    reserved_on: date
    reserved_by: PersonId
    expires_on: date
    state: State = "reserved"

    @property
    def is_held(self) -> bool:
        """Tell whether nobody else can have the place."""
        return self.state in ("reserved", "taken")

    def take(self) -> None:
        """Know that the young person began: the place expires no more."""
        self.state = "taken"

    def give_free(self, reason: Reason) -> None:
        """Let somebody else have the place."""
        self.state = "expired" if reason == "expired" else "released"
