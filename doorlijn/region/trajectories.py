"""Some young people of De Lijnstreek work towards a praktijkverklaring; of some a trainer signed everything."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from doorlijn.region.people import demo_person
from doorlijn.region.schemas import Schemas
from language.days import local
from messaging.ids import derived
from messaging.work import Work
from services.aftercare.domain.ids import PupilId
from services.certification.domain.judging import Draft
from services.certification.domain.trajectory import BORIS, MBO, Trajectory
from services.certification.handlers import (
    judge_work_processes,
    owing_clocks,
    request_evidence,
    start_trajectory,
    supply_evidence,
)
from services.certification.handlers.judge_work_processes import Task
from services.certification.handlers.request_evidence import RequestEvidence
from services.certification.storage.catalogue import Catalogue
from services.certification.storage.judging import Judging
from services.certification.storage.owings import Owings
from services.certification.storage.photos import Photos
from services.certification.storage.relations import Relations
from services.certification.storage.terms import Terms
from services.certification.storage.trajectories import Trajectories
from services.directory.domain.model import organisation_id_of

CREBOS: Final = ("25254", "25258", "25252")
A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
LASTS: Final = timedelta(days=90)
LINK: Final = timedelta(days=14)
READY: Final = 3  # of the first school: enough to issue one, and some at once; one more is for the mbo school
MBO_SCHOOL: Final = organisation_id_of("mbo", "ROC-LIJNLAND")
FIRST_SCHOOL: Final = organisation_id_of("school", "99AA")
TRAINER_MAIL: Final = "praktijkopleider@voorbeeld.example"
JUDGED: Final = ("alone", "with_help", "alone", "not_yet", "alone")


def tell(schemas: Schemas, named: Mapping[PupilId, str], now: datetime) -> None:
    """Start a trajectory for the first few, once; whoever is first has a trainer who signed."""
    pupil_ids = list(named)
    for number, (crebo, pupil_id) in enumerate(zip(CREBOS, pupil_ids, strict=False)):
        _start(schemas, crebo, pupil_id, named[pupil_id], now, is_signed=number == 0)
    with schemas.work("certification", now, demo_person("coordinator")) as work:
        of_school = work.use(Trajectories).lock_pupil
        ready = [each for each in pupil_ids[len(CREBOS) :] if of_school(each)[0] == FIRST_SCHOOL]
    for pupil_id in ready[:READY]:
        _start(schemas, CREBOS[0], pupil_id, named[pupil_id], now, is_signed=True)
    for pupil_id in ready[READY : READY + 1]:
        _start(schemas, CREBOS[0], pupil_id, named[pupil_id], now, is_signed=True, regime=MBO)


def _start(
    schemas: Schemas, crebo: str, pupil_id: PupilId, called: str, now: datetime, *, is_signed: bool, regime: str = BORIS
) -> None:
    with schemas.work("certification", now, demo_person("coordinator")) as work:
        trajectories = work.use(Trajectories)
        if trajectories.page(None, 1, pupil_id):
            return
        school_id, left_on = trajectories.lock_pupil(pupil_id)
        new = _trajectory(work, crebo, pupil_id, called, school_id)
        if regime == MBO:
            new = _of_mbo(new)
        work.publish(*start_trajectory.handle(new, work.use(Catalogue), trajectories))
        if left_on is not None:
            _owe(work, new)
        if is_signed:
            _sign(work, trajectories, new)


def _trajectory(work: Work, crebo: str, pupil_id: PupilId, called: str, school_id: UUID) -> Trajectory:
    catalogue, today = work.use(Catalogue), local(work.now).date()
    processes = catalogue.work_processes(crebo)
    return Trajectory(
        derived("demo trajectory", pupil_id),
        pupil_id,
        school_id,
        BORIS,
        crebo,
        processes[0].version,
        tuple(each.code for each in processes),
        catalogue.recognitions(crebo)[-1].company.company_id,
        today - LASTS,
        today + LASTS,
        called=called,
        trainer_name="Joost Hamer",
        trainer_mail=TRAINER_MAIL,
        started_at=work.now,
        started_by=demo_person("coordinator").person_id,
    )


def _of_mbo(boris: Trajectory) -> Trajectory:
    """Give the same, in the other regime: everybody signed before it began, and its last day was yesterday."""
    agreed, begins_on = boris.begins_on - A_WEEK, boris.begins_on - A_DAY
    return replace(
        boris,
        regime=MBO,
        begins_on=begins_on,
        ends_on=begins_on + LASTS,
        issuer_id=MBO_SCHOOL,
        agreed_by_company_on=agreed,
        agreed_by_school_on=agreed,
        agreed_by_pupil_on=agreed,
    )


def _owe(work: Work, new: Trajectory) -> None:
    """Let somebody owe what is not judged: the young person left school before."""
    owner_id, owings, terms = work.use(Relations).coach_of(new.pupil_id), work.use(Owings), work.use(Terms)
    told = owing_clocks.begin(new, "trajectory_started", owner_id, owings, terms, timers=work.timers, now=work.now)
    work.publish(told)


def _sign(work: Work, trajectories: Trajectories, of: Trajectory) -> None:
    """Let the trainer sign; his mail was used long ago, so none is asked for now."""
    judging, photos = work.use(Judging), work.use(Photos)
    command = RequestEvidence(of.trajectory_id, of.trainer_name, TRAINER_MAIL, of.started_by, LINK)
    asked, _mail = request_evidence.handle(command, trajectories, judging, work.now)
    drafts = {code: Draft(code, said) for code, said in zip(of.work_processes, JUDGED, strict=False)}
    task = Task(judging.get(asked.request_id), of, drafts)
    work.publish(*judge_work_processes.handle(task, task.seen, judging, photos, work.use(Catalogue), work.now))
    relations, owings = work.use(Relations), work.use(Owings)
    work.publish(supply_evidence.handle(task, relations, owings, photos, timers=work.timers, now=work.now))
