"""Trajectories to a praktijkverklaring as the API tells them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from language.texts import N_

REGIMES = {
    "boris": N_("De school geeft de praktijkverklaring (Boris)"),
    "mbo": N_("Een mbo-school geeft de praktijkverklaring"),
}


JUDGEMENTS = {
    "alone": N_("Kan dit alleen"),
    "with_help": N_("Kan dit met hulp"),
    "not_yet": N_("Nog niet"),
}


@dataclass(frozen=True)
class Judged:
    """What was signed last of a work process."""

    judgement: str
    trainer_name: str
    signed_at: datetime
    remark: str = ""


@dataclass(frozen=True)
class Chosen:
    """A work process of a trajectory."""

    code: str
    title: str
    judged: Judged | None = None


@dataclass(frozen=True)
class Asked:
    """The link that was sent last to the trainer."""

    state: str
    requested_at: datetime
    expires_at: datetime
    signed_at: datetime | None = None


@dataclass(frozen=True)
class Code:
    """What the sender tells the trainer, shown once."""

    code: str
    expires_at: datetime


@dataclass(frozen=True)
class ToJudge:
    """A work process of a task, with what is filled in."""

    code: str
    title: str
    judgement: str | None = None
    remark: str = ""


@dataclass(frozen=True)
class Task:
    """What a workplace trainer is asked; `seen` stands for it as it is shown."""

    request_id: UUID
    seen: str
    called: str
    trainer_name: str
    qualification: str
    company: "Company"
    begins_on: date
    ends_on: date
    expires_at: datetime
    work_processes: list[ToJudge] = field(default_factory=list)

    @property
    def missing(self) -> list[ToJudge]:
        """The work processes that are not judged yet."""
        return [one for one in self.work_processes if not one.judgement]


@dataclass(frozen=True)
class Company:
    """Where it is learned."""

    company_id: UUID
    name: str
    place: str
    sbb_id: str = ""
    address: str = ""


@dataclass(frozen=True)
class Trajectory:
    """One trajectory of one young person."""

    id: UUID
    pupil_id: UUID
    school_id: UUID
    regime: str
    crebo: str
    qualification: str
    level: int
    version: str
    company: Company
    begins_on: date
    ends_on: date
    called: str
    trainer_name: str
    trainer_mail: str
    started_at: datetime
    started_by_id: UUID
    issuer_id: UUID | None = None
    request: Asked | None = None
    work_processes: list[Chosen] = field(default_factory=list)

    @property
    def judged(self) -> int:
        """How many work processes a trainer judged."""
        return sum(one.judged is not None for one in self.work_processes)
