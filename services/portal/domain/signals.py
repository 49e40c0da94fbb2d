"""What the notifications and messaging APIs tell: who was told what, and where every event is."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True)
class Notification:
    """Something this reader was told."""

    id: UUID
    kind: str
    occurred_at: datetime
    is_read: bool
    title: str = ""
    text: str = ""
    must_act: bool = False
    pupil_id: UUID | None = None
    for_person_id: UUID | None = None
    due_on: date | None = None
    action_path: str = ""


@dataclass(frozen=True)
class Unread:
    """How many notifications a reader did not open; 100 stands for 100 or more."""

    unread: int


@dataclass(frozen=True)
class Outbox:
    """Events that are stored and still have to go out."""

    waiting: int = 0
    oldest_seconds: int = 0


@dataclass(frozen=True)
class Open:
    """How many events stay in one state, and for how long the oldest."""

    count: int = 0
    oldest_seconds: int = 0


@dataclass(frozen=True)
class Inbox:
    """Events a service received and did not settle."""

    retry: Open = field(default_factory=Open)
    waiting: Open = field(default_factory=Open)
    dead: Open = field(default_factory=Open)


@dataclass(frozen=True)
class Timers:
    """Deadlines of the coming day, and those that should have fired."""

    coming_day: int = 0
    overdue: int = 0


@dataclass(frozen=True)
class Gaps:
    """Events that others say they sent and that did not arrive."""

    open: int = 0
    past_day: int = 0


@dataclass(frozen=True)
class Summary:
    """The state of messaging in one service."""

    outbox: Outbox = field(default_factory=Outbox)
    inbox: Inbox = field(default_factory=Inbox)
    timers: Timers = field(default_factory=Timers)
    gaps: Gaps = field(default_factory=Gaps)


@dataclass(frozen=True)
class Letter:
    """An event that a service could not handle."""

    event_id: UUID
    name: str | None = None
    reason: str | None = None
    fingerprint: str | None = None
    attempts: int = 0
    service: str = ""


@dataclass(frozen=True)
class Published:
    """One event of a service's journal."""

    event_id: UUID
    name: str
    recorded_at: datetime
    is_waiting: bool = False
    service: str = ""


@dataclass(frozen=True)
class ServiceState:
    """One row of the event monitor; without a summary the service did not answer."""

    name: str
    summary: Summary | None = None


@dataclass(frozen=True)
class SupportAccess:
    """Somebody of support asked to see one file, or sees it."""

    id: UUID
    pupil_id: UUID
    person_id: UUID
    role: str
    reason: str
    state: str
    requested_at: datetime
    decided_by_id: UUID | None = None
    until: datetime | None = None
