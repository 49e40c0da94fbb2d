"""What the events about a deadline have in common: whoever stands on this rung of the ladder must act."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.handlers.telling import Teller

OF_A_CONVERSATION: Final = ("career_conversation", "next_step")


@dataclass(frozen=True)
class Deadline:
    """The fields of every event about a deadline."""

    case_id: UUID
    pupil_id: UUID
    process: str
    item_id: UUID
    due_on: date
    owner_id: UUID | None = None
    tell_ids: list[UUID] = field(default_factory=list)

    @property
    def path(self) -> str:
        """Where the work is done."""
        is_talk = self.process in OF_A_CONVERSATION
        return paths.conversation(self.item_id) if is_talk else paths.young_person(self.pupil_id)

    def on_behalf(self, substitutes: Mapping[UUID, UUID]) -> dict[UUID, UUID]:
        """Say who is told because the owner is away; whoever else stands on the rung is told for himself."""
        if self.owner_id is None or substitutes.get(self.owner_id) not in self.tell_ids:
            return {}
        return {substitutes[self.owner_id]: self.owner_id}


def tell_rung(message: Deadline, teller: Teller) -> None:
    """Tell those whom the ladder names; when it names nobody, the owner, or else the coordinators."""
    fact = teller.fact(message.path, message.pupil_id, case_id=message.case_id, due_on=message.due_on)
    substitutes = teller.circle.substitutes_on(teller.today)
    if message.tell_ids:
        teller.tell(fact, act=message.tell_ids, on_behalf=message.on_behalf(substitutes))
    else:
        teller.tell_owner(fact, teller.circle.case(message.case_id), message.owner_id)
