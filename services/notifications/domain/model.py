"""What notifications must know of the world to tell the right people: ids, roles, dates; never a name or an address."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

COORDINATOR = "coordinator"


@dataclass(frozen=True)
class Organisation:
    """A school, municipality or other body."""

    organisation_id: UUID
    kind: str
    code: str


@dataclass(frozen=True)
class Role:
    """Somebody may act for an organisation; without municipalities, for its whole area."""

    role_id: UUID
    person_id: UUID
    role: str
    organisation_id: UUID
    municipalities: list[str]

    def covers(self, municipality: str | None) -> bool:
        """Tell whether this role reaches into a municipality; an unknown one is everybody's."""
        return municipality is None or not self.municipalities or municipality in self.municipalities


@dataclass(frozen=True)
class Absence:
    """A colleague does the work of somebody who is away, up to and including a day."""

    person_id: UUID
    substitute_id: UUID
    until: date | None


@dataclass
class Case:
    """Two years of aftercare for one young person, as far as telling people goes; filled by the events of the case."""

    case_id: UUID
    pupil_id: UUID | None = None
    school_id: UUID | None = None
    municipality: str | None = None
    ends_on: date | None = None
    job_coach_id: UUID | None = None
    werkconsulent_id: UUID | None = None

    def concerns_school_on(self, day: date) -> bool:
        """Tell whether the school may still hear of its former pupil: only within the two years (fails closed)."""
        return self.school_id is not None and self.ends_on is not None and day <= self.ends_on

    def open(self, pupil_id: UUID, school_id: UUID, municipality: str, ends_on: date) -> None:
        """Learn whose case this is and until when the school may hear of it."""
        self.pupil_id, self.school_id, self.municipality, self.ends_on = pupil_id, school_id, municipality, ends_on

    def assign(self, pupil_id: UUID, job_coach_id: UUID) -> None:
        """Learn who the job coach is."""
        self.pupil_id, self.job_coach_id = pupil_id, job_coach_id

    def be_helped_by(self, job_coach_id: UUID | None, werkconsulent_id: UUID | None) -> None:
        """Learn who helps from now on; nobody means nobody: whoever did before has left."""
        self.job_coach_id, self.werkconsulent_id = job_coach_id, werkconsulent_id

    @property
    def helpers(self) -> list[UUID]:
        """Give the professionals who help this young person."""
        return [person for person in (self.job_coach_id, self.werkconsulent_id) if person is not None]


@dataclass
class Notification:
    """A line in somebody's list of what happened; the open task is the record, not the unread mark."""

    notification_id: UUID
    event_id: UUID
    kind: str
    person_id: UUID
    for_person_id: UUID | None
    must_act: bool
    case_id: UUID | None
    pupil_id: UUID | None
    due_on: date | None
    action_path: str
    occurred_at: datetime
    read_at: datetime | None = None

    def read(self, now: datetime) -> None:
        """Note that its reader saw it; seeing it again changes nothing."""
        self.read_at = self.read_at or now
