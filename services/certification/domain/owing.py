"""Who owes what of a trajectory whose pupil left school: each work process that is not judged, and what stands in its way."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from services.certification.domain.evidence_request import EvidenceRequest
from services.certification.domain.trajectory import Trajectory

JUDGEMENT: Final = "judgement"
RECOGNITION: Final = "recognition"
TRAINER_MAIL: Final = "trainer_mail"
LINK: Final = "link"
JOB_COACH: Final = "job_coach"
WORKPLACE_TRAINER: Final = "workplace_trainer"
FRIDAY: Final = 4  # as a date counts the days of a week
DAYS_OF_A_WEEK: Final = 7


@dataclass(frozen=True)
class Piece:
    """One thing that somebody owes, in which role."""

    kind: str
    owner: str
    work_process: str | None = None


@dataclass
class Owing:
    """The clock of what is owed; it runs from leaving, or from the start of a trajectory after it."""

    trajectory_id: UUID
    since: date
    due_on: date
    settled_on: date | None = None
    escalated_at: datetime | None = None

    def is_overdue(self, today: date) -> bool:
        """Tell whether the last day is over."""
        return self.settled_on is None and self.due_on < today


@dataclass(frozen=True)
class Surroundings:
    """What the pieces of a trajectory follow from, besides itself."""

    judged: Container[str]
    asked: EvidenceRequest | None
    is_recognised: bool
    now: datetime


def begin(trajectory: Trajectory, weeks: int, today: date) -> Owing:
    """Set the clock: some weeks after today, or after the last day of a trajectory that goes on; never in a weekend."""
    due_on = max(today, trajectory.ends_on) + timedelta(weeks=weeks)
    if due_on.weekday() > FRIDAY:
        due_on += timedelta(days=DAYS_OF_A_WEEK - due_on.weekday())  # the Monday after
    return Owing(trajectory.trajectory_id, today, due_on)


def missing(trajectory: Trajectory, judged: Container[str]) -> list[str]:
    """Give the work processes that no trainer judged."""
    return [code for code in trajectory.work_processes if code not in judged]


def pieces(trajectory: Trajectory, around: Surroundings) -> list[Piece]:
    """Give everything that is owed; first what the job coach must see to before the trainer can judge."""
    codes = missing(trajectory, around.judged)
    if not codes:
        return []
    return [*_in_the_way(trajectory, around), *(Piece(JUDGEMENT, WORKPLACE_TRAINER, code) for code in codes)]


def waits_for(owed: Sequence[Piece]) -> str:
    """Give who must move first: the job coach as long as the trainer cannot."""
    return JOB_COACH if any(each.owner == JOB_COACH for each in owed) else WORKPLACE_TRAINER


def _in_the_way(trajectory: Trajectory, around: Surroundings) -> Iterator[Piece]:
    if not around.is_recognised:
        yield Piece(RECOGNITION, JOB_COACH)
    if trajectory.trainer_mail is None:
        yield Piece(TRAINER_MAIL, JOB_COACH)
    elif around.is_recognised and not (around.asked and around.asked.works(around.now)):
        yield Piece(LINK, JOB_COACH)
