"""What the views about trajectories need: who reads, as far as the covenant lets him, and what a trajectory looks like."""

from typing import Any

from access.actor import current_actor
from access.row_security import see_for
from messaging.work import Work
from rest.auditing import for_colleague
from rest.transaction import openings
from services.certification.domain.catalogue import Recognition
from services.certification.domain.judging import newest
from services.certification.domain.local_time import day_of
from services.certification.domain.trajectory import Trajectory
from services.certification.storage.catalogue import Catalogue
from services.certification.storage.judging import Judging
from services.certification.storage.relations import Relations
from services.certification.storage.trajectories import Reader, Trajectories

JOB_COACH = "job_coach"


def seen(work: Work) -> Trajectories:
    """Give the trajectories that whoever asks may see: those of whoever may see the pupil, in these relations."""
    actor, today = current_actor(), day_of(work.now)
    away = work.use(Relations).away(actor.person_id, today) if actor.role == JOB_COACH else []
    if away:
        for_colleague(*away)
    people = (actor.person_id, *away)
    see_for(work.session, people)
    return work.use(Trajectories).seen_by(Reader(openings("pupil", today).keys(), actor.organisation_id, people))


def shown(work: Work, trajectory: Trajectory) -> dict[str, Any]:
    """Show one, with the words of the catalogue."""
    catalogue = work.use(Catalogue)
    titles = {
        each.code: each.title
        for each in catalogue.work_processes(trajectory.crebo)
        if each.version == trajectory.version
    }
    found = catalogue.qualification(trajectory.crebo)
    judging = work.use(Judging)
    judged, asked = newest(judging.signed(trajectory.trajectory_id)), judging.newest_of(trajectory.trajectory_id)
    return vars(trajectory) | {
        "qualification": found.name,
        "level": found.level,
        "company": _company(catalogue, trajectory),
        "work_processes": [
            {"code": code, "title": titles.get(code, code), "judged": judged.get(code)}
            for code in trajectory.work_processes
        ],
        "request": asked,
    }


def _company(catalogue: Catalogue, trajectory: Trajectory) -> object:
    granted: list[Recognition] = catalogue.recognitions(company_id=trajectory.company_id)
    return granted[0].company
