"""Career conversations asked for in a year: held in time, late or not yet, and what they led to."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from services.aftercare.domain.conversation import NEXT_STEPS
from services.aftercare.domain.report_table import Counted, Path, Shape
from services.aftercare.domain.situation import Told

HELD: Final[Shape] = {
    "asked": ("held_in_time", "held_late", "to_be_held", "overdue", "withdrawn"),
}
STEPS: Final[Shape] = {"held": tuple(NEXT_STEPS)}


@dataclass
class Talk:
    """What was told of one conversation."""

    due_on: date
    held_on: date | None = None
    next_step: str | None = None
    is_withdrawn: bool = False

    def outcome(self, on: date) -> str:
        """Say what had become of it on a day."""
        if self.held_on and self.held_on <= on:
            return "held_in_time" if self.held_on <= self.due_on else "held_late"
        if self.is_withdrawn:
            return "withdrawn"
        return "to_be_held" if on <= self.due_on else "overdue"


@dataclass
class Talks:
    """The conversations of one young person that the report is about."""

    told: Told
    wanted: frozenset[UUID]
    _talks: dict[UUID, Talk] = field(default_factory=dict)

    def hear(self, name: str, data: Mapping[str, Any]) -> None:
        """Take in one event; of conversations outside the report nothing is kept."""
        conversation_id = UUID(data["conversation_id"]) if data.get("conversation_id") else None
        if conversation_id in self.wanted:
            _HEARS[name](self, conversation_id, data)

    def held(self, on: date) -> Iterator[Path]:
        """Give a path of the table for each conversation."""
        return (("asked", talk.outcome(on)) for talk in self._talks.values())

    def steps(self, on: date) -> Iterator[Path]:
        """Give a path of the table for each conversation that was held."""
        for talk in self._talks.values():
            if talk.held_on and talk.held_on <= on and talk.next_step in NEXT_STEPS:
                yield ("held", str(talk.next_step))

    def requested(self, conversation_id: UUID, data: Mapping[str, Any]) -> None:
        due_on = date.fromisoformat(data["due_on"])
        self._talks.setdefault(conversation_id, Talk(due_on)).due_on = due_on

    def conducted(self, conversation_id: UUID, data: Mapping[str, Any]) -> None:
        if conversation_id in self._talks:
            self._talks[conversation_id].held_on = date.fromisoformat(data["held_on"])

    def agreed(self, conversation_id: UUID, data: Mapping[str, Any]) -> None:
        if conversation_id in self._talks:
            self._talks[conversation_id].next_step = str(data["next_step"])

    def withdrawn(self, conversation_id: UUID, _data: Mapping[str, Any]) -> None:
        if conversation_id in self._talks:
            self._talks[conversation_id].is_withdrawn = True


_HEARS: Final[Mapping[str, Callable[[Talks, UUID, Mapping[str, Any]], None]]] = {
    "career_conversation_requested": Talks.requested,
    "career_conversation_held": Talks.conducted,
    "next_step_agreed": Talks.agreed,
    "contract_end_withdrawn": Talks.withdrawn,
}
TALKS: Final = tuple(_HEARS)


def held(found: Iterable[Talks], on: date) -> list[Counted]:
    """Count conversations by what had become of them."""
    return [Counted(each.told.school_id, path) for each in found for path in each.held(on)]


def steps(found: Iterable[Talks], on: date) -> list[Counted]:
    """Count conversations that were held by the next step they led to."""
    return [Counted(each.told.school_id, path) for each in found for path in each.steps(on)]
