"""What the notifications and messaging APIs tell: who was told what, and where every event is."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Notification:
    """Something this reader was told."""

    id: UUID
    kind: str
    occurred_at: datetime
    is_read: bool
    event_id: UUID | None = None
    case_id: UUID | None = None
    pupil_id: UUID | None = None
    due_on: date | None = None
    action_path: str | None = None


@dataclass(frozen=True)
class Delivery:
    """One message on its way over one channel."""

    id: UUID
    channel: str
    kind: str
    state: str
    attempts: int = 0
    reason: str | None = None
    next_attempt_at: datetime | None = None


@dataclass(frozen=True)
class Outbox:
    """Events that are stored and still have to go out."""

    waiting: int = 0
    oldest_seconds: float | None = None


@dataclass(frozen=True)
class Inbox:
    """Events a service received, by what became of them."""

    done: int = 0
    retry: int = 0
    waiting: int = 0
    dead: int = 0
    skipped: int = 0


@dataclass(frozen=True)
class Timers:
    """Deadlines that lie ahead, and those that should have fired."""

    pending: int = 0
    overdue: int = 0


@dataclass(frozen=True)
class Summary:
    """The state of messaging in one service."""

    outbox: Outbox = field(default_factory=Outbox)
    inbox: Inbox = field(default_factory=Inbox)
    timers: Timers = field(default_factory=Timers)
    gaps: Any = 0


@dataclass(frozen=True)
class ServiceState:
    """One row of the event monitor; without a summary the service did not answer."""

    name: str
    summary: Summary | None = None
