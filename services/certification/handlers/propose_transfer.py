"""The work stopped: school or job coach asks an mbo school whether the trajectory may go on there, with what was earned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from messaging.ids import uuid7
from messaging.timers import Timers
from services.certification.domain.dossier import Dossier
from services.certification.domain.local_time import day_of, end_of
from services.certification.domain.term import TRANSFER_ANSWER
from services.certification.domain.transfer import Transfer, check_can_go_on, earned_of
from services.certification.domain.transfer_events import TrajectoryTransferProposed
from services.certification.domain.transfer_rules import NoMboSchool, TooManyQuestions
from services.certification.storage.judging import Judging
from services.certification.storage.photos import Photos
from services.certification.storage.relations import Relations
from services.certification.storage.terms import Terms
from services.certification.storage.trajectories import Trajectories
from services.certification.storage.transfers import Transfers

TRANSFER: Final = "transfer"
MOST_A_DAY: Final = 5


@dataclass(frozen=True)
class ProposeTransfer:
    trajectory_id: UUID
    to_id: UUID
    ended_on: date
    proposed_by: UUID


@dataclass(frozen=True)
class Shelves:
    """Where it is looked up and kept."""

    trajectories: Trajectories
    judging: Judging
    photos: Photos
    transfers: Transfers
    relations: Relations
    terms: Terms


def handle(
    command: ProposeTransfer, on: Shelves, timers: Timers, now: datetime
) -> tuple[Transfer, Sequence[TrajectoryTransferProposed]]:
    """Ask, with a clock; until the answer nobody judges, so that what goes along is what was signed."""
    of, today = on.trajectories.get(command.trajectory_id, lock=True), day_of(now)
    if not on.trajectories.is_issuer(command.to_id):
        raise NoMboSchool
    signed, photos = on.judging.signed(of.trajectory_id), on.photos.signed_hashes(of.trajectory_id)
    dossier = Dossier(of, signed, (), photos)
    check_can_go_on(dossier, command.ended_on, on.transfers.holding(of.trajectory_id), today)
    if on.transfers.asked_since(of.trajectory_id, end_of(today - timedelta(days=1))) >= MOST_A_DAY:
        raise TooManyQuestions(MOST_A_DAY)
    term = on.terms.of(TRANSFER_ANSWER, today)
    ids, of_dossier = (of.trajectory_id, of.pupil_id, of.school_id, command.to_id), (of.crebo, of.version)
    answer_by = today + timedelta(weeks=term.amount)
    earned = tuple(earned_of(dossier))
    new = Transfer(uuid7(), *ids, *of_dossier, command.ended_on, earned, command.proposed_by, now, answer_by)
    on.transfers.add(new)
    rule = f"{term.amount} {term.unit} to answer"
    timers.set(TRANSFER, new.transfer_id, "transfer_answer_due", end_of(answer_by), rule)
    owner_id = on.relations.coaches_of([of.pupil_id]).get(of.pupil_id)
    codes = tuple(each.code for each in earned)
    return new, [
        TrajectoryTransferProposed(new.transfer_id, *ids, owner_id, *of_dossier, codes, command.ended_on, answer_by)
    ]
