"""What one step of the tour showed: when, how long it took, which events, and what each person now sees."""

from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Final

from services.portal.domain import words

SHORT: Final = 10  # figures of an id at its end: what was made in the same moment begins alike


@dataclass(frozen=True)
class Sight:
    """What somebody sees now."""

    name: str
    role: str
    sees: str

    @property
    def role_in_words(self) -> str:
        """The role as people see it."""
        return words.word(words.ROLES, self.role)


@dataclass(frozen=True)
class EventSeen:
    event_id: str
    name: str
    subject: str

    @property
    def short_id(self) -> str:
        """Enough of the id to find it again: `doorlijn events trace` takes it."""
        return self.event_id[-SHORT:]

    def is_about(self, ids: Collection[str]) -> bool:
        """Tell whether one of these is its subject."""
        return self.subject.partition("/")[2] in ids


@dataclass
class Step:
    number: int
    step: str
    title: str
    at: datetime
    seconds: float = 0.0
    ok: bool = False
    events: list[EventSeen] = field(default_factory=list)
    sees: list[Sight] = field(default_factory=list)
    problem: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Give the step as `--json` prints it."""
        found = asdict(self)
        found["at"] = self.at.isoformat(timespec="milliseconds")
        found["seconds"] = round(self.seconds, 3)
        found["event_ids"] = [each.event_id for each in self.events]
        return found
