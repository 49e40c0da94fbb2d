"""What is owed of trajectories, as it is shown: worked out from how each stands now."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from access.actor import current_actor
from messaging.work import Work
from services.certification.domain import owing
from services.certification.domain.catalogue import Recognition
from services.certification.domain.evidence_request import EvidenceRequest
from services.certification.domain.judging import Judgement, is_recognised_for
from services.certification.domain.local_time import day_of
from services.certification.domain.owing import Owing, Surroundings
from services.certification.domain.trajectory import Trajectory
from services.certification.storage.catalogue import Catalogue
from services.certification.storage.owings import Owings
from services.certification.storage.relations import Relations

Judged = Mapping[UUID, Mapping[str, Judgement]]


def owed_of_each(
    work: Work, found: Sequence[Trajectory], judged: Judged, asked: Mapping[UUID, EvidenceRequest]
) -> dict[UUID, dict[str, Any]]:
    """Give what is owed of several trajectories; nothing of those whose pupil is at school, or that are judged."""
    clocks = work.use(Owings).of_each([each.trajectory_id for each in found])
    waiting = [each for each in found if each.trajectory_id in clocks]
    if not waiting:
        return {}
    recognitions = work.use(Catalogue).recognitions_of({each.company_id for each in waiting})
    coaches = work.use(Relations).coaches_of({each.pupil_id for each in waiting})
    return {
        each.trajectory_id: _owed(
            each,
            clocks[each.trajectory_id],
            _around(each, judged, asked, recognitions, work.now),
            coaches.get(each.pupil_id),
            day_of(work.now),
        )
        for each in waiting
    }


def _around(
    each: Trajectory,
    judged: Judged,
    asked: Mapping[UUID, EvidenceRequest],
    recognitions: Sequence[Recognition],
    now: datetime,
) -> Surroundings:
    own = [one for one in recognitions if one.company.company_id == each.company_id]
    request = asked.get(each.trajectory_id)
    return Surroundings(judged[each.trajectory_id], request, is_recognised_for(each, own, day_of(now)), now)


def _owed(each: Trajectory, clock: Owing, around: Surroundings, coach_id: UUID | None, today: date) -> dict[str, Any]:
    found = owing.pieces(each, around)
    me = current_actor()
    is_for_another = me.role == owing.JOB_COACH and coach_id not in {None, me.person_id}
    return {
        "since": clock.since,
        "due_on": clock.due_on,
        "is_overdue": clock.is_overdue(today),
        "owner_id": coach_id,
        "for_person_id": coach_id if is_for_another else None,
        "waits_for": owing.waits_for(found),
        "pieces": found,
    }
