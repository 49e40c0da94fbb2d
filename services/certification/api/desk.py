"""What the views about trajectories need: who reads, as far as the covenant lets him, and what a trajectory looks like."""

from collections.abc import Sequence
from typing import Any

from access.actor import current_actor
from access.policy import ISSUING
from access.row_security import see_for
from messaging.work import Work
from rest.auditing import for_colleague
from rest.transaction import openings
from services.certification.api.owed import owed_of_each
from services.certification.domain.judging import newest
from services.certification.domain.local_time import day_of
from services.certification.domain.trajectory import Trajectory
from services.certification.storage.catalogue import Catalogue
from services.certification.storage.judging import Judging
from services.certification.storage.photos import Photos
from services.certification.storage.relations import Relations
from services.certification.storage.trajectories import Reader, Trajectories

JOB_COACH = "job_coach"
OF_ISSUERS = ("school_staff", "mbo_staff")  # who works at a body that gives documents


def seen(work: Work) -> Trajectories:
    """Give the trajectories that whoever asks may see: those of whoever may see the pupil, in these relations."""
    actor, today = current_actor(), day_of(work.now)
    away = work.use(Relations).away(actor.person_id, today) if actor.role == JOB_COACH else []
    if away:
        for_colleague(*away)
    people = (actor.person_id, *away)
    see_for(work.session, people)
    opened = {**openings("pupil", today), **openings("document", today, ISSUING)}
    return work.use(Trajectories).seen_by(Reader(opened, actor.organisation_id, people))


def shown(work: Work, trajectory: Trajectory) -> dict[str, Any]:
    """Show one, with the words of the catalogue."""
    return all_shown(work, [trajectory])[0]


def all_shown(work: Work, found: Sequence[Trajectory]) -> list[dict[str, Any]]:
    """Show several, with as many questions to the database as for one."""
    catalogue, judging, ids = work.use(Catalogue), work.use(Judging), [each.trajectory_id for each in found]
    crebos = {each.crebo for each in found}
    qualifications, titles = catalogue.qualifications(crebos), catalogue.titles(crebos)
    cards = {each.key: each.steps for each in catalogue.work_cards(crebos)}
    companies = catalogue.companies({each.company_id for each in found})
    judged_of = {each: newest(signed) for each, signed in judging.signed_of_each(ids).items()}
    asked = judging.newest_of_each(ids)
    photos = work.use(Photos).signed_of_each(ids)
    owed = owed_of_each(work, found, judged_of, asked)

    def one(trajectory: Trajectory) -> dict[str, Any]:
        judged, qualification = judged_of[trajectory.trajectory_id], qualifications[trajectory.crebo]
        chosen = [
            {
                "code": code,
                "title": titles.get((trajectory.crebo, trajectory.version, code), code),
                "steps": cards.get((trajectory.crebo, trajectory.version, code), ()),
                "judged": judged.get(code),
                "photos": [each.photo_id for each in photos.get((trajectory.trajectory_id, code), ())],
            }
            for code in trajectory.work_processes
        ]
        return vars(trajectory) | {
            "qualification": qualification.name,
            "level": qualification.level,
            "company": companies[trajectory.company_id],
            "work_processes": chosen,
            "request": asked.get(trajectory.trajectory_id),
            "owed": owed.get(trajectory.trajectory_id),
        }

    return [one(each) for each in found]
