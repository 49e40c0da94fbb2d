"""A trajectory goes on at an mbo school after the work stopped: asked, then accepted, refused or taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from services.certification.domain.dossier import Dossier
from services.certification.domain.judging import first_forgery
from services.certification.domain.trajectory import BORIS
from services.certification.domain.transfer_rules import (
    EverythingIsEarned,
    ItBeganThere,
    JudgementsAreNotWhole,
    OnlyBorisGoesOn,
    PlacementEndedWithin,
    TransferIsAnswered,
    TransferIsAsked,
)

PROPOSED: Final = "proposed"
ACCEPTED: Final = "accepted"
REFUSED: Final = "refused"
WITHDRAWN: Final = "withdrawn"
STATES: Final = (PROPOSED, ACCEPTED, REFUSED, WITHDRAWN)
HOLDING: Final = (PROPOSED, ACCEPTED)  # nobody judges meanwhile, and the mbo school sees it
REFUSALS: Final = ("no_place", "other_qualification", "not_admitted", "known_elsewhere", "other")


@dataclass(frozen=True)
class EarnedBefore:
    """A work process that the young person can do, as it was signed; the hash is that of the judgement."""

    code: str
    title: str
    judgement: str
    trainer_name: str
    signed_at: datetime
    hash: str


@dataclass
class Transfer:
    """The question to an mbo school, with what was earned; that stays as it was, and is part of no other regime."""

    transfer_id: UUID
    trajectory_id: UUID
    pupil_id: UUID
    school_id: UUID
    to_id: UUID
    crebo: str
    version: str  # of the dossier: codes mean something only in it
    ended_on: date
    earned: tuple[EarnedBefore, ...]
    proposed_by: UUID
    proposed_at: datetime
    answer_by: date
    state: str = PROPOSED
    answered_by: UUID | None = None
    answered_at: datetime | None = None
    reason: str | None = None
    escalated_at: datetime | None = None

    def answer(self, state: str, by: UUID, now: datetime, reason: str | None = None) -> bool:
        """Accept or refuse; the same answer again changes nothing. Tells whether it is new."""
        if self.state == state:
            return False
        if self.state != PROPOSED:
            raise TransferIsAnswered
        self.state, self.answered_by, self.answered_at, self.reason = state, by, now, reason
        return True

    def take_back(self, by: UUID, now: datetime, *, has_begun: bool) -> bool:
        """Take the question back, also after a yes, unless it began there; again changes nothing. Tells whether it is new."""
        if self.state == WITHDRAWN:
            return False
        if self.state not in HOLDING:
            raise TransferIsAnswered
        if has_begun:
            raise ItBeganThere
        self.state, self.answered_by, self.answered_at = WITHDRAWN, by, now
        return True

    def is_overdue(self, today: date) -> bool:
        """Tell whether the answer is too late."""
        return self.state == PROPOSED and self.answer_by < today


def check_can_go_on(dossier: Dossier, ended_on: date, before: Transfer | None, today: date) -> None:
    """Refuse what is of the mbo already, what leaves nothing to go on with, and a second question at once."""
    of = dossier.trajectory
    if before is not None:
        raise TransferIsAsked
    if of.regime != BORIS:
        raise OnlyBorisGoesOn
    if not of.begins_on <= ended_on <= today:
        raise PlacementEndedWithin(of.begins_on, today)
    if first_forgery(dossier.signed, dossier.photos) is not None:
        raise JudgementsAreNotWhole
    if len(dossier.earned) == len(of.work_processes):
        raise EverythingIsEarned


def earned_of(dossier: Dossier) -> Sequence[EarnedBefore]:
    """Give what would stand on a document: what the young person can do, never a remark or a photo."""
    return [
        EarnedBefore(each.work_process, each.title, each.judgement, each.trainer_name, each.signed_at, each.hash.hex())
        for each in dossier.earned
    ]
