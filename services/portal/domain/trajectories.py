"""Trajectories to a praktijkverklaring as the API tells them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from language.texts import N_
from services.portal.domain import trajectory_transfers
from services.portal.domain.leerlijnen import Leerlijn

REGIMES = {
    "boris": N_("De school geeft de praktijkverklaring (Boris)"),
    "mbo": N_("Een mbo-school geeft de praktijkverklaring"),
}


JUDGEMENTS = {
    "alone": N_("Kan dit alleen"),
    "with_help": N_("Kan dit met hulp"),
    "not_yet": N_("Nog niet"),
}


EVENTS = {
    "trajectory_started": N_("Traject gestart"),
    "evidence_requested": N_("Praktijkopleider gevraagd om te beoordelen"),
    "work_process_judged": N_("Werkproces beoordeeld"),
    "evidence_owed": N_("Werkprocessen nog niet beoordeeld"),
    "evidence_supplied": N_("Beoordeling ondertekend"),
    "evidence_overdue": N_("Beoordeling te laat"),
} | trajectory_transfers.EVENTS
TERMS = {
    "evidence": N_("Werkprocessen laten beoordelen, na school of na het einde van het traject"),
    "transfer_answer": N_("De mbo-school antwoordt of zij een traject overneemt"),
}
OWED = {
    "judgement": N_("Werkproces beoordelen"),
    "link": N_("De praktijkopleider een link sturen"),
    "trainer_mail": N_("Het mailadres van de praktijkopleider vragen"),
    "recognition": N_("Een erkend leerbedrijf zoeken: de erkenning is voorbij"),
}
NOT_YET = "not_yet"
WORKPLACE_TRAINER = "workplace_trainer"
RECOGNITION = "recognition"


@dataclass(frozen=True)
class Piece:
    """One thing that somebody owes, in which role."""

    kind: str
    owner: str
    work_process: str | None = None


@dataclass(frozen=True)
class Owed:
    """What is missing since the young person left school, by when, and who must move first."""

    since: date
    due_on: date
    is_overdue: bool = False
    owner_id: UUID | None = None
    for_person_id: UUID | None = None
    waits_for: str = WORKPLACE_TRAINER
    pieces: list[Piece] = field(default_factory=list)

    def of(self, owner: str) -> list[Piece]:
        """What somebody in this role owes."""
        return [one for one in self.pieces if one.owner == owner]


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
    photos: list[UUID] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)  # of its work card

    @property
    def is_earned(self) -> bool:
        """Whether the young person can do it, alone or with help."""
        return self.judged is not None and self.judged.judgement != NOT_YET


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
    photos: list[UUID] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)  # of its work card


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
    started_at: datetime
    started_by_id: UUID
    issuer_id: UUID | None = None
    agreed_by_company_on: date | None = None  # the placement agreement of the mbo
    agreed_by_school_on: date | None = None
    agreed_by_pupil_on: date | None = None
    request: Asked | None = None
    trainer_mail: str | None = None
    owed: Owed | None = None
    work_processes: list[Chosen] = field(default_factory=list)

    @property
    def judged(self) -> int:
        """How many work processes a trainer judged."""
        return sum(one.judged is not None for one in self.work_processes)

    @property
    def earned(self) -> int:
        """How many work processes the young person can do."""
        return sum(one.is_earned for one in self.work_processes)


@dataclass(frozen=True)
class Least:
    """What an employer in a leerlijn asks at the least, of the qualification of a trajectory, and how far that is."""

    leerlijn: str
    earned: list[str]
    to_judge: list[str]  # in the trajectory, and not earned yet
    elsewhere: list[str]  # not in this trajectory


def least_of(found: Trajectory, leerlijnen: Iterable[Leerlijn]) -> list[Least]:
    """Lay a trajectory beside the leerlijnen that lead to work with the same qualification."""
    earned = {one.code for one in found.work_processes if one.is_earned}
    chosen = {one.code for one in found.work_processes}
    asked = ((one, [each for each in one.needed if each.crebo == found.crebo]) for one in leerlijnen)
    return [
        Least(
            one.name,
            [each.title for each in needed if each.code in earned],
            [each.title for each in needed if each.code in chosen - earned],
            [each.title for each in needed if each.code not in chosen],
        )
        for one, needed in asked
        if needed
    ]


@dataclass(frozen=True)
class OwedWork:
    """A trajectory of which something is owed, as a line of a list."""

    trajectory_id: UUID
    pupil_id: UUID
    school_id: UUID
    qualification: str
    company: Company
    trainer_name: str
    ends_on: date
    owed: Owed
    request: Asked | None = None

    @property
    def may_be_asked(self) -> bool:
        """Whether the trainer could judge with a link: not without a company that is recognised."""
        return all(one.kind != RECOGNITION for one in self.owed.pieces)

    @property
    def to_judge(self) -> int:
        """How many work processes are not judged yet."""
        return len(self.owed.of(WORKPLACE_TRAINER))
