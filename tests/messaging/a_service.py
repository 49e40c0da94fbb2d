"""A small service to try messaging with; it borrows the schema of notifications."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from messaging.listening import DueTimer, Event, Work, listen, timer


@dataclass(frozen=True)
class LightSwitched:
    """What the service hears."""

    lamp_id: UUID
    is_on: bool
    note: str = ""


@dataclass(frozen=True)
class LampSeen:
    """What the service says."""

    lamp_id: UUID
    is_on: bool

    @property
    def subject(self) -> str:
        return f"case/{self.lamp_id}"


class LampService:
    """Hears of lamps; remembers in what order."""

    name = "notifications"
    heard: ClassVar[list[Any]] = []
    breaks_on: ClassVar[set[UUID]] = set()

    @listen("intake", LightSwitched)
    def light_switched(self, message: LightSwitched, work: Work) -> list[Event]:
        if message.lamp_id in self.breaks_on:
            text = f"canary {message.note}"
            raise ValueError(text)
        self.heard.append(work.heard.sequence if work.heard else 0)
        return [LampSeen(message.lamp_id, message.is_on)]

    @timer("lamp_burns_out")
    def lamp_burns_out(self, due: DueTimer, work: Work) -> list[Event]:
        self.heard.append(due.kind)
        return [LampSeen(due.case_id, is_on=False)]
