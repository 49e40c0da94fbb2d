"""Somebody notes what a young person has and wants, as the young person told it."""

from dataclasses import dataclass
from datetime import datetime

from services.aftercare.domain.ids import CaseId, PersonId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.matching import StartingPoint
from services.aftercare.storage.cases import Cases
from services.aftercare.storage.starting_points import StartingPoints


@dataclass(frozen=True)
class NoteStartingPoint:
    case_id: CaseId
    work_processes: tuple[str, ...]
    leerlijnen: tuple[str, ...]
    municipalities: tuple[str, ...]
    noted_by: PersonId


def handle(command: NoteStartingPoint, cases: Cases, points: StartingPoints, now: datetime) -> StartingPoint:
    """Keep it in the place of what was noted before."""
    cases.lock(command.case_id).check_open()
    new = StartingPoint(noted_on=day_of(now), **vars(command))
    points.put(new)
    return new
